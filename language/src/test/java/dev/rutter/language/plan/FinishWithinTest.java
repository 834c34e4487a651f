package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FinishWithinTest {
    @Test
    void a_time_that_a_comment_gives_its_command_limits_no_other() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deploy

                        ```sh
                        # prints "ready" within 2 minutes
                        ./bin/deploy
                        ```

                        1. `./bin/slow`
                        """);
        assertThat(plan.steps())
                .filteredOn(step -> step.title().contains("slow"))
                .first()
                .satisfies(step -> assertThat(step.limit()).isGreaterThan(Duration.ofMinutes(2)));
        assertThat(plan.steps().getFirst().limit()).isEqualTo(Duration.ofMinutes(2));
    }
}
