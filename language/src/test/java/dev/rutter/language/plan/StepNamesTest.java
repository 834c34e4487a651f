package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What people call a step while it runs, and why one is asked.
class StepNamesTest {
    @Test
    void lines_of_one_block_are_told_apart_by_their_commands() {
        var plan =
                plan(
                        """
                        # Shop

                        ## Deploy

                        Roll out the shop:

                        ```bash
                        git pull
                        ./bin/ship --all
                        ```

                        ## Verify

                        Look at its health:

                        ```bash
                        ./bin/health
                        ```
                        """);
        assertThat(plan.steps().stream().map(plan::name))
                .containsExactly(
                        "Roll out the shop: git pull",
                        "Roll out the shop: ./bin/ship --all",
                        "Look at its health");
    }

    @Test
    void what_may_be_a_command_is_not_said_to_be_for_people_alone() {
        var plan =
                plan(
                        """
                        # Shop

                        ## Deploy

                        - [ ] `purge-cdn --all`
                        - [ ] Purge the CDN: `purge-cdn --all`
                        - [ ] Tell the shop
                        """);
        assertThat(plan.steps().stream().map(Plan.PlannedStep::why))
                .satisfiesExactly(
                        why -> assertThat(why).startsWith("\"purge-cdn\" is no program"),
                        why -> assertThat(why).contains("write \"Run\" before it"),
                        why -> assertThat(why).isEqualTo("only a person can tell"));
    }
}
