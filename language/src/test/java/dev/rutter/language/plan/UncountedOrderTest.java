package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Chapters without numbers are done in their order too, where one of them needs the one before.
class UncountedOrderTest {

    /// Headings and commands, one chapter a pair.
    private static Plan plan(String title, String... chapters) {
        var text = new StringBuilder("# " + title + "\n\n");
        for (var i = 0; i < chapters.length; i += 2) {
            text.append("## ").append(chapters[i]).append("\n\n1. `");
            text.append(chapters[i + 1]).append("`\n\n");
        }
        return PlannerTest.plan(text.toString());
    }

    private static List<String> said(Plan plan) {
        return PlannerTest.said(plan.steps());
    }

    @Test
    void the_new_half_is_tried_before_it_gets_the_traffic() {
        var plan =
                plan(
                        "Ferry, blue and green",
                        "Deploy green",
                        "./ship.sh green",
                        "Verify green",
                        "./try.sh green",
                        "Cutover",
                        "./switch.sh green",
                        "Verify production",
                        "./try.sh live");
        assertThat(said(plan))
                .containsExactly(
                        "./ship.sh green", "./try.sh green", "./switch.sh green", "./try.sh live");
        assertThat(plan.steps().getLast().phase()).isEqualTo(Phase.VERIFY);
    }

    @ParameterizedTest
    @CsvSource({
        "Build and push, docker build ., Verify the image, Deploy",
        "Build and push, docker build ., Test the image, Deploy",
        "Build, ./build, Check the build, Promote to production",
        "Install the certificate, ./install, Back up the new certificate, Reload",
        "Upgrade, ./up, Back up, Switch",
        "Stop the app, ./stop, Verify the backup, Migrate",
    })
    void what_a_chapter_has_made_is_looked_at_and_kept_behind_it(
            String first, String made, String looks, String next) {
        assertThat(said(plan("Ferry", first, made, looks, "./look", next, "./next")))
                .containsExactly(made, "./look", "./next");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Prerequisites", "Check the prerequisites", "Verify access"})
    void what_is_needed_for_all_of_it_is_done_first(String needed) {
        assertThat(said(plan("Ferry", "Build", "./build", needed, "./look", "Deploy", "./next")))
                .containsExactly("./look", "./build", "./next");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Switch traffic", "Promote to production", "Finish", "Close-out"})
    void what_runs_behind_the_only_verification_waits_for_it(String last) {
        assertThat(
                        said(
                                plan(
                                        "Ferry",
                                        "Deploy",
                                        "./ship.sh",
                                        "Smoke tests",
                                        "./try.sh",
                                        last,
                                        "./last.sh")))
                .containsExactly("./ship.sh", "./try.sh", "./last.sh");
    }

    @Test
    void a_copy_is_thrown_away_when_it_was_looked_at() {
        assertThat(
                        said(
                                plan(
                                        "Restore drill",
                                        "Restore",
                                        "./restore.sh copy",
                                        "Validate",
                                        "./count.sh copy",
                                        "Clean up",
                                        "./drop.sh copy")))
                .containsExactly("./restore.sh copy", "./count.sh copy", "./drop.sh copy");
    }

    @ParameterizedTest
    @CsvSource({
        "Pre-switchover checks, Switchover",
        "Pre-failover validation, Deploy",
        "Pre-rotation checklist, Deploy",
        "Pre-maintenance health check, Deploy",
        "Checks before the failover, Deploy"
    })
    void what_is_to_be_looked_at_before_the_deed_is_a_gate(String before, String deed) {
        var steps = plan("Ferry", before, "./lag.sh", deed, "./go.sh").steps();
        assertThat(PlannerTest.said(steps)).containsExactly("./lag.sh", "./go.sh");
        assertThat(steps.getFirst().phase()).isEqualTo(Phase.PREPARE);
        assertThat(steps.getFirst().gate()).isTrue();
    }

    @Test
    void what_is_validated_first_and_again_at_the_end_is_a_gate_the_first_time() {
        var steps =
                plan(
                                "Ferry upgrade",
                                "Validate replication",
                                "./lag.sh",
                                "Stop the writers",
                                "./stop.sh",
                                "Promote the replica",
                                "./promote.sh",
                                "Validate the new primary",
                                "./try.sh")
                        .steps();
        assertThat(PlannerTest.said(steps))
                .containsExactly("./lag.sh", "./stop.sh", "./promote.sh", "./try.sh");
        assertThat(steps.getFirst().gate()).isTrue();
    }

    @Test
    void a_failover_between_two_upgrades_is_a_step_and_no_incident() {
        assertThat(
                        said(
                                plan(
                                        "Upgrading the pair",
                                        "Upgrade the standby",
                                        "./upgrade.sh b",
                                        "Manual failover",
                                        "./fail-over.sh",
                                        "Upgrade the former active",
                                        "./upgrade.sh a")))
                .containsExactly("./upgrade.sh b", "./fail-over.sh", "./upgrade.sh a");
    }

    @Test
    void a_counted_step_is_no_routine_work() {
        assertThat(
                        said(
                                plan(
                                        "Database upgrade",
                                        "Step 1: Upgrade",
                                        "./upgrade.sh",
                                        "Step 2: Rotate the credentials",
                                        "./rotate.sh",
                                        "Step 3: Verify",
                                        "./try.sh",
                                        "Step 4: Clean up the old version",
                                        "./clean.sh")))
                .contains("./rotate.sh", "./clean.sh");
    }

    @Test
    void a_procedure_of_its_own_behind_counted_steps_moves_none_of_them() {
        var plan =
                plan(
                        "Ferry",
                        "Step 1: Deploy",
                        "./ship.sh",
                        "Step 2: Verify",
                        "./try.sh",
                        "Upgrade procedure",
                        "./upgrade.sh");
        assertThat(plan.steps())
                .filteredOn(step -> step.line() == 9)
                .extracting(Plan.PlannedStep::phase)
                .containsExactly(Phase.VERIFY);
    }

    @Test
    void what_is_tested_between_two_parts_is_tested_between_them() {
        assertThat(
                        said(
                                plan(
                                        "Data release",
                                        "Models",
                                        "dbt run",
                                        "Tests",
                                        "dbt test",
                                        "Deploy the jobs",
                                        "./jobs.sh")))
                .containsExactly("dbt run", "dbt test", "./jobs.sh");
    }

    @Test
    void a_chapter_of_items_that_are_commands_and_nothing_else_is_done() {
        var plan =
                PlannerTest.plan(
                        """
                        # Mobile release

                        ## Builds

                        - `npm run build:ios`
                        - `npm run build:android`

                        ## Release

                        - `npm run submit`
                        """);
        assertThat(said(plan))
                .containsExactly("npm run build:ios", "npm run build:android", "npm run submit");
    }

    @Test
    void a_chapter_that_only_names_commands_is_not() {
        var plan =
                PlannerTest.plan(
                        """
                        # Mobile release

                        ## Tools

                        - `fastlane` ships to the stores
                        - `npm` builds

                        ## Release

                        - `npm run submit`
                        """);
        assertThat(said(plan)).containsExactly("npm run submit");
    }
}
