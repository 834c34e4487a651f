package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static dev.rutter.language.plan.PlannerTest.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Time that a line lets pass before the command in it.
class TimeBeforeTest {
    private static Plan shop(String line) {
        return plan("# Shop\n\n## Deploy\n\n1. `./ship.sh`\n2. " + line + "\n");
    }

    private static List<Duration> waits(Plan plan) {
        return plan.steps().stream()
                .map(Plan.PlannedStep::action)
                .filter(Action.Wait.class::isInstance)
                .map(action -> ((Action.Wait) action).length())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Leave both pools up for 2 hours, then run `./drop.sh`. | PT2H",
                "Wait 45 minutes before running `./drop.sh`. | PT45M",
                "Let the caches fill for half an hour, and then run `./drop.sh`. | PT30M",
                "Give the replicas 10 minutes and run `./drop.sh`. | PT10M",
                "Soak for one hour. If nobody complains, run `./drop.sh`. | PT1H",
                "Once the queue has been empty for 10 minutes, run `./drop.sh`. | PT10M",
                "Run `./drop.sh` as soon as traffic has been gone for 20 minutes. | PT20M",
                "After 15 minutes of mirrored traffic, run `./drop.sh`. | PT15M",
            })
    void a_short_one_is_waited_for_before_the_command(String line, String length) {
        var plan = shop(line);
        assertThat(waits(plan)).containsExactly(Duration.parse(length));
        assertThat(plan.steps().get(1).action()).isInstanceOf(Action.Wait.class);
        assertThat(said(plan.steps().subList(2, 3))).containsExactly("./drop.sh");
        assertThat(plan.steps()).noneMatch(step -> step.action() instanceof Action.Watch);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Keep both schemas for two weeks, then run `./drop.sh`.",
                "Mirror the reads for 24h, then run `./drop.sh`.",
                "Keep the old pool for 24h. If nobody asks for it, run `./drop.sh`.",
                "Let both run overnight; then run `./drop.sh`.",
                "If everything is quiet for 12 hours, run `./drop.sh`.",
                "Wait a week before you run `./drop.sh`.",
            })
    void a_long_one_puts_the_command_off(String line) {
        var plan = shop(line);
        assertThat(said(plan.steps())).containsExactly("./ship.sh");
        assertThat(plan.unread()).anyMatch(unread -> unread.why().startsWith("not now: "));
    }

    @Test
    void what_has_to_be_so_all_the_time_is_asked_about_when_it_can_be_so() {
        var plan = shop("Once the error rate has been below 1% for 30 minutes, run `./drop.sh`.");
        assertThat(plan.steps().get(1).when()).isEmpty();
        assertThat(plan.steps().get(2).when())
                .contains("Once the error rate has been below 1% for 30 minutes");
    }

    @Test
    void what_nobody_counts_is_left_to_a_person() {
        var plan = shop("Wait a few minutes, then run `./drop.sh`.");
        assertThat(said(plan.steps()))
                .containsExactly("./ship.sh", "Wait a few minutes", "./drop.sh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Look at `./queue.sh` every 5 minutes, then run `./drop.sh`.",
                "If the pods are down for 5 minutes, run `./kick.sh`.",
                "The build takes 10 minutes. Run `./drop.sh`.",
                "Run `./drop.sh` within 10 minutes, then run `./look.sh`.",
            })
    void a_time_for_something_else_is_not_waited_for(String line) {
        assertThat(waits(shop(line))).isEmpty();
    }

    @Test
    void it_is_let_pass_once_and_between_the_commands_that_it_stands_between() {
        assertThat(
                        kinds(
                                "Keep `./both.sh` running for 2 hours, then run `./drop.sh` and `./tidy.sh`."))
                .containsExactly("./ship.sh", "./both.sh", "wait", "./drop.sh", "./tidy.sh");
        assertThat(kinds("Wait 10 minutes. Run `./drop.sh`, then `./tidy.sh`."))
                .containsExactly("./ship.sh", "wait", "./drop.sh", "./tidy.sh");
        assertThat(kinds("Once the lag has been 0 for 5 minutes, run `./drop.sh` and `./tidy.sh`."))
                .containsExactly("./ship.sh", "wait", "./drop.sh", "./tidy.sh");
    }

    @Test
    void what_is_paused_is_no_wait_of_the_run() {
        assertThat(waits(shop("Pause the queue for 10 minutes"))).isEmpty();
        assertThat(waits(shop("Pause for 10 minutes"))).hasSize(1);
    }

    private static List<String> kinds(String line) {
        return shop(line).steps().stream()
                .map(step ->
                        step.action() instanceof Action.Wait ? "wait" : Lines.text(step.action()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wait 1 hour. If error rate > 2 %, run `./drop.sh`. | PT1H | If error rate > 2 %",
                "Wait 1 hour. If `./errors` prints more than 2, run `./drop.sh`. | PT1H | If `./errors` prints more than 2",
                "Wait for 15 minutes. If no errors appear in the log, run `./drop.sh`. | PT15M | If no errors appear in the log",
                "Wait at least 20 minutes; if `./lag` prints 0, continue with `./drop.sh`. | PT20M | if `./lag` prints 0",
                "Wait 30 minutes, and if the queue is long, run `./drop.sh`. | PT30M | if the queue is long",
                "After 1 hour, if the error rate is below 1 %, run `./drop.sh`. | PT1H | if the error rate is below 1 %",
            })
    void what_is_decided_then_waits_for_it_too(String line, String length, String when) {
        var plan = shop(line);
        assertThat(waits(plan)).containsExactly(Duration.parse(length));
        assertThat(plan.steps().get(1).action()).isInstanceOf(Action.Wait.class);
        assertThat(plan.steps().get(1).when()).isEmpty();
        assertThat(said(plan.steps().subList(2, 3))).containsExactly("./drop.sh");
        assertThat(plan.steps().get(2).phase()).isEqualTo(Phase.DEPLOY);
        assertThat(plan.steps().get(2).when()).contains(when);
    }

    @Test
    void a_figure_that_takes_the_release_back_is_watched_for_as_long_as_is_waited() {
        var plan = shop("Wait 1 hour. If error rate > 2 %, run `./rollback.sh`.\n3. `./tell.sh`");
        assertThat(waits(plan)).isEmpty();
        assertThat(plan.steps().get(1).action())
                .isInstanceOfSatisfying(
                        Action.Watch.class,
                        watch -> assertThat(watch.to()).isEqualTo(Duration.ofHours(1)));
        assertThat(said(plan.steps().subList(2, 3))).containsExactly("./tell.sh");
        assertThat(plan.steps())
                .filteredOn(step -> step.phase() != Phase.ROLLBACK)
                .extracting(step -> step.action())
                .doesNotContain(new Action.Shell("./rollback.sh"));
    }
}
