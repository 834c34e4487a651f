package dev.rutter.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.expect.Comparison;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.expect.Verdict.Kind;
import dev.rutter.language.problem.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// One limit and the looks of a window, five seconds apart.
class StandingTest {
    private static final Instant BASE = Instant.parse("2026-11-02T10:00:00Z");

    private static Watched limit(
            Comparison comparison,
            Limit.Polarity polarity,
            Optional<Duration> window,
            OptionalInt row,
            boolean baseline) {
        var limit =
                new Limit(
                        "error rate",
                        OptionalInt.empty(),
                        comparison,
                        BigDecimal.valueOf(baseline ? 2 : 5),
                        baseline ? "" : "%",
                        baseline,
                        window,
                        row,
                        polarity,
                        Limit.Level.CRITICAL,
                        "error rate",
                        new Span(7, 1, 1));
        return new Watched(limit, Watched.Calls.ROLL_BACK, true, true);
    }

    private static Watched bad(Optional<Duration> window, OptionalInt row) {
        return limit(Comparison.GREATER, Limit.Polarity.BAD_IF, window, row, false);
    }

    private static Look look(int n, double percent, long samples) {
        return new Look(
                BASE.plusSeconds(5L * n),
                List.of(
                        new Measurement.Figure(
                                "error rate",
                                BigDecimal.valueOf(percent),
                                "%",
                                samples,
                                Duration.ofSeconds(5L * n))));
    }

    private static Standing after(Watched watched, Look... looks) {
        return Standing.of(watched, 0, List.of(), List.of(looks), BASE, 1);
    }

    @Test
    void one_bad_look_does_not_decide_and_two_in_a_row_do() {
        var watched = bad(Optional.empty(), OptionalInt.empty());
        assertThat(after(watched, look(1, 33, 100)).missed()).isFalse();
        assertThat(after(watched, look(1, 33, 100), look(2, 33, 100)).missed()).isTrue();
        assertThat(after(watched, look(1, 33, 100), look(2, 1, 100), look(3, 33, 100)).missed())
                .isFalse();
    }

    @Test
    void the_documents_own_count_holds() {
        var watched = bad(Optional.empty(), OptionalInt.of(3));
        assertThat(after(watched, look(1, 33, 100), look(2, 33, 100)).missed()).isFalse();
        assertThat(after(watched, look(1, 33, 100), look(2, 33, 100), look(3, 33, 100)).missed())
                .isTrue();
    }

    @Test
    void a_figure_of_few_requests_is_unclear_and_neither_counts_nor_breaks_the_row() {
        var watched = bad(Optional.empty(), OptionalInt.empty());
        assertThat(after(watched, look(1, 100, 19)).verdict().kind()).isEqualTo(Kind.UNCLEAR);
        assertThat(after(watched, look(1, 33, 100), look(2, 100, 19), look(3, 33, 100)).missed())
                .isTrue();
    }

    @Test
    void bad_for_five_minutes_is_not_bad_after_one() {
        var watched = bad(Optional.of(Duration.ofMinutes(5)), OptionalInt.empty());
        var looks = new ArrayList<Look>();
        for (var n = 1; n < 60; n++) {
            looks.add(look(n, 33, 100));
            assertThat(after(watched, looks.toArray(Look[]::new)).missed())
                    .as("after %d s", 5 * n)
                    .isFalse();
        }
        looks.add(look(60, 33, 100));
        looks.add(look(61, 33, 100));
        assertThat(after(watched, looks.toArray(Look[]::new)).missed()).isTrue();
    }

    @Test
    void nothing_seen_is_unmeasurable_and_its_length_is_known() {
        var watched = bad(Optional.empty(), OptionalInt.empty());
        var blind = new Measurement.Missing("no metrics");
        var standing =
                after(
                        watched,
                        look(1, 1, 100),
                        new Look(BASE.plusSeconds(10), List.of(blind)),
                        new Look(BASE.plusSeconds(40), List.of(blind)));
        assertThat(standing.verdict().kind()).isEqualTo(Kind.UNMEASURABLE);
        assertThat(standing.verdict().because()).contains("no metrics");
        assertThat(standing.unmeasured()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_factor_of_the_baseline_needs_a_look_from_before() {
        var watched =
                limit(
                        Comparison.GREATER,
                        Limit.Polarity.BAD_IF,
                        Optional.empty(),
                        OptionalInt.of(1),
                        true);
        assertThat(after(watched, look(1, 4, 100)).verdict().kind()).isEqualTo(Kind.UNMEASURABLE);
        var before = List.of(look(0, 1.5, 100));
        assertThat(Standing.of(watched, 0, before, List.of(look(1, 4, 100)), BASE, 1).missed())
                .isTrue();
        assertThat(Standing.of(watched, 0, before, List.of(look(1, 2, 100)), BASE, 1).missed())
                .isFalse();
    }
}
