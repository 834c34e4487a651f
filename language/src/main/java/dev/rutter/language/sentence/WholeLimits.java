package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Comparison;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.expect.Limit.Polarity;
import dev.rutter.language.problem.Span;
import dev.rutter.language.text.QuickPattern;
import java.util.Locale;
import java.util.Optional;

/// Limits without a comparison: `Availability: 99.9 %`, `Failed requests: should be 0`, `99.9 %
/// uptime`, `(threshold: 2)`.
final class WholeLimits {
    private static final QuickPattern EQUALS =
            QuickPattern.compile(
                    "(?:should be|must be|target:?|:\\**)\\s+(\\d{1,3}(?:\\.\\d+)?)\\s*%(?!\\s*(?:[/|–-]|to|and)\\s*\\d)",
                    CASE_INSENSITIVE);

    /// `Day 1: 1 % of the users`: who gets it then, and nothing to measure.
    private static final QuickPattern SHARE =
            QuickPattern.compile(
                    "^\\W*(?:(?:day|hour|week|month|stage|wave|ring|phase|step|batch|round|cohort|group|pilot|t\\s?\\+)\\b[^:%]{0,30}|[^:%]{0,30}\\b(?:canary|roll-?out|ramp(?:-?up)?|traffic)(?:\\s+\\w+){0,4})\\W*:\\W*(?:to )?\\d"
                            + "|%\\s+(?:of )?(?:all |the |our |real )?(?:users|customers|traffic|pods|instances|hosts|nodes|servers|machines|devices|tenants|accounts|shops|regions|fleet|visitors)\\b",
                    CASE_INSENSITIVE);

    /// `**Failed requests:** Should be 0`.
    private static final QuickPattern SHOULD_BE =
            QuickPattern.compile(
                    "^\\W*(\\p{L}[\\w /-]{2,40})\\**:\\**\\s+(?:should|must) (?:be|stay|remain) (?:at )?(\\d{1,9})(?![\\d.:-])(?!\\s*%)",
                    CASE_INSENSITIVE);

    private static final QuickPattern UPTIME =
            QuickPattern.compile(
                    "(\\d{2,3}(?:\\.\\d+)?)\\s*%\\s*(uptime|availability|success)",
                    CASE_INSENSITIVE);
    private static final QuickPattern AT_BEST =
            QuickPattern.compile("availab|uptime|success", CASE_INSENSITIVE);

    /// `Checks the restart count (threshold: 2)`.
    private static final QuickPattern THRESHOLD =
            QuickPattern.compile(
                    "\\((?:alert )?(?:threshold|limit|maximum|max)\\s*[:=]\\s*(\\d[\\d,]{0,12}(?:\\.\\d{1,6})?)\\s*(%|ms|s|seconds?|minutes?)?\\)",
                    CASE_INSENSITIVE);

    private WholeLimits() {}

    /// The limit that a line states as a figure alone.
    static Optional<Limit> stated(String signs, String line, Span span) {
        var equal = EQUALS.matcher(signs);
        if (equal.find() && !SHARE.find(signs)) {
            var metric = MetricNames.of(signs.substring(0, equal.start()));
            return LimitReader.NO_METRIC.find(metric)
                    ? Optional.empty()
                    : Optional.of(
                            good(
                                    metric,
                                    signs,
                                    AT_BEST.find(signs) ? Comparison.AT_LEAST : Comparison.EQUAL,
                                    equal.group(1),
                                    "%",
                                    line,
                                    span));
        }
        var whole = SHOULD_BE.matcher(signs);
        if (whole.find()) {
            var metric = MetricNames.of(whole.group(1));
            return Optional.of(
                    good(metric, signs, Comparison.EQUAL, whole.group(2), "", line, span));
        }
        var uptime = UPTIME.matcher(signs);
        if (uptime.find()) {
            var metric = uptime.group(2).toLowerCase(Locale.ROOT);
            return Optional.of(
                    good(metric, signs, Comparison.AT_LEAST, uptime.group(1), "%", line, span));
        }
        return threshold(signs, line, span);
    }

    private static Limit good(
            String metric,
            String text,
            Comparison comparison,
            String value,
            String unit,
            String line,
            Span span) {
        return LimitReader.limit(
                metric,
                text,
                comparison,
                value,
                unit,
                Polarity.GOOD_IF,
                Optional.empty(),
                line,
                span);
    }

    private static Optional<Limit> threshold(String text, String line, Span span) {
        var matcher = THRESHOLD.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        var metric = MetricNames.of(text.substring(0, matcher.start()));
        return metric.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        LimitReader.limit(
                                metric,
                                text,
                                Comparison.GREATER,
                                matcher.group(1).replace(",", ""),
                                matcher.group(2) == null ? "" : matcher.group(2),
                                Polarity.BAD_IF,
                                Optional.empty(),
                                line,
                                span));
    }
}
