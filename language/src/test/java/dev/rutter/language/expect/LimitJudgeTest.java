package dev.rutter.language.expect;

import static dev.rutter.language.expect.Limit.Polarity.BAD_IF;
import static dev.rutter.language.expect.Limit.Polarity.GOOD_IF;
import static dev.rutter.language.expect.Verdict.Kind.MET;
import static dev.rutter.language.expect.Verdict.Kind.MISSED;
import static dev.rutter.language.expect.Verdict.Kind.UNCLEAR;
import static dev.rutter.language.expect.Verdict.Kind.UNMEASURABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.problem.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LimitJudgeTest {

    @ParameterizedTest(name = "{0} / {1} is {2}: {3}")
    @MethodSource("figures")
    void every_figure_is_judged_as_the_limit_says(
            Limit limit, Measurement seen, Verdict.Kind kind, String shown) {
        var verdict = Judge.judge(limit, seen, 20);
        assertThat(verdict.kind()).as("%s", verdict).isEqualTo(kind);
        assertThat(verdict.seen()).isEqualTo(shown);
        assertThat(verdict.line()).isEqualTo(12);
    }

    static Stream<Arguments> figures() {
        return Stream.of(
                row(
                        limit(GOOD_IF, Comparison.LESS, "1", "%"),
                        figure("0.5", "%", 200),
                        MET,
                        "0.5 % over 30 s"),
                row(
                        limit(GOOD_IF, Comparison.LESS, "1", "%"),
                        figure("33.333333", "%", 412),
                        MISSED,
                        "33.3 % over 30 s"),
                row(
                        limit(GOOD_IF, Comparison.LESS, "1", "%"),
                        figure("1", "%", 412),
                        MISSED,
                        "1 % over 30 s"),
                row(
                        limit(GOOD_IF, Comparison.LESS, "1", "%"),
                        figure("0.99996", "%", 412),
                        MET,
                        "0.99996 % over 30 s"),
                row(
                        limit(BAD_IF, Comparison.GREATER, "5", "%"),
                        figure("6", "%", 412),
                        MISSED,
                        "6 % over 30 s"),
                row(
                        limit(BAD_IF, Comparison.GREATER, "5", "%"),
                        figure("5", "%", 412),
                        MET,
                        "5 % over 30 s"),
                row(
                        limit(GOOD_IF, Comparison.LESS, "1", "%"),
                        figure("0.02", "ratio", 412),
                        MISSED,
                        "2 % over 30 s"),
                row(
                        limit(GOOD_IF, Comparison.LESS, "0.8", "s"),
                        figure("1240.4", "ms", 412),
                        MISSED,
                        "1.24 s over 30 s"),
                row(
                        limit(GOOD_IF, Comparison.LESS, "800", "ms"),
                        figure("1.24", "s", 412),
                        MISSED,
                        "1,240 ms over 30 s"),
                row(
                        limit(GOOD_IF, Comparison.LESS, "2", "GB"),
                        figure("512", "MiB", 20),
                        MET,
                        "0.537 GB over 30 s"),
                row(
                        limit(GOOD_IF, Comparison.AT_LEAST, "600", "requests/min"),
                        figure("12", "/s", 20),
                        MET,
                        "720 requests/min over 30 s"),
                row(
                        limit(GOOD_IF, Comparison.LESS, "80", "connections"),
                        figure("17", "", 20),
                        MET,
                        "17 connections over 30 s"),
                row(
                        limit(GOOD_IF, Comparison.LESS, "1", "%"),
                        figure("12", "ms", 412),
                        UNMEASURABLE,
                        "12 ms over 30 s"),
                row(
                        limit(GOOD_IF, Comparison.LESS, "1", "%"),
                        figure("100", "%", 19),
                        UNCLEAR,
                        "100 % over 30 s"),
                row(
                        limit(GOOD_IF, Comparison.LESS, "1", "%"),
                        figure("0", "%", 0),
                        UNMEASURABLE,
                        ""),
                row(
                        limit(BAD_IF, Comparison.GREATER, "1", "%"),
                        figure("0", "%", 0),
                        UNMEASURABLE,
                        ""),
                row(
                        limit(BAD_IF, Comparison.GREATER, "1", "%"),
                        new Measurement.Missing("the hosting is down"),
                        UNMEASURABLE,
                        ""),
                row(
                        limit(GOOD_IF, Comparison.LESS, "1", "%"),
                        new Measurement.Ran(0, "0"),
                        UNMEASURABLE,
                        "\"0\""));
    }

    @Test
    void a_verdict_on_a_limit_is_one_sentence_with_figure_threshold_and_samples() {
        var verdict =
                Judge.judge(
                        limit(GOOD_IF, Comparison.LESS, "1", "%"), figure("33.33", "%", 1412), 20);
        assertThat(verdict.sentence())
                .isEqualTo("as written: missed, was 33.3 % over 30 s (1,412 samples)");
        assertThat(verdict.threshold()).isEqualTo("< 1 %");
        assertThat(
                        Judge.judge(
                                        limit(BAD_IF, Comparison.GREATER, "5", "%"),
                                        figure("6", "%", 99),
                                        20)
                                .threshold())
                .isEqualTo("bad if > 5 %");
        assertThat(
                        Judge.judge(
                                        limit(GOOD_IF, Comparison.LESS, "1", "%"),
                                        figure("0", "%", 7),
                                        20)
                                .because())
                .isEqualTo("rests on 7 samples, needs 20");
    }

    @Test
    void where_the_absence_of_requests_is_a_figure_itself_none_are_needed() {
        assertThat(
                        Judge.judge(
                                        limit(GOOD_IF, Comparison.GREATER, "5", "/s"),
                                        figure("0", "/s", 0),
                                        0)
                                .kind())
                .isEqualTo(MISSED);
    }

    @ParameterizedTest(name = "{0} now, {1} before is {2}")
    @MethodSource("baselines")
    void a_factor_is_of_the_figure_before_go_live(
            String now, Optional<Measurement.Figure> before, Verdict.Kind kind) {
        var limit = baselineLimit(BAD_IF, Comparison.GREATER);
        assertThat(Judge.judge(limit, figure(now, "ms", 100), before, 20).kind()).isEqualTo(kind);
    }

    static Stream<Arguments> baselines() {
        return Stream.of(
                Arguments.of("250", Optional.of(figure("120", "ms", 100)), MISSED),
                Arguments.of("240", Optional.of(figure("120", "ms", 100)), MET),
                Arguments.of("250", Optional.of(figure("0.12", "s", 100)), MISSED),
                Arguments.of("250", Optional.of(figure("120", "%", 100)), UNMEASURABLE),
                Arguments.of("250", Optional.of(figure("120", "ms", 3)), UNCLEAR),
                Arguments.of("250", Optional.of(figure("0", "ms", 100)), UNCLEAR),
                Arguments.of("0", Optional.of(figure("0", "ms", 100)), MET),
                Arguments.of("250", Optional.empty(), UNMEASURABLE));
    }

    @Test
    void a_factor_tells_what_it_comes_to() {
        var verdict =
                Judge.judge(
                        baselineLimit(GOOD_IF, Comparison.LESS),
                        figure("250", "ms", 100),
                        Optional.of(figure("120", "ms", 100)),
                        20);
        assertThat(verdict.kind()).isEqualTo(MISSED);
        assertThat(verdict.threshold())
                .isEqualTo(
                        "< 2x baseline (240 ms; before go-live it was 120 ms over 30 s, 100 samples)");
        assertThat(verdict.seen()).isEqualTo("250 ms over 30 s");
    }

    private static Arguments row(Limit limit, Measurement seen, Verdict.Kind kind, String shown) {
        return Arguments.of(limit, seen, kind, shown);
    }

    private static Measurement.Figure figure(String value, String unit, long samples) {
        return new Measurement.Figure(
                "error rate", new BigDecimal(value), unit, samples, Duration.ofSeconds(30));
    }

    private static Limit limit(
            Limit.Polarity polarity, Comparison comparison, String value, String unit) {
        return limit(polarity, comparison, value, unit, false);
    }

    private static Limit baselineLimit(Limit.Polarity polarity, Comparison comparison) {
        return limit(polarity, comparison, "2", "", true);
    }

    private static Limit limit(
            Limit.Polarity polarity,
            Comparison comparison,
            String value,
            String unit,
            boolean baseline) {
        return new Limit(
                "error rate",
                OptionalInt.empty(),
                comparison,
                new BigDecimal(value),
                unit,
                baseline,
                Optional.empty(),
                OptionalInt.empty(),
                polarity,
                Limit.Level.CRITICAL,
                "as written",
                Span.atLine(12));
    }
}
