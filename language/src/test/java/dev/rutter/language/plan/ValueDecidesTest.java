package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.expect.Comparison;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry.Trigger.Decision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is decided by the value that a command shows is held against that command.
class ValueDecidesTest {
    private static Plan of(String between) {
        return plan(
                """
                # Shop

                ## Deploy

                ```bash
                ./bin/ship canary
                ```

                %s

                ```bash
                ./bin/ship all
                ```

                ## Rollback

                ```bash
                ./bin/back
                ```
                """
                        .formatted(between));
    }

    private static boolean held(Plan plan, Comparison comparison, String value) {
        return plan.steps().stream()
                .filter(it -> it.action().equals(new Action.Shell("./bin/ratio")))
                .flatMap(it -> it.expectations().stream())
                .anyMatch(it ->
                        it instanceof Expectation.Numeric(var how, var bound, _, _, _)
                                && how == comparison
                                && bound.toPlainString().equals(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The value must be below 0.01. If it is 0.05 or more, roll back. In between: ask Ada.",
                "If it is 0.05 or more, roll back.",
                "Roll back if the value is at or above 0.05. Otherwise go on.",
                "When the result is 0.05 or higher, go back at once."
            })
    void what_goes_back_by_the_value_above_is_held_there(String words) {
        var plan = of("```bash\n./bin/ratio\n```\n\n" + words);
        assertThat(held(plan, Comparison.LESS, "0.05")).isTrue();
        assertThat(held(plan, Comparison.LESS, "0.01")).isEqualTo(words.contains("0.01"));
        assertThat(plan.rules()).anyMatch(it -> it.decision() == Decision.ROLL_BACK);
        assertThat(plan.open()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wait 5 minutes and query again. Do not go on if the value is 0.01 or above.",
                "Query again. Do not go on if the value is 0.01 or above.",
                "Do not proceed if the result is 0.01 or more.",
                "Continue only if it is below 0.01:"
            })
    void what_stops_by_the_value_below_is_not_asked_before_it(String words) {
        var plan = of(words + "\n\n```bash\n./bin/ratio\n```");
        assertThat(held(plan, Comparison.LESS, "0.01")).isTrue();
        assertThat(plan.steps())
                .noneMatch(
                        it -> it.action() instanceof Action.Ask(var text) && text.contains("0.01"));
    }
}
