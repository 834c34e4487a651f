package dev.rutter.platform.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * *            | 2026-03-31T23:59:30Z | 2026-04-01T00:00:00Z",
                "0 3 * * *            | 2026-03-31T03:00:00Z | 2026-04-01T03:00:00Z",
                "*/15 * * * *         | 2026-03-31T03:07:00Z | 2026-03-31T03:15:00Z",
                "5/20 * * * *         | 2026-03-31T03:46:00Z | 2026-03-31T04:05:00Z",
                "30 9-17/4 * * *      | 2026-03-31T10:00:00Z | 2026-03-31T13:30:00Z",
                "0 0 29 2 *           | 2026-01-01T00:00:00Z | 2028-02-29T00:00:00Z",
                "0 0 29 2 *           | 2096-03-01T00:00:00Z | 2104-02-29T00:00:00Z",
                "0 12 * * mon-fri     | 2026-11-20T12:00:00Z | 2026-11-23T12:00:00Z",
                "0 12 * * 7           | 2026-11-21T05:00:00Z | 2026-11-22T12:00:00Z",
                "0 12 1 * mon         | 2026-11-21T05:00:00Z | 2026-11-23T12:00:00Z",
                "0 12 */2 * sun       | 2026-11-21T05:00:00Z | 2026-11-29T12:00:00Z",
                "0,30 4 1,15 jan,jul * | 2026-07-15T04:00:00Z | 2026-07-15T04:30:00Z",
                "@weekly              | 2026-11-21T05:00:00Z | 2026-11-22T00:00:00Z",
            })
    void the_next_time_is_the_first_that_matches(String written, Instant after, Instant next) {
        assertThat(Schedule.of(written).orElseThrow().next(after)).contains(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * * 13 *",
                "* * * * 8",
                "5-3 * * * *",
                "*/0 * * * *",
                "a * * * *",
                "1, * * * *",
                "-1 * * * *",
                "0 0 30 2 *",
                "@sometimes"
            })
    void what_is_no_schedule_or_never_comes_is_refused(String written) {
        assertThat(Schedule.of(written)).isEmpty();
    }

    @Test
    void a_day_that_exists_every_few_years_is_found() {
        assertThat(
                        Schedule.of("0 0 29 2 mon")
                                .orElseThrow()
                                .next(Instant.parse("2026-11-21T00:00:00Z")))
                .contains(Instant.parse("2027-02-01T00:00:00Z"));
    }
}
