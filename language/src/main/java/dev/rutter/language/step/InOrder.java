package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.command.NextCommand;
import dev.rutter.language.command.OtherCommand;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.Sequences;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.HaltSentences;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Retreat;
import dev.rutter.language.sentence.SaidFirst;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// Commands that one line gives one behind the other: `` `./upload`, look at the preview, then
/// `./go-live` ``. Words that lead on from one that is told tell the next, and what is said between
/// two of them is done by a person.
public final class InOrder {

    private static final QuickPattern OPENS =
            QuickPattern.compile(
                    "^\\s*(?:\\([^()`]*\\))?[\\s,;.:+→–—-]*(?:(?:and|then|next|afterwards)\\b[\\s,]*)*",
                    CASE_INSENSITIVE);
    private static final QuickPattern ENDS =
            QuickPattern.compile(
                    "[\\s,;.:(–—→-]*(?:\\b(?:and|run|running|do|use|execute|type|"
                            + NextCommand.THEN
                            + ")[\\s,;:]*)*$",
                    CASE_INSENSITIVE);

    /// What the next command is there for: `copy it with`.
    private static final QuickPattern WITH =
            QuickPattern.compile(
                    "(?:^|[,;.]|\\b(?:and|then)\\b)(?:(?!\\b(?:and|then)\\b)[^,;.])*\\b(?:with|using|via|by)(?: running)?\\W*$",
                    CASE_INSENSITIVE);

    /// What is looked for in the command's own result.
    private static final QuickPattern SEEN =
            QuickPattern.compile(
                    "^\\W*(?:and|then|to)\\s+(?:verify|confirm|ensure|make sure)\\b",
                    CASE_INSENSITIVE);

    /// The first of a row: `Usually: stop the app, run …`.
    private static final QuickPattern FIRST =
            QuickPattern.compile(
                    "(?:^|[.:;]\\s)\\W*([a-z][^`.:;,]{4,80}),\\s*(?:and\\s+|then\\s+)*(?:run|execute|use|type|call)\\s*$",
                    CASE_INSENSITIVE);

    /// Where something is typed: no deed of its own.
    private static final QuickPattern ENTERS =
            QuickPattern.compile(
                    "^\\W*(?:if|when|once|after|to|for|open an? (?:terminal|shell)|log ?in|ssh|connect|go to|cd|change (?:in)?to|navigate|switch to|enter)\\b",
                    CASE_INSENSITIVE);

    private InOrder() {}

    /// Adds what a person does behind the command at `index` and before the next.
    public static void between(
            Context context, Scope scope, String text, List<String> scripts, int index, int line) {
        if (index + 1 >= scripts.size()) {
            return;
        }
        if (index == 0) {
            first(context, scope, text, scripts.getFirst(), line);
        }
        var between = OtherCommand.between(text, scripts.get(index), scripts.get(index + 1));
        if (SaidFirst.is(text, scripts.get(index + 1)) || Sequences.in(text).isPresent()) {
            return;
        }
        var own = WITH.replaceFirst(between, "");
        var words = ENDS.replaceFirst(OPENS.replaceFirst(own, ""), "").strip();
        if (!words.isEmpty()
                && !Retreat.before(between)
                && !Retreat.watched(between + scripts.get(index + 1), between.length())
                && !SEEN.find(between)
                && !BothWays.told(text)
                && !HaltSentences.orders(words + " `" + scripts.get(index + 1) + "`")
                && Imperatives.tells(words)) {
            context.notes.mark(line, "an instruction to a person", Role.MANUAL);
            var script = scripts.get(index);
            var behind = context.notes.text(line).indexOf(script) + script.length() + 1;
            context.person(
                    scope, words, new Span(line, behind, words.length()), line, Optional.empty());
        }
    }

    /// Adds what a person does before the first of several commands: `Stop the app, run …, then …`.
    private static void first(Context context, Scope scope, String text, String script, int line) {
        var at = text.indexOf("`" + script);
        var deed = FIRST.matcher(at < 0 ? "" : text.substring(0, at));
        if (!deed.find() || !Imperatives.tells(deed.group(1)) || ENTERS.find(deed.group(1))) {
            return;
        }
        context.notes.mark(line, "an instruction to a person", Role.MANUAL);
        var words = deed.group(1).strip();
        var from = Math.max(0, context.notes.text(line).indexOf(words));
        context.person(
                scope,
                Character.toUpperCase(words.charAt(0)) + words.substring(1),
                new Span(line, from + 1, words.length()),
                line,
                Optional.empty());
    }
}
