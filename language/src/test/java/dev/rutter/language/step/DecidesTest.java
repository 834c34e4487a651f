package dev.rutter.language.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.expect.Comparison;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines in which a command's own result decides whether the run goes on.
class DecidesTest {
    private static Plan plan(String text) {
        return Planner.plan(
                "shop.md", MarkdownReader.read(text), Environment.unbound("production"));
    }

    private static Plan verified(String item) {
        return plan("# Shop\n\n## Deploy\n\n1. `./ship`\n\n## Verify\n\n1. " + item + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "`./rows` prints at least 1000; otherwise roll back. | AT_LEAST | 1000",
                "`./rows` must be at least 10, else stop. | AT_LEAST | 10",
                "Abort if `./lag` prints more than 5. | AT_MOST | 5",
                "Roll back if the output of `./lag` is above 5 | AT_MOST | 5",
                "Stop the rollout if `./rows` returns fewer than 12 | AT_LEAST | 12",
                "If `./lag` exceeds 100, roll back immediately. | AT_MOST | 100",
                "`./lag` below 5 | LESS | 5"
            })
    void are_held_by_a_machine(String item, Comparison comparison, int value) {
        var plan = verified(item);
        assertThat(plan.steps()).hasSize(2);
        assertThat(plan.steps().getLast().when()).isEmpty();
        assertThat(plan.steps().getLast().expectations())
                .filteredOn(Expectation.Numeric.class::isInstance)
                .singleElement()
                .satisfies(it -> {
                    var numeric = (Expectation.Numeric) it;
                    assertThat(numeric.comparison()).isEqualTo(comparison);
                    assertThat(numeric.value()).isEqualByComparingTo(String.valueOf(value));
                });
        assertThat(plan.open()).noneMatch(it -> it.what().contains("no source"));
    }

    @Test
    void leave_their_other_words_to_the_command() {
        var plan = verified("`./status` shows ok, otherwise roll back.");
        assertThat(plan.steps()).hasSize(2);
        assertThat(plan.steps().getLast().expectations())
                .anyMatch(Expectation.Contains.class::isInstance);
        assertThat(plan.rules()).hasSize(1);
    }

    @Test
    void are_asked_of_what_prints_more_than_a_figure() {
        var plan = verified("Abort if `./nodes list --all` prints more than 5.");
        assertThat(plan.steps().getLast().expectations())
                .filteredOn(Expectation.Asked.class::isInstance)
                .extracting(Expectation::says)
                .containsExactly("Abort if `./nodes list --all` prints more than 5: may it go on?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If more than 5 tests fail, stop and roll back.",
                "If fewer than 1000 rows were loaded, roll back."
            })
    void are_asked_right_behind_the_step_that_they_are_about(String words) {
        var plan =
                plan(
                        "# Shop\n\n## Deploy\n\n1. `./load`\n2. `./check`\n\n   "
                                + words
                                + "\n3. `./ship`\n");
        assertThat(plan.steps()).hasSize(3);
        assertThat(plan.steps().get(1).expectations())
                .filteredOn(Expectation.Asked.class::isInstance)
                .extracting(Expectation::says)
                .containsExactly(words.substring(0, words.length() - 1) + ": may it go on?");
        assertThat(plan.open()).noneMatch(it -> it.what().contains("no source"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If more than 5 % of requests fail, roll back.",
                "If more than 5 tests fail over 10 minutes, roll back."
            })
    void are_metrics_where_somebody_measures_them(String words) {
        var plan = plan("# Shop\n\n## Deploy\n\n1. `./ship`\n\n## Verify\n\n" + words + "\n");
        assertThat(plan.rules()).anyMatch(rule -> rule.limit().isPresent());
    }
}
