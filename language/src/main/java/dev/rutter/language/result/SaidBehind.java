package dev.rutter.language.result;

import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.draft.StepDraft;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.sentence.Claims;
import dev.rutter.language.sentence.ExpectationReader;
import dev.rutter.language.sentence.OutputClaims;
import dev.rutter.language.sentence.ResultWords;
import dev.rutter.language.sentence.SpokenOf;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the words behind a command in the same line say that it shows: `` `./state` says ok``,
/// ``Check `./lag`. It should be below 5.`` What stands behind the next command is said of that.
public final class SaidBehind {
    private static final QuickPattern RETURNS_SHOULD =
            QuickPattern.compile(
                    ".*`[.;]?\\s*(?:\\([^()`]*\\)\\s*)?(?:→|=>|[Ee]xpect(?:ed)?\\b(?: [a-z]+){0,2}:|[Rr]eturns?|[Ss]hould|[Mm]ust|reports?|confirms?|prints?|says?|shows|lists|outputs|exits|answers|replies|responds with|->(?=\\s*[-\\d\"<>≤≥])|no longer|never|does(?:n['’]t| not)|(?:still"
                            + " |now |always )?(?:keeps?|continues?"
                            + " to|still)\\s+(?:answer|return|respond)(?:ing|s)?)\\s+.*");

    /// What holds on is seen at once, too.
    private static final QuickPattern KEEPS =
            QuickPattern.compile(
                    "^\\W*(?:(?:still|now|always|also)\\s+)?(?:(?:keeps?|continues? to)\\s+)?(?:answer|return|respond|repl(?=y|ie))(?:ing|s|y|ies)?(?:\\s+with)?\\s+(?:an? )?(?=(?:HTTP )?\\d{3}\\b)",
                    Pattern.CASE_INSENSITIVE);

    /// Behind these words stands what is printed, or words about it.
    private static final QuickPattern SHOWS =
            QuickPattern.compile("^\\s*(?:shows?|lists?|prints?|says?|reports?|confirms?)\\s+");

    /// What is printed, so that a machine can judge it.
    private static final QuickPattern JUDGED =
            QuickPattern.compile(
                    "[`\"'].*|[^\\s,;]+|(?:nothing|no output|no rows|empty)\\b.*|HTTP\\b.*",
                    Pattern.CASE_INSENSITIVE);

    /// The result by another name, in a sentence of its own.
    private static final QuickPattern RESULT =
            QuickPattern.compile(
                    "^\\W*(?:and |then )?(?:it|this|that|which|(?:the |its )?(?:output|result|answer|response|value|number|count)|all (?:\\d+|of them)|all)\\s+(?=(?:(?:must|should|shall)(?:n['’]t)?|has to|have to|needs? to)\\b)",
                    Pattern.CASE_INSENSITIVE);

    private static final QuickPattern AND =
            QuickPattern.compile("^\\W*(?:and |then )", Pattern.CASE_INSENSITIVE);

    /// Between two of which one is run.
    private static final QuickPattern OR =
            QuickPattern.compile(
                    "\\W*(?:\\([^()]*\\)\\W*)?(?:or|and)?\\W*", Pattern.CASE_INSENSITIVE);

    /// What leads over to the next command.
    private static final QuickPattern THEN_RUN =
            QuickPattern.compile(
                    "[,;]?\\s+(?:(?:and|then|before|only then|afterwards?|after that),? ){1,3}(?:you )?(?:run|re-?run|execute|do|start|call|use|trigger|continue with|proceed (?:to|with)|go on with|running|starting)?\\s*$",
                    Pattern.CASE_INSENSITIVE);

    private static final QuickPattern END = QuickPattern.compile("(?<=[\\w)`%][.!;])\\s");

    private SaidBehind() {}

    /// Holds a command against them, where they say such a thing.
    public static boolean read(String text, String script, StepDraft command, Span span) {
        var behind = InlineCommands.behind(text, script);
        if (SpokenOf.handled(behind)) {
            return false;
        }
        var own = untilNext(behind);
        var after = shown(text, behind, own);
        if (after.isPresent()) {
            command.expect(expected(after.get(), command, span));
            return true;
        }
        var dashed = ResultWords.behind(own, command.action(), span);
        if (dashed.isPresent()) {
            command.expect(dashed.get());
            return true;
        }
        var said = END.split(own.strip().replaceFirst("^[\\s.;:,)—–-]+", ""), 2)[0].strip();
        if (OutputClaims.states(said)) {
            command.expect(ExpectationReader.read(said, command.action(), span));
            return true;
        }
        if (!RESULT.find(said)) {
            return false;
        }
        var words = AND.replaceFirst(said, "");
        var demanded =
                BelowCommand.required(words)
                        ? BelowCommand.expected(words, command.action(), script, span)
                        : List.<Expectation>of();
        command.expect(demanded);
        return !demanded.isEmpty();
    }

    private static Optional<String> shown(String text, String behind, String own) {
        if (RETURNS_SHOULD.matches("`" + own)) {
            return Optional.of(own);
        }
        return (own.equals(behind) || OR.matches(own))
                        && (ExpectationReader.inParens(text).isPresent()
                                || RETURNS_SHOULD.matches(text))
                ? Optional.of(text.substring(text.lastIndexOf('`') + 1))
                        .filter(it -> it.chars().anyMatch(Character::isLetterOrDigit))
                : Optional.empty();
    }

    private static List<Expectation> expected(String after, StepDraft command, Span span) {
        var words = KEEPS.replaceFirst(SHOWS.replaceFirst(after, ""), "returns ");
        return Claims.denies(after)
                        || (!words.startsWith("returns ")
                                && words.length() < after.length()
                                && !JUDGED.matches(words))
                ? List.of(new Expectation.Asked(after.strip(), span))
                : ExpectationReader.read(words, command.action(), span);
    }

    /// Up to the next command of the line.
    private static String untilNext(String behind) {
        for (var at = behind.indexOf('`'); at >= 0; ) {
            var end = behind.indexOf('`', at + 1);
            if (end < 0) {
                break;
            }
            if (InlineCommands.runnable(behind.substring(at + 1, end))) {
                return THEN_RUN.replaceFirst(behind.substring(0, at), "");
            }
            at = behind.indexOf('`', end + 1);
        }
        return behind;
    }
}
