package dev.rutter.language.result;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.FenceAttributes;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.StepDraft;
import dev.rutter.language.expect.Comparison;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.BareResult;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.LimitReader;
import dev.rutter.language.sentence.ResultSentence;
import dev.rutter.language.sentence.Triggers;
import dev.rutter.language.text.QuickPattern;
import java.math.BigDecimal;

/// Lines that say no more than how many there are of something (`At least 2 files.`), or that there
/// is nothing of a kind (`Nothing in server.log says ERROR.`). Right below a command they tell what
/// it prints; neither is a metric to be watched.
public final class Stated {
    /// What is counted is a thing: no time, size or share, and no rate.
    private static final String COUNT =
            "(at least|at most|no (?:more|fewer|less) than|not (?:more|fewer|less) than|more"
                    + " than|less than|fewer than|exactly|up to|[<>]=?|[≤≥])\\s*(\\d{1,7})\\s+"
                    + "(?!(?:ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hours?|days?|weeks?|months?|percent|[KMGT]i?B|bytes?|req|rps|qps|x|times?|consecutive|char\\w*|letters?|digits?|people|reviewers?|approv\\w+)\\b)"
                    + "(\\p{L}[\\w/-]*)(?:\\s+(?!(?:per|for|within|over|during|every|each|after|last|past|first|an?|if|when|then|and)\\b)[\\w`'/.()-]+){0,6}\\s*[.!)]*\\s*$";

    private static final QuickPattern BARE =
            QuickPattern.compile(
                    "^\\W*(?:(?:there\\s+(?:are|is|should be|must be|will"
                            + " be)|(?:you|it|this|that|(?:the"
                            + " )?(?:output|list\\w*|command|result))?\\s*(?:should\\s+|must\\s+|will\\s+)?(?:now\\s+)?(?:see|shows?|lists?|prints?|returns?|have|has|contains?|holds?|be|expect(?:ed)?:?))\\s+)?"
                            + COUNT,
                    CASE_INSENSITIVE);

    private static final QuickPattern BEHIND =
            QuickPattern.compile(
                    "^[\\s:,.;(—–-]*(?:(?:and"
                            + " )?(?:shows?|lists?|prints?|returns?|reports?|gives?|finds?|expect|has|contains?|should"
                            + " (?:show|list|print|return|give|find|be))\\s+)?"
                            + COUNT,
                    CASE_INSENSITIVE);

    private static final QuickPattern ROWS =
            QuickPattern.compile("rows?|records?|entr(?:y|ies)", CASE_INSENSITIVE);

    private static final QuickPattern ABSENT =
            QuickPattern.compile(
                    "^\\W*(?:there (?:is|are|should be|must be)"
                            + " )?(?:nothing|no(?!\\s+(?:further|more|additional|need|downtime|action))\\s+\\w+)\\b.*(?:\\blogs?\\b|\\.log\\b|\\b(?:console|output|errors?|warnings?|exceptions?|stack"
                            + " ?traces?)\\b)",
                    CASE_INSENSITIVE);

    /// A figure decides elsewhere, and a second sentence says something else.
    private static final QuickPattern MORE = QuickPattern.compile("\\d|[.!?]\\s+\\p{Lu}|:\\s");

    /// So many lines may stand between a command and what is said of it.
    private static final int NEAR = 100;

    private Stated() {}

    /// Reads a line that is one; answers whether it is.
    public static boolean read(Context context, Scope scope, String text, int line, int lastLine) {
        if (text.length() > 200 || !looked(scope)) {
            return false;
        }
        if (OfTheWhole.read(context, scope, text, line, lastLine)
                || BelowCommand.read(context, scope, text, line)) {
            return true;
        }
        var plain = Inline.plain(text);
        var count = BARE.matcher(plain);
        if (count.find() && below(context, line)) {
            var command = context.last().orElseThrow();
            context.notes.mark(line, "it says what the result must look like", Role.EXPECT);
            command.expect(
                    expectation(
                            count,
                            plain,
                            command.action(),
                            command.script(),
                            context.notes.span(line)));
            return true;
        }
        if (ResultSentence.says(text)
                && below(context, line)
                && InlineCommands.of(text).isEmpty()) {
            context.notes.mark(line, "it says what the command above it must show", Role.EXPECT);
            var command = context.last().orElseThrow();
            command.expect(ResultSentence.of(text, command.action(), context.notes.span(line)));
            return true;
        }
        if (!ABSENT.find(plain)
                || MORE.find(plain)
                || (text.indexOf('`') >= 0 && !InlineCommands.of(text).isEmpty())
                || !LimitReader.read(text, null, context.notes.span(line)).isEmpty()) {
            return false;
        }
        context.notes.mark(line, "it says what the result must look like", Role.EXPECT);
        if (below(context, line)) {
            context.expect(plain, line);
        } else {
            context.notes.mark(line, "somebody has to look at it", Role.MANUAL);
            context.person(scope, text, line, lastLine);
        }
        return true;
    }

