package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.StepDraft;
import dev.rutter.language.sentence.HaltSentences;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.text.QuickPattern;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `Restart only after the alert shows "Resolved".` beside the command that restarts: it is asked
/// before that command, wherever it is said.
final class HeldBack {
    /// A case (`only if`, `only once per host`) is asked by its guard.
    private static final String WAITS =
            "(?:after|once(?! (?:per|each|every|and|for|on|in)\\b)|when|as soon as)\\s+[^`]{6,200}$";

    private static final String DEED =
            "(?<verb>[a-z]{2,20})\\b(?<what>(?: (?!only\\b)[\\w-]+){0,6}) ";

    private static final QuickPattern BEFORE_TIME =
            QuickPattern.compile("^\\W*(?:please )?" + DEED + "only " + WAITS, CASE_INSENSITIVE);

    private static final QuickPattern IN_FRONT =
            QuickPattern.compile("^\\W*only " + DEED + WAITS, CASE_INSENSITIVE);

    private static final QuickPattern FRONT = QuickPattern.compile("^\\W*only ", CASE_INSENSITIVE);

    private static final QuickPattern ANY =
            QuickPattern.compile("run|do|execute|use|perform|take|call", CASE_INSENSITIVE);

    private static final QuickPattern THIS =
            QuickPattern.compile("^ (?:this|it|these|that|the)\\b", CASE_INSENSITIVE);

    private static final QuickPattern AGAIN =
            QuickPattern.compile("^re(?=start|deploy|run|enable)");

    private static final QuickPattern ENDS_IN_E = QuickPattern.compile("e$");

    private static final QuickPattern CASE =
            QuickPattern.compile("\\bonly (?:if|when)\\b", CASE_INSENSITIVE);

    private HeldBack() {}

    /// Asks such a sentence before the command above or below that it is about; answers whether it
    /// is one.
    static boolean asked(
            Context context, Scope scope, String sentence, Unit unit, @Nullable Block next) {
        var words = sentence.strip();
        var found = BEFORE_TIME.first(words).or(() -> IN_FRONT.first(words));
        if (found.isEmpty() || !Imperatives.tells(FRONT.replaceFirst(words, ""))) {
            return false;
        }
        var said = found.get();
        var verb = said.group("verb").toLowerCase(Locale.ROOT);
        var any = ANY.matches(verb) && THIS.find(said.group("what"));
        var command = Pattern.compile(command(verb), CASE_INSENSITIVE);
        // What announces the block is its condition.
        if (any && next instanceof Block.Fence && unit.text().endsWith(":") && CASE.find(words)) {
            return false;
        }
        if (next instanceof Block.Fence fence
                && fence.content().stream().anyMatch(it -> any || command.matcher(it).find())) {
            ask(context, scope, sentence, unit);
            return true;
        }
        var held =
                context.notes.draftsSince(0).reversed().stream()
                        .filter(it -> it.span().line() < unit.line() && !it.script().isEmpty())
                        .filter(it -> any || command.matcher(it.script()).find())
                        .findFirst();
        held.ifPresent(it -> ask(context, scope, sentence, unit).before(it.place().line()));
        return held.isPresent();
    }

    private static StepDraft ask(Context context, Scope scope, String sentence, Unit unit) {
        return context.person(
                scope, HaltSentences.question(sentence), unit.line(), unit.lastLine());
    }

    /// What a command that does so is called.
    private static String command(String verb) {
        return "\\b(?:re)?"
                + switch (verb) {
                    case "delete", "remove", "drop", "destroy" ->
                            "(?:delete|remove|drop|destroy|rm|prune|purge|uninstall)";
                    case "deploy", "release", "ship", "publish" ->
                            "(?:deploy|release|ship|publish|promote|upgrade|apply|up|push)";
                    case "restore" -> "(?:restore|import|psql|pg_restore)";
                    default ->
                            Pattern.quote(ENDS_IN_E.replaceFirst(AGAIN.replaceFirst(verb, ""), ""));
                };
    }
}
