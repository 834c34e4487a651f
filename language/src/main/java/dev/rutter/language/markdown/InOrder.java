package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

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
final class InOrder {
    private static final String THEN =
            "(?:and\\s+|,?\\s*then\\s+)?(?:then|followed by|next|after(?:wards| that| this)|subsequently|finally|lastly|eventually)";

    /// Right behind the command, or behind what is done with its result.
    private static final QuickPattern LEADS_ON =
            QuickPattern.compile(
                    "^\\s*(?:\\([^()`]{0,80}\\)\\s*)?(?:[,;+/]|&&?|→|[-=]>|,?\\s*(?:and|or))\\s*$"
                            + "|(?:^|[\\s,;.(])"
                            + THEN
                            + "[\\s,:]*(?:(?:run|running|do|use|execute|type|by|with)\\s+)?$"
                            + "|[,;]\\s*(?:and\\s*)?$",
                    CASE_INSENSITIVE);

    /// Who else runs what stands behind these words, or whether it is run at all.
    private static final QuickPattern ELSE =
            QuickPattern.compile(
                    "\\b(?:which|calls?|runs|executes|invokes|instead|not|never|without|like|such as|e\\.g|includ\\w+|between|if|unless|or)\\b(?!\\W*$)|\\bnot\\W*$",
                    CASE_INSENSITIVE);

    /// A file that is named, and nothing that runs.
    private static final QuickPattern FILE =
            QuickPattern.compile(
                    "\\S+\\.(?:ya?ml|json|toml|ini|conf|cfg|env\\S*|txt|md|log|csv|xml|html?|css|sql|lock|zip|gz|tgz)");

    private static final QuickPattern OPENS =
            QuickPattern.compile(
                    "^\\s*(?:\\([^()`]*\\))?[\\s,;.:+→–—-]*(?:(?:and|then|next|afterwards)\\b[\\s,]*)*",
                    CASE_INSENSITIVE);
    private static final QuickPattern ENDS =
            QuickPattern.compile(
                    "[\\s,;.:(–—→-]*(?:\\b(?:and|run|running|do|use|execute|type|"
                            + THEN
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

    private InOrder() {}

    /// Whether the words behind the last of the commands that are told lead on to `code`.
    static boolean next(String text, List<String> told, String code) {
        if (told.isEmpty() || FILE.matches(code) || !InlineCommands.runnable(code)) {
            return false;
        }
        var between = EitherOr.between(text, told.getLast(), code);
        return LEADS_ON.find(between) && !ELSE.find(between);
    }

    /// Adds what a person does behind the command at `index` and before the next.
    static void between(
            Context context, Scope scope, String text, List<String> scripts, int index, int line) {
        if (index + 1 >= scripts.size()) {
            return;
        }
        var between = EitherOr.between(text, scripts.get(index), scripts.get(index + 1));
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
}