    /// Whether the words behind a command in backticks say no more than how many things it shows.
    public static boolean beside(String text) {
        var code = text.lastIndexOf('`');
        return code > 0
                && BEHIND.find(text.substring(code + 1))
                && !InlineCommands.of(text).isEmpty();
    }

    /// Whether a paragraph says something of what stands above it, and is no title of what follows.
    public static boolean said(Context context, Scope scope, String text, int line) {
        return Triggers.forbids(text)
                || stated(text)
                || BelowCommand.is(context, scope, text, line);
    }

    private static boolean stated(String text) {
        var plain = Inline.plain(text);
        return BARE.find(plain)
                || ResultSentence.says(text)
                || (ABSENT.find(plain) && !MORE.find(plain));
    }

    /// Whether a sentence that has been read told a result: an "if all is well" in it guards
    /// nothing.
    public static boolean result(Context context, String text, int line) {
        return context.notes.has(line, Role.EXPECT) && ResultSentence.says(text);
    }

    /// Whether a paragraph right above a block may be its title.
    public static boolean titles(Block.Text text) {
        return !FenceAttributes.lines(text) && !stated(text.joined());
    }

    /// What such words expect of the command.
    public static void behind(String text, StepDraft command, Span span) {
        var words = text.substring(text.lastIndexOf('`') + 1);
        var count = BEHIND.matcher(words);
        if (count.find()) {
            var says = words.replaceFirst("^[\\s:,.;(—–-]+", "").strip();
            command.expect(expectation(count, says, command.action(), command.script(), span));
        }
    }

    /// A machine counts rows, and reads what counts by itself; of a list it does not know which of
    /// its lines are things.
    private static Expectation expectation(
            java.util.regex.Matcher count, String says, Action action, String script, Span span) {
        var rows = action instanceof Action.Query && ROWS.matches(count.group(3));
        return rows || BareResult.counts(script)
                ? new Expectation.Numeric(
                        comparison(count.group(1)),
                        new BigDecimal(count.group(2)),
                        rows ? "rows" : "",
                        says,
                        span)
                : new Expectation.Asked(says, span);
    }

    private static Comparison comparison(String words) {
        return switch (words.toLowerCase(java.util.Locale.ROOT)) {
            case "at least",
                    "no fewer than",
                    "no less than",
                    "not fewer than",
                    "not less than",
                    ">=",
                    "≥" ->
                    Comparison.AT_LEAST;
            case "at most", "no more than", "not more than", "up to", "<=", "≤" ->
                    Comparison.AT_MOST;
            case "more than", ">" -> Comparison.GREATER;
            case "less than", "fewer than", "<" -> Comparison.LESS;
            default -> Comparison.EQUAL;
        };
    }

    /// Whether nothing but blank lines, the end of its block and other results stand between a line
    /// and the command above it.
    static boolean below(Context context, int line) {
        var last = context.last();
        if (last.isEmpty() || context.person().isPresent() || line - last.get().lastLine() > NEAR) {
            return false;
        }
        for (var above = line - 1; above > last.get().lastLine(); above--) {
            var text = context.notes.text(above).strip();
            if (!text.isEmpty()
                    && !text.startsWith("```")
                    && !text.startsWith("~~~")
                    && !context.notes.has(above, Role.EXPECT)) {
                return false;
            }
        }
        return last.get().lastLine() < line;
    }

    /// Whether what is said at a place may be said of the command above.
    public static boolean looked(Scope scope) {
        return switch (scope.phase()) {
            case DEPLOY, VERIFY, WATCH, ROLLBACK, PREPARE ->
                    switch (scope.lead()) {
                        case NONE, DIAGNOSIS, ACTION, METRICS, TEMPLATE, ENV -> true;
                        case SYMPTOMS,
                                CAUSE,
                                PREVENTION,
                                CURE,
                                SUCCESS,
                                EXPECTED,
                                TRIGGER,
                                NO_TRIGGER,
                                AUTO,
                                SEVERITY,
                                ESCALATION,
                                BACKGROUND ->
                                false;
                    };
            case NONE, OVERVIEW, INCIDENT, TROUBLE, CONTACTS, MAINTAIN, REFERENCE, TEMPLATE ->
                    false;
        };
    }
}
