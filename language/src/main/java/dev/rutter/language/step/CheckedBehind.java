package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sentence behind a command that says what to look at now: `**Check:** the dashboard lists the
/// new version.` It is a step of its own; where commands that look stand right below it, it is
/// their title.
public final class CheckedBehind {
    private static final QuickPattern OPENS =
            QuickPattern.compile(
                    "^\\W*(?:check|verify|confirm|validate|verification|checkpoint|proof)\\W*:\\s*(\\S.*)$",
                    CASE_INSENSITIVE);
    private static final QuickPattern ORDERED =
            QuickPattern.compile(
                    "^\\W*(?:check|verify|confirm|ensure|make sure) that (\\S.*[^:\\s])$",
                    CASE_INSENSITIVE);

    /// An address or a path and its status need no command to be looked at.
    private static final QuickPattern ANSWERS =
            QuickPattern.compile(
                    "`(?:(?:GET|HEAD) )?(?:https?://|/)[^`\\s]*`.{0,40}\\b[1-5]\\d\\d\\b",
                    CASE_INSENSITIVE);

    /// Commands that look.
    private static final QuickPattern LOOKS =
            QuickPattern.compile(
                    "^(?:sudo )?(?:curl|wget|http|https|xh|dig|nslookup|ping|nc|openssl|psql|mysql|redis-cli|sqlite3|grep|rg|jq|ps|df|free|uptime|ss|netstat|systemctl (?:status|is-\\w+)|echo)\\b|\\b(?:status|check|verify|smoke|health|tests?|list|ls|show|get|describe|logs?|version|info|state|ps|doctor|ping|inspect|count)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern EMPHASIS =
            QuickPattern.compile("\\*{1,3}|(?=_)(?:(?<!\\w)_{1,2}|_{1,2}(?!\\w))");

    private CheckedBehind() {}

    /// Reads a line that is one; answers whether it is.
    public static boolean read(Context context, Unit unit, Scope scope, @Nullable Block next) {
        var text = unit.text();
        var opened = OPENS.matcher(bare(text));
        var labelled = opened.find();
        if (!(labelled || ORDERED.find(bare(text)))
                || text.strip().endsWith(":")
                || context.last().isEmpty()
                || !acts(scope.phase())
                || Phrases.guards(text)
                || next instanceof Block.Items
                || next instanceof Block.Table
                || !InlineCommands.of(text).isEmpty()) {
            return false;
        }
        var answers = ANSWERS.find(text);
        var below = next instanceof Block.Fence fence ? fence.content() : List.<String>of();
        if (!answers && (below.isEmpty() ? !labelled : LOOKS.find(first(below)))) {
            return false;
        }
        context.notes.mark(unit.line(), "it says what is to be looked at", Role.MANUAL);
        context.person(scope, labelled ? opened.group(1) : text, unit.line(), unit.lastLine());
        return true;
    }

    /// Whether a command looks how things are.
    public static boolean looks(String script) {
        return LOOKS.find(script);
    }

    private static String bare(String text) {
        return EMPHASIS.replaceAll(text, "").strip();
    }

    private static boolean acts(Phase phase) {
        return switch (phase) {
            case PREPARE, DEPLOY, VERIFY, ROLLBACK, MAINTAIN -> true;
            case NONE, OVERVIEW, WATCH, INCIDENT, TROUBLE, CONTACTS, REFERENCE, TEMPLATE -> false;
        };
    }

    private static String first(List<String> content) {
        return content.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
    }
}
