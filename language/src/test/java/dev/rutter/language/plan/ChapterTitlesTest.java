package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a chapter is for, told by words that many authors use for it.
class ChapterTitlesTest {
    private static String titled(String title) {
        return """
        # Stall

        ## Requirements

        - [ ] You have access

        ## Deploy

        ```bash
        make deploy
        ```

        ## TITLE

        ```bash
        make thing
        ```
        """
                .replace("TITLE", title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rolling the app back",
                "How to roll the release back",
                "Backing out",
                "Downgrade",
                "Restoring the previous version",
                "Switching back to blue",
                "Return to the last release",
                "Fallback",
                "Fallback plan",
                "Redeploy the previous version",
                "Aborting the release"
            })
    void a_chapter_that_goes_back_is_the_way_back_and_no_step_of_the_deployment(String title) {
        var plan = PlannerTest.plan(titled(title));
        assertThat(PlannerTest.said(plan.steps())).doesNotContain("make thing");
        assertThat(PlannerTest.said(plan.rollback())).startsWith("make thing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RDS Restore Procedure",
                "Recovering the database",
                "Restoring from a backup",
                "Database Reset",
                "Delete the environment",
                "Undeploy",
                "Pause the contracts",
                "Kill switch",
                "Break-glass access",
                "Node replacement",
                "Migration commands",
                "Alerting setup",
                "Set up the dashboards",
                "Budget alerts",
                "Local development",
                "Enable maintenance mode"
            })
    void what_is_done_to_a_running_system_is_neither_deployed_nor_a_way_back(String title) {
        var plan = PlannerTest.plan(titled(title));
        assertThat(PlannerTest.said(plan.steps())).doesNotContain("make thing");
        assertThat(PlannerTest.said(plan.rollback())).doesNotContain("make thing");
        assertThat(plan.unread()).anyMatch(line -> line.says().contains("make thing"));
    }

    @Test
    void a_counted_restore_is_a_step_of_the_move_it_is_counted_in() {
        var plan =
                PlannerTest.plan(
                        """
                        # Move the stall

                        ## 1. Deploy the new host

                        ```bash
                        make host
                        ```

                        ## 2. Restore the database

                        ```bash
                        make restore
                        ```

                        ## 3. Switch the traffic back

                        ```bash
                        make switch
                        ```
                        """);
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly("make host", "make restore", "make switch");
    }

    @Test
    void maintenance_mode_is_entered_and_left_around_the_deployment_that_it_protects() {
        var plan =
                PlannerTest.plan(
                        """
                        # Stall

                        ## Put the application in maintenance mode

                        ```bash
                        php artisan down
                        ```

                        ## Deploy

                        ```bash
                        make deploy
                        ```

                        ## Maintenance mode off

                        ```bash
                        php artisan up
                        ```
                        """);
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly("php artisan down", "make deploy", "php artisan up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Prepare", "Prep", "Preparing", "Prepare the servers"})
    void preparing_gates_the_deployment(String title) {
        var plan =
                PlannerTest.plan(
                        """
                        # Stall

                        ## TITLE

                        - [ ] The tests are green

                        ## Deploy

                        ```bash
                        make deploy
                        ```
                        """
                                .replace("TITLE", title));
        assertThat(plan.steps().getFirst().id()).startsWith("prepare");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Health criteria",
                "Exit criterion",
                "What good looks like",
                "Success looks like",
                "Gates",
                "Release gates"
            })
    void what_a_good_release_looks_like_is_verified(String title) {
        var plan = PlannerTest.plan(titled(title));
        assertThat(PlannerTest.said(plan.steps())).containsSequence("make deploy", "make thing");
        assertThat(plan.steps().getLast().id()).startsWith("verify");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Go / No-Go", "Go/No-Go", "Go or no-go?", "Go / no go"})
    void the_questions_of_a_table_are_asked_before_it_goes(String title) {
        var plan =
                PlannerTest.plan(
                        """
                        # Stall

                        ## TITLE

                        | Question | Answer |
                        |---|---|
                        | Is the stock counted? (`./bin/count` = 0) | |
                        | Have the tills been told? | |

                        ## Deploy

                        ```bash
                        make deploy
                        ```
                        """
                                .replace("TITLE", title));
        assertThat(PlannerTest.said(plan.steps())).last().isEqualTo("make deploy");
        assertThat(plan.steps()).hasSize(3);
        assertThat(plan.steps().getFirst().gate()).isTrue();
    }
}
