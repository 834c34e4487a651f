package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
