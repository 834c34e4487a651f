package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static dev.rutter.language.plan.PlannerTest.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables of a launch day and of a rollout's stages.
class LaunchTablesTest {
    private static Plan launch(String rows) {
        return plan(
                "# Shop\n\n## Launch\n\n| Time | Owner | Action |\n|---|---|---|\n"
                        + "| T-0 | Ops | `./launch.sh` |\n"
                        + rows
                        + "\n");
    }

    private static List<Duration> waits(Plan plan) {
        return plan.steps().stream()
                .map(Plan.PlannedStep::action)
                .filter(Action.Wait.class::isInstance)
                .map(action -> ((Action.Wait) action).length())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "| If needed | Ops | `./undo.sh` |",
                "| In case of trouble | Ops | `./undo.sh` |",
                "| On failure | Ops | `./undo.sh` |",
                "| T+15 | Ops | `./undo.sh` if the smoke test fails |",
            })
    void a_rows_condition_is_asked_before_its_command(String row) {
        assertThat(launch(row).steps().getLast())
                .satisfies(step -> assertThat(step.when()).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "| Rollback | Ops | `./undo.sh` |",
                "| Abort | Ops | `./undo.sh` |",
                "| To roll back | Ops | `./undo.sh` |",
            })
    void a_row_for_going_back_is_no_part_of_the_launch(String row) {
        assertThat(said(launch(row).steps())).containsExactly("./launch.sh");
    }

    @Test
    void an_item_for_aborting_is_no_part_of_the_launch() {
        var plan = plan("# Shop\n\n## Deploy\n\n1. `./launch.sh`\n2. Abort: `./undo.sh`\n");
        assertThat(said(plan.steps())).containsExactly("./launch.sh");
        assertThat(said(plan.rollback())).contains("./undo.sh");
    }

    @Test
    void what_is_done_so_long_after_the_launch_waits_for_that() {
        var plan =
                launch(
                        "| T+15 | QA | `./smoke.sh` |\n| T+60min | QA | `./again.sh` |\n| T+2h | Ops | `./tidy.sh` |\n| T+24h | Ops | `./drop.sh` |");
        assertThat(waits(plan))
                .containsExactly(
                        Duration.ofMinutes(15), Duration.ofMinutes(45), Duration.ofHours(1));
        assertThat(said(plan.steps())).contains("./tidy.sh").doesNotContain("./drop.sh");
    }

    @Test
    void a_command_in_the_notes_is_shown_with_the_question() {
        var plan =
                plan(
                        "# Shop\n\n## Deploy\n\n| Step | Action | Notes |\n|---|---|---|\n| 1 | Freeze the orders. | `kubectl scale deploy/orders --replicas=0` |\n");
        assertThat(said(plan.steps()))
                .containsExactly("Freeze the orders.: kubectl scale deploy/orders --replicas=0");
    }

    @Test
    void each_stages_time_passes_and_its_gate_is_asked_before_the_next_one() {
        var plan =
                plan(
                        """
                        # Shop

                        ## Deploy

                        | Stage | Traffic | Command | Duration | Continue when | Roll back when |
                        |---|---|---|---|---|---|
                        | 1 | 5% | `./share.sh 5` | 30 min | errors < 0.5% | errors > 1% |
                        | 2 | 100% | `./share.sh 100` | 2 h | | errors > 1% |
                        """);
        assertThat(
                        plan.steps().stream()
                                .map(Plan.PlannedStep::action)
                                .map(action ->
                                        action instanceof Action.Wait wait
                                                ? "wait " + wait.length()
                                                : action instanceof Action.Watch watch
                                                        ? "watch " + watch.to()
                                                        : Lines.text(action)))
                .containsExactly(
                        "./share.sh 5",
                        "wait PT30M",
                        "errors < 0.5%: does it hold?",
                        "./share.sh 100",
                        "watch PT2H");
        assertThat(plan.rules())
                .allSatisfy(rule ->
                        assertThat(rule.decision()).isEqualTo(Entry.Trigger.Decision.ROLL_BACK));
        assertThat(plan.open()).noneMatch(open -> open.what().contains("1 errors"));
    }

    @Test
    void how_long_a_step_takes_is_not_waited_for() {
        var plan =
                plan(
                        "# Shop\n\n## Deploy\n\n| Step | Command | Duration |\n|---|---|---|\n| 1 | `./one.sh` | 30 min |\n| 2 | `./two.sh` | 10 min |\n");
        assertThat(waits(plan)).isEmpty();
    }
}
