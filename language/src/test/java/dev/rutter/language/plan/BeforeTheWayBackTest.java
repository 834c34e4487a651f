package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What prepares a rollback is done on the way forward, and what aborts is not.
class BeforeTheWayBackTest {
    private static Plan plan(String first, String last, String... environment) {
        return PlannerTest.plan(
                """
                # Orders

                ## %s

                ```bash
                ./bin/first
                ```

                ## Upgrade

                ```bash
                ./bin/upgrade
                ```

                ## %s

                ```bash
                ./bin/last
                ```
                """
                        .formatted(first, last),
                environment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Snapshot (rollback substrate)",
                "Back up for rollback",
                "Record the rollback point",
                "Tag the current image as rollback target",
                "Save the state (needed to roll back)",
                "Prepare for rollback",
                "Rollback readiness"
            })
    void what_is_made_for_a_rollback_is_made_before_the_upgrade(String heading) {
        var plan = plan(heading, "Rollback");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./bin/first", "./bin/upgrade");
        assertThat(PlannerTest.said(plan.rollback())).containsExactly("./bin/last");
    }

    @Test
    void a_counted_one_stays_in_its_place() {
        var plan =
                PlannerTest.plan(
                        """
                        # Orders

                        ## Step 1: Upgrade

                        `./bin/upgrade`

                        ## Step 2: Tag the image as rollback target

                        `./bin/tag`

                        ## Rollback

                        `./bin/back`
                        """);
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./bin/upgrade", "./bin/tag");
        assertThat(PlannerTest.said(plan.rollback())).containsExactly("./bin/back");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Restore (rollback)", "Rollback plan", "Restore for rollback"})
    void what_goes_back_still_does(String heading) {
        assertThat(PlannerTest.said(plan("Prepare", heading).rollback()))
                .containsExactly("./bin/last");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Abort (if unhealthy)",
                "Abort if errors rise",
                "Abort (immediate)",
                "Stop the canary (on errors)",
                "Cancel the rollout (if it hangs)"
            })
    void an_abort_is_the_way_back(String heading) {
        var plan = plan("Prepare", heading);
        assertThat(PlannerTest.said(plan.steps())).doesNotContain("./bin/last");
        assertThat(PlannerTest.said(plan.rollback())).containsExactly("./bin/last");
    }

    @Test
    void a_state_in_brackets_is_a_condition_of_what_goes_on() {
        var plan = plan("Prepare", "Promote early (healthy)");
        assertThat(plan.steps().getLast().when()).contains("if healthy");
    }

    @Test
    void a_title_that_is_chosen_whole_comes_before_one_that_holds_the_words() {
        var plan =
                plan(
                        "Rollback of the database",
                        "Rollback",
                        "choose: { \"Rollback\": \"Rollback\" }");
        assertThat(PlannerTest.said(plan.rollback())).containsExactly("./bin/last");
    }

    @Test
    void what_another_choice_takes_chooses_no_way_back() {
        var plan =
                plan(
                        "Rollback of the database",
                        "Rollback of the application",
                        "choose: { \"Upgrade\": \"database\" }");
        assertThat(plan.rollback()).isEmpty();
        assertThat(plan.open()).isNotEmpty();
    }
}
