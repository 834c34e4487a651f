package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Action;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Lengths of time that are given from one figure to another.
class SpansTest {
    @Test
    void are_watched_from_the_beginning() {
        var plan =
                plan(
                        """
                        # Shop

                        ## Deploy

                        1. `./ship`

                        ## Verify

                        ```bash
                        ./look
                        ```

                        > Observe for 24-48 hours.
                        """);
        assertThat(plan.steps().stream().map(Plan.PlannedStep::action))
                .filteredOn(Action.Watch.class::isInstance)
                .map(Action.Watch.class::cast)
                .allSatisfy(watch -> {
                    assertThat(watch.from()).isEqualTo(Duration.ZERO);
                    assertThat(watch.to()).isEqualTo(Duration.ofDays(2));
                })
                .hasSize(1);
    }

    @Test
    void are_no_wait_for_what_people_decide() {
        var plan =
                plan(
                        """
                        # Shop

                        ## Deploy

                        1. `./submit`
                        2. Wait for the store's review (1-3 days).
                        3. `./ship`
                        """);
        assertThat(plan.steps().get(1).action())
                .isEqualTo(new Action.Ask("Wait for the store's review (1-3 days)."));
    }
}
