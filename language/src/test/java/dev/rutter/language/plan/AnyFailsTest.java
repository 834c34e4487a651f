package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists whose title says what follows where one of their lines does not hold.
class AnyFailsTest {
    private static Plan plan(String checks) {
        return PlannerTest.plan(
                """
                # Ferry

                %s
                ## Deploy

                ```bash
                ./bin/ship
                ```

                ## Verify

                ```bash
                ./bin/smoke
                ```

                ## Rollback

                ```bash
                ./bin/back
                ```
                """
                        .formatted(checks));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## Pre-flight (STOP IF ANY FAILS)",
                "## Pre-flight checks - abort if any check fails",
                "## Pre-flight: stop if one of them is red",
                "## Pre-flight (halt when an item is not ticked)",
                "## Pre-flight\n\nStop if any of these fails:",
                "## Pre-flight\n\n**Do not start if any of these checks fail:**",
            })
    void a_list_that_stops_the_run_where_one_of_it_fails_is_what_must_hold(String title) {
        var plan = plan(title + "\n\n- [ ] The berth is free: `./bin/berth`\n- [ ] Tide is in\n");
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly("./bin/berth", "Tide is in", "./bin/ship", "./bin/smoke");
        assertThat(plan.steps().getFirst().gate()).isTrue();
    }

    @Test
    void a_list_that_stops_the_run_where_one_of_it_holds_is_the_contrary() {
        var plan = plan("## Pre-flight\n\nStop if any of these holds:\n\n- The berth is taken\n");
        assertThat(PlannerTest.said(plan.steps()).getFirst())
                .isEqualTo("Stop if any of these holds: The berth is taken: may it go on?");
    }

    @Test
    void what_decides_the_way_back_by_failing_is_looked_at() {
        var plan =
                PlannerTest.plan(
                        """
                        # Ferry

                        ## Deploy

                        ```bash
                        ./bin/ship
                        ```

                        ## Smoke tests (roll back if any fails)

                        - [ ] The gate opens: `./bin/gate`

                        ## Rollback

                        ```bash
                        ./bin/back
                        ```
                        """);
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./bin/ship", "./bin/gate");
        assertThat(plan.rules()).isEmpty();
    }
}
