package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is done on one outcome of a command is not done on another.
class OutcomesTest {
    @ParameterizedTest
    @CsvSource({"Exit code, Action", "Result, What to do", "Output, Next step"})
    void a_row_is_done_on_its_own_outcome(String outcome, String action) {
        var plan =
                PlannerTest.plan(
                        """
                        # Orders

                        ## Deploy

                        ```bash
                        ./bin/switch
                        ```

                        | %s | %s |
                        |---|---|
                        | 0 | `./bin/on` |
                        | 1 | `./bin/off` |
                        """
                                .formatted(outcome, action));
        assertThat(plan.steps())
                .extracting(step -> step.when().orElse(""))
                .containsExactly(
                        "",
                        "if the " + outcome.toLowerCase(java.util.Locale.ROOT) + " above is 0",
                        "if the " + outcome.toLowerCase(java.util.Locale.ROOT) + " above is 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exit %d → `./x%d`",
                "Exit code %d: `./x%d`",
                "on exit status %d -> run `./x%d`"
            })
    void an_item_is_done_on_its_own_outcome(String item) {
        var plan =
                PlannerTest.plan(
                        "# Orders\n\n## Deploy\n\n```bash\n./bin/switch\n```\n\n- "
                                + item.formatted(0, 0)
                                + "\n- "
                                + item.formatted(1, 1)
                                + "\n");
        assertThat(plan.steps())
                .extracting(step -> step.when().orElse(""))
                .containsExactly("", "if the exit code above is 0", "if the exit code above is 1");
    }

    @Test
    void useful_commands_are_for_looking_up() {
        var plan =
                PlannerTest.plan(
                        "# Orders\n\n## Deploy\n\n```bash\n./bin/switch\n```\n\n## Handy server commands\n\n```bash\n./bin/wipe\n```\n");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./bin/switch");
    }
}
