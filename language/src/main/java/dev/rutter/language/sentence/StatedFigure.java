package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Comparison;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.text.QuickPattern;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/// A figure that is said of what a command prints: `lag`, `below`, `5`, `seconds`. A machine
/// compares where the command prints that figure and nothing else; elsewhere a person does.
///
/// @param name what has the figure, as written
/// @param sign how it is compared, as written; empty for exactly that
/// @param not whether the sentence denies it
public record StatedFigure(String name, String sign, boolean not, String number, String unit) {
    /// How a figure is compared, as people write it.
    public static final String SIGNS =
            "<=|>=|[<>≤≥=]|(?:no|not) (?:more|less|fewer|higher|lower) than|at most|at least|exactly|(?:more|less|fewer|greater|higher|lower|larger|smaller) than|under|below|above|over|up to|at or (?:above|below)";

    /// What may stand behind a figure.
    public static final String UNITS =
            "%|percent|ms|milliseconds?|secs?|seconds?|s|min(?:ute)?s?|h(?:ou)?rs?|days?|[KMGT]i?B|bytes?|rows?|records?|entries";

    /// The output itself, by whatever name.
    private static final QuickPattern OUTPUT =
            QuickPattern.compile(
                    "^\\W*(?:the |its |this )?(?:(?:output|result|returned|printed|shown|row|total|overall) )?(?:output|result|answer|count|number|total|value|figure|sum|amount)\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern IT =
            QuickPattern.compile("^\\W*(?:(?:it|this|that|which)\\W*)?$", CASE_INSENSITIVE);

    private static final QuickPattern EACH =
            QuickPattern.compile("\\b(?:all|each|every|both|any|none|no)\\b", CASE_INSENSITIVE);

    private static final QuickPattern TIME =
            QuickPattern.compile("(?:ms|milli|s$|sec|min|h|day).*", CASE_INSENSITIVE);
    private static final QuickPattern ROWS =
            QuickPattern.compile("(?:row|record|entr).*", CASE_INSENSITIVE);

    private static final QuickPattern LASTS =
            QuickPattern.compile(
                    "\\b(?:lag|latency|delay|age|(?:response|answer|round[- ]?trip|load|elapsed|query|replication)[- ]times?|rtt|behind|drift|skew|offset)\\b|time_total|lag",
                    CASE_INSENSITIVE);

    private static final QuickPattern ANSWERS =
            QuickPattern.compile("\\b(?:response|answer|load)[- ]times?\\b", CASE_INSENSITIVE);

    private static final QuickPattern WORD = QuickPattern.compile("[A-Za-z]{3,}");

    /// Whether the figure is one of the result, and not of how long the command takes.
    public boolean ofTheResult(String script) {
        return !TIME.matches(unit) || LASTS.find(name) || LASTS.find(script) || IT.find(name);
    }

    /// The expectation that the figure is of what an action shows.
    public Expectation expect(Action action, String script, String says, Span span) {
        var comparison = comparison();
        return comparison.isPresent() && read(action, script)
                ? new Expectation.Numeric(
                        comparison.get(),
                        new BigDecimal(number.replace(",", "")),
                        ROWS.matches(unit) ? "rows" : unit,
                        says,
                        span)
                : new Expectation.Asked(says, span);
    }

    private boolean read(Action action, String script) {
        if (EACH.find(name) || (action instanceof Action.Http && !ANSWERS.find(name))) {
            return false;
        }
        if (ROWS.matches(unit)) {
            return action instanceof Action.Query || BareResult.counts(script);
        }
        if (ANSWERS.find(name)) {
            return TIME.matches(unit)
                    && (action instanceof Action.Http || script.contains("time_total"));
        }
        return BareResult.counts(script)
                || BareBound.oneFigure(script)
                || OUTPUT.find(name)
                || (IT.find(name) && !unit.isEmpty())
                || named(script);
    }

    /// Whether a script is called after the figure: `./lag.sh` of `replication lag`.
    private boolean named(String script) {
        if (script.indexOf('|') >= 0 || script.indexOf(' ') >= 0) {
            return false;
        }
        var called = script.toLowerCase(Locale.ROOT);
        var words = WORD.matcher(name.toLowerCase(Locale.ROOT));
        while (words.find()) {
            if (!words.group().equals("the") && called.contains(words.group())) {
                return true;
            }
        }
        return false;
    }

    private Optional<Comparison> comparison() {
        var words = sign.toLowerCase(Locale.ROOT).strip();
        var said =
                switch (words) {
                    case "<",
                            "less than",
                            "fewer than",
                            "lower than",
                            "smaller than",
                            "under",
                            "below" ->
                            Comparison.LESS;
                    case ">",
                            "more than",
                            "greater than",
                            "higher than",
                            "larger than",
                            "above",
                            "over",
                            "exceed" ->
                            Comparison.GREATER;
                    case ">=",
                            "≥",
                            "at least",
                            "at or above",
                            "or more",
                            "or higher",
                            "no less than",
                            "not less than",
                            "no fewer than",
                            "not fewer than",
                            "no lower than",
                            "not lower than" ->
                            Comparison.AT_LEAST;
                    case "", "=", "exactly" -> Comparison.EQUAL;
                    default -> Comparison.AT_MOST;
                };
        if (!not) {
            return Optional.of(said);
        }
        if (words.startsWith("no")) {
            return Optional.empty();
        }
        return switch (said) {
            case LESS -> Optional.of(Comparison.AT_LEAST);
            case GREATER -> Optional.of(Comparison.AT_MOST);
            case AT_LEAST -> Optional.of(Comparison.LESS);
            case AT_MOST -> Optional.of(Comparison.GREATER);
            case EQUAL, NOT_EQUAL -> Optional.empty();
        };
    }
}
