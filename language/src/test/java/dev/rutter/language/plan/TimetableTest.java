package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A timetable beside the chapters of a rollout's stages.
class TimetableTest {
    private static final String SHOP =
            """
            # Shop

            ## Stage 1: a few

            ```bash
            ./share.sh 5
            ```

            ## Stage 2: everybody

            ```bash
            ./share.sh 100
            ```

            ## Rollout timeline

            ### T+0

            - [ ] Execute Stage 1

            ### T+15

            - [ ] %s
            """;

    @ParameterizedTest
    @ValueSource(strings = {"Execute Stage 2", "Start the stage 2 rollout", "Proceed to Stage 2"})
    void a_stage_that_is_done_before_its_time_leaves_the_plan_open(String order) {
        var plan = plan(SHOP.formatted(order));
        assertThat(plan.open())
                .anyMatch(open -> open.what().contains("T+15") && open.what().contains("line 12"));
    }

    @Test
    void whoever_answers_the_timetables_line_says_that_the_chapters_order_is_meant() {
        assertThat(
                        plan(
                                        SHOP.formatted("Execute Stage 2"),
                                        "acknowledge: { \"Execute Stage 2\": \"yes\" }")
                                .open())
                .noneMatch(open -> open.what().contains("T+15"));
    }

    @Test
    void a_timetable_that_starts_no_stage_contradicts_nothing() {
        assertThat(plan(SHOP.formatted("Look at stage 2's figures")).open())
                .noneMatch(open -> open.what().contains("T+15"));
    }
}
