package dev.rutter.language.result;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.command.Scope;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.StatedFigure;
import dev.rutter.language.sentence.TitledResult;
import dev.rutter.language.shell.ShellEffect;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// What a line itself says that the command in it or right below it must show: `Replication lag
/// must be 0:`, `Queue depth is under 100:`, `Run the smoke tests. All 12 must pass.`, `Wait until
/// the queue is at 0:`. Where no machine reads it off the output, a person is shown that.
public final class Demand {
    private static final String FIGURE =
            "(?:at )?("
                    + StatedFigure.SIGNS
                    + ")?\\s*(-?\\d[\\d,]*(?:\\.\\d+)?)\\s*("
                    + StatedFigure.UNITS
                    + ")?\\W*$";

    /// `Queue depth is under 100`; without a sign only 0 is a result, all else may be a setting.
    private static final QuickPattern COLON = QuickPattern.compile("\\s*:$");

    private static final QuickPattern IS =
            QuickPattern.compile(
                    "^(?!\\W*(?:if|when|once|after|before|until|unless|while|because|since|note|for|in case|then|next|this|that|it|there|which|what|who|where)\\b)\\W*((?:[\\w/'-]+ ){1,6}?)(?:is|are|stays?|remains?|reads|shows|equals?|=|<=|>=|(?=[<>≤≥])) ?"
                            + FIGURE,
                    CASE_INSENSITIVE);

    private static final QuickPattern UNTIL =
            QuickPattern.compile(
                    "\\b(?:wait|pause|hold(?: off)?|repeat|watch|poll)(?: here)? until (?:[\\w/'-]+ ){1,6}?(?:is|are|reaches|shows|reads|drops? to|falls? to) (?:at )?(?:(?:"
                            + StatedFigure.SIGNS
                            + ") ?)?\\d[^.;]*\\W*$",
                    CASE_INSENSITIVE);

    /// What is said of how something is set up or run.
    private static final QuickPattern SET =
            QuickPattern.compile(
                    "\\b(?:takes?|waits?|requires?|retries|retry|tries|times|older|newer|last|first|within|time-?outs?|steps?|phase|part|ports?|versions?|attempts?|options?|lines?|pages?|ticket|issue|tier|level|default|limit|threshold|retention|window|budget|example|number of|capacity|size|interval|exit (?:code|status))\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern SENTENCE =
            QuickPattern.compile("(?<=[\\w)`%\\]][.!?;])\\s+(?=\\S)");

    /// `All 12 must pass`
    private static final QuickPattern ALL =
            QuickPattern.compile("^\\W*(?:all )?(?:the )?\\d+ ", CASE_INSENSITIVE);

    private static final int LONGEST = 250;
    private static final int SHORT = 100;

    private Demand() {}

    /// Whether words say it of what stands below them, and name what they say it of.
    public static boolean states(String text) {
        var words = words(text);
        return words.length() <= LONGEST
                && !Phrases.guards(text)
                && ((BelowCommand.demands(words) && !BelowCommand.unnamed(words))
                        || bound(words).isPresent());
    }

    /// What a line demands of a command, as a whole or in its last sentence.
    public static List<Expectation> of(
            String text, Scope scope, Action action, String script, Span span) {
        if (text.length() > LONGEST || Phrases.guards(text)) {
            return List.of();
        }
        var whole = sentence(words(text), scope, action, script, span);
        if (!whole.isEmpty()) {
            return whole;
        }
        var sentences = SENTENCE.split(words(text), -1);
        return sentences.length == 1
                ? List.of()
                : sentence(sentences[sentences.length - 1], scope, action, script, span);
    }

    private static List<Expectation> sentence(
            String words, Scope scope, Action action, String script, Span span) {
        var said = Inline.plain(words).strip();
        if (UNTIL.find(said)) {
            return List.of(new Expectation.Asked(said, span));
        }
        var titled = TitledResult.of(said);
        if (titled.isPresent()) {
            return titled.get().expected(action, script, said, span);
        }
        var bound = bound(words);
        if (bound.isPresent()) {
            return List.of(bound.get().expect(action, script, said, span));
        }
        var plain = said.length() <= SHORT && BelowCommand.demands(words);
        return plain && (ALL.find(said) || BelowCommand.exact(words) || looks(scope, script))
                ? BelowCommand.expected(words, action, script, span)
                : List.of();
    }

    /// Whether nothing but what is printed tells how it went.
    private static boolean looks(Scope scope, String script) {
        return (scope.phase() == Phase.VERIFY || scope.phase() == Phase.PREPARE)
                && !ShellEffect.acts(script);
    }

    private static Optional<StatedFigure> bound(String words) {
        var is = IS.matcher(Inline.plain(words));
        if (!is.find() || SET.find(is.group(1))) {
            return Optional.empty();
        }
        var sign = is.group(2) == null ? "" : is.group(2);
        var zero = is.group(3).matches("0+(?:\\.0+)?");
        return sign.isEmpty() && !zero
                ? Optional.empty()
                : Optional.of(
                        new StatedFigure(
                                is.group(1).strip(),
                                sign,
                                false,
                                is.group(3),
                                is.group(4) == null ? "" : is.group(4)));
    }

    private static String words(String text) {
        var words = Phrases.stripNumber(text.replace("**", "")).strip();
        return COLON.replaceFirst(words, "");
    }
}
