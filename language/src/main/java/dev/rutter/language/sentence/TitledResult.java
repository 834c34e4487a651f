package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.shell.ShellEffect;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// A comment that is the title of the command below it and says what that one must show: `Check the
/// lag (should be 0)`, `Show the leader: should be pg-2`, `Make sure the lag is 0`. What only
/// states a result (`should be 0`, `Expected: 3`) is said of the command above.
///
/// @param title its words without what it expects
/// @param result what it expects, empty where the comment as a whole is read
/// @param figure the figure that it expects
public record TitledResult(String title, String result, Optional<StatedFigure> figure) {
    private static final String ORDER =
            "(?:check|verify|confirm|count|show|ensure|make sure|list|get|print|display|inspect|query|measure|see|look (?:at|up)|read|view|compare|test|validate|double-check)\\b";

    private static final QuickPattern LOOKS =
            QuickPattern.compile("^\\W*" + ORDER, CASE_INSENSITIVE);

    /// What the command above printed, by whatever name; nothing is called so before it has run.
    private static final String PRINTED =
            "(?:that )?(?:the |its |this )?(?:output|results?|response|answer|it|this|above|these|both)\\b";

    private static final QuickPattern NAMES =
            QuickPattern.compile(
                    "^(?!(?:(?i:"
                            + ORDER
                            + "\\W+)?"
                            + "(?i:"
                            + PRINTED
                            + "|expect|should|must|returns?|you\\b|note\\b)))(?:(?i:"
                            + ORDER
                            + "\\s)|\\p{Lu})\\S*.*");

    /// `(should be 0)`, `(empty output)` at its end …
    private static final QuickPattern BRACKETS =
            QuickPattern.compile(
                    "^([^()]{4,120}?)\\s*\\(((?:should|must)\\s+(?!be (?:run|executed|done|performed|used|called|repeated|set|on|in|logged|root|taken|made)\\b)[^()]+|expect(?:ed|s)?\\b:?\\s+(?!to\\b)[^()]+|(?:empty|no)(?: (?:output|result|list|rows|lines))|prints nothing)\\)\\s*[.:]?$",
                    CASE_INSENSITIVE);

    /// … or behind a colon.
    private static final QuickPattern BEHIND =
            QuickPattern.compile(
                    "^("
                            + ORDER
                            + "[^:()]{3,100}?)\\s*[:;,–—-]\\s+((?:(?:it|this|that|which)\\s+)?(?:should|must)\\s+(?!be (?:run|executed|done|performed|used|called|repeated)\\b)\\S.*|expect(?:ed|s)?\\b:?\\s+(?!to\\b)\\S.*)$",
                    CASE_INSENSITIVE);

    private static final QuickPattern SUBJECT =
            QuickPattern.compile("^(?:it|this|that|which)\\s+", CASE_INSENSITIVE);

    private static final QuickPattern FIGURE =
            QuickPattern.compile(
                    "^(?:make sure|ensure|verify|check|confirm)(?: that)?\\s+((?:[\\w/'-]+ ){1,6}?)(?:is|are|equals?|==?|reads|shows|must be|should be)\\s+(?:at\\s+(?=\\d)|("
                            + StatedFigure.SIGNS
                            + ")\\s*)?(-?\\d[\\d,]*(?:\\.\\d+)?)\\s*("
                            + StatedFigure.UNITS
                            + ")?\\s*\\.?$",
                    CASE_INSENSITIVE);

    /// Whether words tell to look at something, and to change nothing.
    public static boolean looks(String text) {
        return LOOKS.find(text);
    }

    /// @param text the comment without its mark
    public static Optional<TitledResult> of(String text) {
        var words = Phrases.stripNumber(text).strip();
        if (words.length() > 200 || !NAMES.matches(words)) {
            return Optional.empty();
        }
        var brackets = BRACKETS.matcher(words);
        if (brackets.matches() && !ExpectationReader.states(brackets.group(1))) {
            return Optional.of(
                    new TitledResult(brackets.group(1), brackets.group(2), Optional.empty()));
        }
        var behind = BEHIND.matcher(words);
        if (behind.matches()) {
            return Optional.of(
                    new TitledResult(
                            behind.group(1),
                            SUBJECT.replaceFirst(behind.group(2), ""),
                            Optional.empty()));
        }
        var figure = FIGURE.matcher(words);
        return figure.matches()
                ? Optional.of(
                        new TitledResult(
                                words,
                                "",
                                Optional.of(
                                        new StatedFigure(
                                                figure.group(1).strip(),
                                                figure.group(2) == null ? "" : figure.group(2),
                                                false,
                                                figure.group(3),
                                                figure.group(4) == null ? "" : figure.group(4)))))
                : Optional.empty();
    }

    /// What it expects of the command below it.
    public List<Expectation> expected(Action action, String script, String says, Span span) {
        if (figure.isPresent()) {
            return ShellEffect.acts(script)
                    ? List.of()
                    : List.of(figure.get().expect(action, script, says, span));
        }
        // Where the whole says it, it is shown as a whole.
        return ExpectationReader.read(
                ExpectationReader.inParens(says).isPresent() ? says : result, action, span);
    }
}
