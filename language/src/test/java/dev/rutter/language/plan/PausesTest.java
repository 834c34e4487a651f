package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines between commands that let time pass or say what has to be so before anything goes on.
class PausesTest {
    private static final String STAGES =
            """
            # Shop

            ## Deploy

            ```bash
            ./shift.sh 5
            ```

            %s

            ```bash
            ./shift.sh 100
            ```
            """;

    private static List<String> between(String words) {
        return done(plan(STAGES.formatted(words)));
    }

    private static List<String> done(Plan plan) {
        return plan.steps().stream()
                .map(Plan.PlannedStep::action)
                .map(action ->
                        switch (action) {
                            case Action.Wait(var length) -> "wait " + length;
                            case Action.Ask(var text) -> "ask " + text;
                            case Action.Shell(var script) -> script;
                            case Action.Watch watch -> "watch " + watch.to();
                            case Action.Query _,
                                    Action.Http _,
                                    Action.Hosting _,
                                    Action.Announce _,
                                    Action.Attended _ ->
                                    action.toString();
                        })
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wait 45 minutes. | PT45M",
                "Wait at least 10 minutes for the caches. | PT10M",
                "Pause for half an hour before the next stage. | PT30M",
                "Allow 20 minutes for DNS to spread. | PT20M",
                "> Wait 10 minutes. | PT10M",
                "**Wait 5 minutes** for the CDN. | PT5M",
                "### Step 2: Wait 20 minutes | PT20M",
                "Keep both pools for two hours, then run: | PT2H",
            })
    void a_wait_between_two_blocks_is_waited_for_at_its_place(String words, String length) {
        assertThat(between(words))
                .containsExactly("./shift.sh 5", "wait " + length, "./shift.sh 100");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wait 30 minutes. Continue only if the error rate is below 0.5%. | the error rate is below 0.5%: does it hold?",
                "Wait 30 minutes. Do not go on until support agrees. | support agrees: does it hold?",
                "Wait 30 minutes. Don't proceed while alerts fire. | Don't proceed while alerts fire: may it go on?",
                "Wait 30 minutes and check that p95 stays below 300 ms. | check that p95 stays below 300 ms",
                "Proceed when: error rate < 0.5% for 30 minutes | error rate < 0.5% for 30 minutes: does it hold?",
                "Wait until the error rate is below 0.5% for 30 minutes. | the error rate is below 0.5% for 30 minutes: does it hold?",
            })
    void what_has_to_be_so_then_is_asked_before_the_next_step(String words, String question) {
        for (var line : new String[] {words, "1. " + words}) {
            var plan = plan(STAGES.formatted(line));
            assertThat(done(plan))
                    .containsExactly(
                            "./shift.sh 5", "wait PT30M", "ask " + question, "./shift.sh 100");
            assertThat(plan.open()).noneMatch(open -> open.kind() == Plan.Open.Kind.METRIC);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Do not proceed if p95 > 500 ms.", "1. Do not proceed if p95 > 500 ms."})
    void a_figure_that_forbids_to_go_on_is_asked_at_its_place(String line) {
        assertThat(between(line))
                .containsExactly(
                        "./shift.sh 5",
                        "ask Do not proceed if p95 > 500 ms: may it go on?",
                        "./shift.sh 100");
    }

    @Test
    void a_stage_has_its_time_and_its_gate_before_the_next_one() {
        assertThat(
                        done(
                                plan(
                                        """
                                        # Shop

                                        ## Stage 1: 5 % of traffic

                                        ```bash
                                        ./shift.sh 5
                                        ```

                                        - **Duration**: 30 minutes
                                        - **Exit criteria**: no new alerts

                                        ## Stage 2: 100 %

                                        ```bash
                                        ./shift.sh 100
                                        ```
                                        """)))
                .containsExactly(
                        "./shift.sh 5",
                        "wait PT30M",
                        "ask no new alerts: does it hold?",
                        "./shift.sh 100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wait for the pods:",
                "The rollout takes 10 minutes.",
                "Do not proceed if anything is unclear.",
            })
    void what_counts_no_time_and_no_figure_is_no_wait(String words) {
        assertThat(between(words)).noneMatch(step -> step.startsWith("wait"));
    }
}
