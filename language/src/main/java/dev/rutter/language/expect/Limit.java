package dev.rutter.language.expect;

import dev.rutter.language.problem.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// A limit on a metric that decides good or bad beyond one command's result: `error rate < 1 % for
/// 30 min`.
///
/// @param metric in the document's words, lower case, without percentile: `error rate`
/// @param percentile 95 for p95
/// @param unit `%`, `ms`, `s`, `MB` … or empty
/// @param baseline true where `value` is a factor of the figure before the deployment (`2x
///   baseline`)
/// @param window over how long the figure is taken, where the document says
/// @param consecutive how many looks in a row must be bad before the limit counts as missed
/// @param polarity whether the relation describes the good or the bad state
public record Limit(
        String metric,
        OptionalInt percentile,
        Comparison comparison,
        BigDecimal value,
        String unit,
        boolean baseline,
        Optional<Duration> window,
        OptionalInt consecutive,
        Polarity polarity,
        Level level,
        String says,
        Span span) {

    /// Whether the relation describes the good state (success criteria) or the bad one (alerts,
    /// triggers).
    public enum Polarity {
        GOOD_IF,
        BAD_IF
    }

    /// What a missed limit calls for.
    public enum Level {
        WARNING,
        CRITICAL
    }

    /// The threshold as people read it: `< 1 %`, `p95 > 500 ms`.
    public String threshold() {
        var percent = percentile.isPresent() ? "p" + percentile.getAsInt() + " " : "";
        var factor = baseline ? "x baseline" : unit.isEmpty() ? "" : " " + unit;
        return percent + comparison.sign() + " " + value.toPlainString() + factor;
    }
}
