package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;
import java.util.regex.Matcher;

/// What is decided by the value that a command shows, which is called by no name of its own: `If it
/// is 0.05 or more, roll back.`, `Do not go on if the value is 0.01 or above.`
///
/// @param says the sentence
/// @param bad the value that decides so
/// @param back whether it then goes back
public record ValueRule(String says, StatedFigure bad, boolean back) {
    private static final String IT =
            "(?:it|this|that|(?:the |this |that )(?:(?:returned|printed|shown|measured|current|first|second|resulting) )?(?:value|result|output|number|figure|count|answer|total))";
    private static final String IS =
            "\\s+(?:(?:is|are|was|shows?|reads?|stays?|remains?|goes|rises?|rose|gets?|prints?|be)\\s+)?(?:still |now |again |already )*(?:at )?(?:(exceeds?|"
                    + StatedFigure.SIGNS
                    + ")\\s*)?(-?\\d[\\d,]*(?:\\.\\d+)?)\\s*("
                    + StatedFigure.UNITS
                    + ")?(?:\\s+(or (?:more|above|higher|over|greater|larger|less|below|lower|under|fewer|smaller)))?";
    private static final String BACK =
            "(?:(?:please|immediately|at once|then|we|you must|you)\\s+)*(?:roll(?:ing)?(?: it| this| everything)?[ -]?back|revert|back out|go back)\\b";
    private static final String STOP =
            "(?:(?:please|immediately|then|you must|you)\\s+)*(?:stop|halt|abort|(?:do not|don['’]t|never|must not)\\s+(?:you\\s+)?(?:continue|proceed|go on|go ahead|go any further|move on|carry on|advance|promote))\\b";

    private static final QuickPattern IF =
            QuickPattern.compile(
                    "^\\W*(?:and |but )?(?:if|when|whenever|should|as soon as)\\s+"
                            + IT
                            + IS
                            + "\\s*(?:,|→|->|:|\\bthen\\b)\\s*(?:(?<back>"
                            + BACK
                            + ")|"
                            + STOP
                            + ")[^`]{0,100}$",
                    CASE_INSENSITIVE);
    private static final QuickPattern BEHIND =
            QuickPattern.compile(
                    "^\\W*(?:(?<back>"
                            + BACK
                            + ")|"
                            + STOP
                            + ")[^`.;:,]{0,40}?\\b(?:if|when|whenever|while|as long as|as soon as)\\s+"
                            + IT
                            + IS
                            + "\\W*$",
                    CASE_INSENSITIVE);
    private static final QuickPattern SAID =
            QuickPattern.compile("^\\W*" + IT + IS + "\\W*$", CASE_INSENSITIVE);

    private static final QuickPattern ELSE =
            QuickPattern.compile(
                    "^\\W*(?:in between|between (?:the two|these|those|that)|anything (?:in between|else)|otherwise|in all other cases|if it is (?:in )?between)\\b",
                    CASE_INSENSITIVE);

    private static final int LONGEST = 200;

    /// What a sentence decides; empty where it decides nothing by such a value.
    public static Optional<ValueRule> of(String sentence) {
        var words = Inline.plain(sentence).strip();
        if (words.length() > LONGEST) {
            return Optional.empty();
        }
        for (var form : new QuickPattern[] {IF, BEHIND}) {
            var found = form.matcher(words);
            if (found.find()) {
                var at = form == IF ? 1 : 2;
                return Optional.of(
                        new ValueRule(words, figure(found, at, true), found.group("back") != null));
            }
        }
        return Optional.empty();
    }

    /// The bound that words state of it: `the value is below 0.01`.
    public static Optional<StatedFigure> bound(String words, boolean not) {
        if (words.length() > LONGEST) {
            return Optional.empty();
        }
        var said = SAID.matcher(words);
        return said.find() ? Optional.of(figure(said, 1, not)) : Optional.empty();
    }

    /// Whether a sentence says what is done of values that no other sentence names.
    public static boolean between(String sentence) {
        return ELSE.find(sentence);
    }

    /// That the value is not so.
    public Expectation expect(Action action, String script, Span span) {
        return bad.expect(action, script, says, span);
    }

    private static StatedFigure figure(Matcher found, int at, boolean not) {
        var or = found.group(at + 3) == null ? "" : found.group(at + 3);
        var more = or.matches("(?i)or (?:more|above|higher|over|greater|larger)");
        var sign =
                found.group(at) == null
                        ? ""
                        : found.group(at).replaceFirst("(?i)^exceeds$", "exceed");
        return new StatedFigure(
                "the value",
                or.isEmpty() ? sign : more ? "at least" : "at most",
                not,
                found.group(at + 1),
                found.group(at + 2) == null ? "" : found.group(at + 2));
    }
}
