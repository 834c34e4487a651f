package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What has to have happened before a command is run, and no command brings about.
class EventsTest {
    private static String item(String words) {
        var plan = plan("# Shop\n\n## Deploy\n\n1. `./build`\n2. " + words + "\n");
        var last = plan.steps().getLast();
        assertThat(last.title()).isNotBlank();
        assertThat(last.when()).isEmpty();
        return plan.steps().stream()
                .map(PlannedStep::action)
                .filter(it -> it instanceof Action.Ask ask && ask.holds())
                .map(it -> ((Action.Ask) it).text())
                .findFirst()
                .orElse("at once");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Once approved: `./ship` | Once approved",
                "After approval by the board: `./ship` | After approval by the board",
                "Upon sign-off: `./ship` | Upon sign-off",
                "Promote (only after the backlog is 0): `./ship` | only after the backlog is 0",
                "Switch (once the copy accepts writes): `./ship` | once the copy accepts writes",
                "Everyone (after QA signs off): `./ship` | after QA signs off",
                "Drop it (not before Monday): `./ship` | not before Monday",
                "Once the backlog is 0, run `./ship` | Once the backlog is 0",
                "After DNS has propagated, restart: `./ship` | After DNS has propagated",
                "As soon as the build is green: `./ship` | As soon as the build is green",
                "Following a successful trial, run `./ship` | Following a successful trial",
                "`./ship` as soon as nobody reads from it. | as soon as nobody reads from it",
                "Restart once DNS has propagated: `./ship` | once DNS has propagated"
            })
    void is_asked_before_the_command(String words, String condition) {
        assertThat(item(words)).isEqualTo(condition + ": may it go on?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Once done, run `./ship`",
                "After the script has finished, run `./ship`",
                "After you have logged in, run `./ship`",
                "After building the image, run `./ship`",
                "Once this is done: `./ship`"
            })
    void is_none_where_it_is_only_the_step_before(String words) {
        assertThat(item(words)).isEqualTo("at once");
    }

    @Test
    void is_asked_before_the_block_that_it_announces() {
        var plan =
                plan(
                        """
                        # Shop

                        ## Deploy

                        ```bash
                        ./copy
                        ```

                        Once the copy has caught up:

                        ```bash
                        ./ship
                        ```
                        """);
        assertThat(plan.steps())
                .extracting(step -> Lines.text(step.action()))
                .containsExactly("./copy", "Once the copy has caught up: may it go on?", "./ship");
        assertThat(plan.steps()).allMatch(step -> step.when().isEmpty());
    }

    @Test
    void is_asked_once_for_all_that_waits_for_it() {
        var plan =
                plan(
                        """
                        # Shop

                        ## Deploy

                        Once the board has approved:

                        ```bash
                        ./ship
                        ./open
                        ```

                        1. `./announce`
                        """);
        assertThat(plan.steps())
                .extracting(step -> Lines.text(step.action()))
                .containsExactly(
                        "Once the board has approved: may it go on?",
                        "./ship",
                        "./open",
                        "./announce");
    }

    @Test
    void stands_under_the_condition_around_it() {
        var plan =
                plan(
                        """
                        # Shop

                        ## Deploy

                        1. If the tables changed:
                           - Once the owner has approved: `./migrate`
                           - `./index`
                        """);
        assertThat(plan.steps())
                .extracting(step -> Lines.text(step.action()))
                .containsExactly(
                        "Once the owner has approved: may it go on?", "./migrate", "./index");
        assertThat(plan.steps())
                .allMatch(step -> step.when().equals(Optional.of("If the tables changed")));
    }

    @Test
    void is_one_question_with_what_somebody_does_then() {
        var plan =
                plan(
                        "# Shop\n\n## Deploy\n\n1. `./build`\n2. Once approved, the owner publishes the page\n");
        var last = plan.steps().getLast();
        assertThat(last.title()).isEqualTo("Once approved, the owner publishes the page");
        assertThat(last.when()).isEmpty();
    }
}
