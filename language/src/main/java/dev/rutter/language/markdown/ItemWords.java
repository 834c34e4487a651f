package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.text.QuickPattern;

/// What the words of a list item are, where its place alone does not say it: a name, a question, a
/// result, something to watch.
final class ItemWords {
    /// Below such words stand names of metrics, whatever verb they look like (`Filter response
    /// times`).
    private static final QuickPattern TRACKED =
            QuickPattern.compile(
                    "\\bmetrics\\b[^`]*:\\W*$|\\bto (?:track|monitor|measure)\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern QUESTION = QuickPattern.compile("[^?]*\\?\\W*");

    /// A name and what it is.
    private static final QuickPattern DESCRIBED =
            QuickPattern.compile(
                    "^\\*\\*[^*]+\\*\\*\\s*(?:\\([^)]*\\))?\\s*[:–—-]|^\\*\\*[^*]+:\\*\\*");

    private static final QuickPattern MONITOR_WATCH =
            QuickPattern.compile(
                    "(?i)^\\W*(\\d+[.)]\\s*)?(monitor|watch|verify|check|wait|confirm|ensure)\\b.*");

    static final QuickPattern TICK = QuickPattern.compile("^\\W*[✓✅✔☑]");

    private ItemWords() {}

    /// Whether an item of a list of metrics only names one.
    static boolean named(String text, String lead) {
        return TRACKED.find(lead) && !DESCRIBED.find(text);
    }

    /// Whether an item of routine work is some: no question, and no name with what it is.
    static boolean routine(String text) {
        return !QUESTION.matches(text) && (Imperatives.tells(text) || !DESCRIBED.find(text));
    }

    /// Whether an item tells to watch what it limits.
    static boolean watches(String text) {
        return Imperatives.tells(text) && MONITOR_WATCH.matches(text);
    }

    /// A result behind a tick, which is no box to sign.
    static boolean ticked(Block.Item item, Scope scope) {
        return !item.box()
                && TICK.find(item.text())
                && !Imperatives.tells(item.text())
                && (scope.phase() == Phase.VERIFY
                        || scope.phase() == Phase.PREPARE
                        || scope.phase() == Phase.DEPLOY
                        || scope.phase() == Phase.ROLLBACK);
    }
}
