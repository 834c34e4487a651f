package dev.rutter.language.fence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.FenceClassifier;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.text.QuickPattern;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/// A card of commands to look up: one block that starts, looks at and stops one and the same thing,
/// each line with a remark on what it is for; or what stands below `Common operations:`. Nobody
/// types it from the first line to the last.
final class CheatSheet {
    private static final QuickPattern START =
            QuickPattern.compile("(?:re)?start|up|run|enable|--(?:background|daemon|start|detach)");

    private static final QuickPattern STOP =
            QuickPattern.compile("stop|down|kill|disable|--(?:stop|kill)");

    private static final QuickPattern LOOK =
            QuickPattern.compile("status|ps|logs?|is-active|info|health|reload|--status|version");

    private static final QuickPattern REMARK = QuickPattern.compile("\\s#\\s*\\S.*$");
    private static final QuickPattern BLANKS = QuickPattern.compile("\\s+");

    /// A step of a row: `# 1. Stop it`.
    private static final QuickPattern COUNTED =
            QuickPattern.compile("#\\s*(?:step\\s*)?\\d+\\s*[.):–-]", CASE_INSENSITIVE);

    private static final QuickPattern TITLED =
            QuickPattern.compile(
                    "^\\W*(?:common|useful|handy|helpful|everyday|day-to-day|frequently used|other useful) (?:\\w+ )?(?:operations|commands|tasks)\\W*$",
                    CASE_INSENSITIVE);

    private static final int MOST = 20;

    private CheatSheet() {}

    /// Whether the words above a fence call it one.
    static boolean titled(Scope scope, String lead) {
        return FenceClassifier.acts(scope.phase())
                && scope.phase() != Phase.MAINTAIN
                && TITLED.find(lead);
    }

    /// Asks for what is needed of a fence whose lines are one; answers whether they are.
    static boolean asked(Context context, Block.Fence fence, Scope scope) {
        if (!FenceClassifier.acts(scope.phase()) || !is(fence.content())) {
            return false;
        }
        var lines = fence.content().stream().map(String::strip).filter(it -> !it.isEmpty());
        var line = fence.firstLine();
        context.notes.mark(line, "a card of commands, to type what is needed of", Role.MANUAL);
        context.person(
                scope,
                "Type what is needed of: "
                        + lines.map(it -> BLANKS.replaceAll(it, " "))
                                .collect(Collectors.joining("; ")),
                line,
                fence.lastLine());
        return true;
    }

    private static boolean is(List<String> content) {
        if (content.size() < 2 || content.size() > MOST) {
            return false;
        }
        var things = new HashSet<String>();
        var remarked = false;
        var started = false;
        var stopped = false;
        var lines = 0;
        for (var line : content) {
            var text = line.strip();
            if (text.isEmpty()) {
                continue;
            }
            if (text.startsWith("#")) {
                if (COUNTED.find(text)) {
                    return false;
                }
                remarked = true;
                continue;
            }
            var script = REMARK.replaceFirst(text, "").strip();
            if (!remarked && script.length() == text.length()) {
                return false;
            }
            remarked = false;
            var thing = new StringBuilder();
            var verb = "";
            for (var word : BLANKS.split(script, -1)) {
                if (START.matches(word) || STOP.matches(word) || LOOK.matches(word)) {
                    verb = verb.isEmpty() ? word : verb;
                } else if (!word.startsWith("-")) {
                    thing.append(word).append(' ');
                }
            }
            // What is started again behind its stop is a restart.
            if (verb.isEmpty() || (stopped && START.matches(verb))) {
                return false;
            }
            started |= START.matches(verb);
            stopped |= started && STOP.matches(verb);
            things.add(thing.toString());
            lines++;
        }
        return lines > 1 && stopped && things.size() == 1;
    }
}
