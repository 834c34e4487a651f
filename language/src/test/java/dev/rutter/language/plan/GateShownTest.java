package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.runbook.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a block has to show before anything goes on is said above it.
class GateShownTest {
    private static Plan between(String words, String block) {
        return plan(
                """
                # Shop

                ## Deploy

                ```bash
                ./bin/migrate
                ```

                %s

                ```bash
                %s
                ```

                ```bash
                ./bin/ship
                ```
                """
                        .formatted(words, block));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Continue only if no ERROR is in the log:",
                "Go on only if there is no ERROR in the log:",
                "Only continue when the log has no ERROR:",
                "Do not continue if the log shows an ERROR:",
                "Make sure that no ERROR is in the log before you go on:",
                "Before you go on, make sure the log has no ERROR:",
                "Wait 3 seconds, then continue only if no ERROR is in the log:",
                "Wait 3 seconds. Continue only if the log shows no ERROR:",
                "Stop if the log shows ERROR:"
            })
    void what_a_log_may_not_show_is_held_against_the_log(String words) {
        var plan = between(words, "./bin/logs");
        assertThat(plan.steps()).noneMatch(it -> it.action() instanceof Action.Ask);
        var shown =
                plan.steps().stream()
                        .filter(it -> it.action().equals(new Action.Shell("./bin/logs")))
                        .findFirst()
                        .orElseThrow();
        assertThat(shown.expectations())
                .anyMatch(it ->
                        it instanceof Expectation.Lacks(var text, _, _) && text.equals("ERROR"));
        assertThat(plan.steps().getLast().expectations())
                .noneMatch(Expectation.Lacks.class::isInstance);
    }

    @Test
    void what_no_machine_can_tell_is_asked_beside_what_is_shown() {
        var plan = between("Continue only when all pods are Running:", "kubectl get pods");
        assertThat(plan.steps().get(1).expectations())
                .anyMatch(it ->
                        it instanceof Expectation.Asked(var says, _)
                                && says.contains("may it go on?"));
    }

    @Test
    void what_only_waits_for_it_is_asked_about_before() {
        var plan = between("Continue only if the backup is complete:", "./bin/cutover");
        assertThat(plan.steps().get(1).action())
                .isEqualTo(
                        new Action.Ask("Continue only if the backup is complete: may it go on?"));
        assertThat(plan.steps().get(2).action()).isEqualTo(new Action.Shell("./bin/cutover"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Stop the old one if it is still running:",
                "Proceed as follows if you use Docker:",
                "Show the log:"
            })
    void other_words_above_a_block_hold_nothing_up(String words) {
        var plan = between(words, "./bin/logs");
        assertThat(plan.steps())
                .noneMatch(it -> it.action() instanceof Action.Ask)
                .allMatch(it ->
                        it.expectations().stream().noneMatch(Expectation.Asked.class::isInstance));
    }

    @Test
    void the_same_is_said_of_a_command_in_its_line() {
        var plan =
                plan(
                        """
                        # Shop

                        ## Deploy

                        1. Migrate: `./bin/migrate`
                        2. Go on only once the log says `done`: `./bin/logs`
                        3. Stop if the disk is full: `df -h`
                        4. Ship: `./bin/ship`
                        """);
        assertThat(plan.steps().get(1).expectations())
                .anyMatch(Expectation.Contains.class::isInstance);
        assertThat(plan.steps().get(2).expectations())
                .anyMatch(Expectation.Asked.class::isInstance);
    }
}
