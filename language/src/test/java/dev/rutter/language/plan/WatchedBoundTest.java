package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When to go back, in few words behind what is watched.
class WatchedBoundTest {
    private static Plan plan(String watched) {
        return PlannerTest.plan(
                """
                # Kiosk

                ## Go

                - [ ] `./bin/ship`

                ## After

                - [ ] `./bin/smoke`
                - [ ] %s

                ## Back

                - [ ] `./bin/back`
                """
                        .formatted(watched));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Keep an eye on the CDN's 5xx for ten minutes; above 1 % go back | 5xx",
                "Watch the 5xx for ten minutes; above 1 % roll back | 5xx",
                "Watch the error rate for 10 minutes: more than 1 %: go back. | error rate",
                "Watch the error rate for 10 minutes. Above 1 %, roll back. | error rate",
                "Watch the error rate for 10 minutes. If it is above 1 %, roll back. | error rate",
                "Watch the error rate for 10 minutes; roll back above 1 %. | error rate",
                "Beobachte die Fehlerrate für 10 Minuten; über 1 % zurückrollen | fehlerrate",
            })
    void a_bound_behind_what_is_watched_decides_on_that(String line, String metric) {
        assertThat(plan(line).rules())
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.limit()).isPresent();
                    assertThat(rule.limit().get().metric()).contains(metric);
                    assertThat(rule.limit().get().value()).isEqualByComparingTo("1");
                });
    }

    @Test
    void a_bound_of_something_else_decides_nothing() {
        assertThat(plan("Watch the error rate for 10 minutes; above 1 % call Ines").rules())
                .isEmpty();
    }
}
