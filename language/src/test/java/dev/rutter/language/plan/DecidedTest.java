package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A whole sentence that says when to go back, above a block of commands.
class DecidedTest {
    private static Plan below(String sentence, String script) {
        return plan(
                "# Shop\n\n## Deploy\n\n1. `./ship`\n\n## Verify\n\n1. `./look`\n\n"
                        + sentence
                        + "\n\n```bash\n"
                        + script
                        + "\n```\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If the look fails, roll back.",
                "**If orders fail, roll back immediately.**",
                "If any of these fail, revert to the version before.",
                "When the page stays empty, stop and roll back."
            })
    void guards_none_of_them(String sentence) {
        var plan = below(sentence, "./report");
        assertThat(plan.steps()).allMatch(step -> step.when().isEmpty());
        assertThat(plan.steps())
                .extracting(step -> Lines.text(step.action()))
                .containsExactly("./ship", "./look", "./report");
        assertThat(plan.rules()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"./undo", "helm rollback shop", "git checkout v1.3 && ./ship"})
    void leaves_to_the_way_back_what_takes_it_back(String script) {
        var plan = below("If the look fails, roll back.", script);
        assertThat(plan.steps())
                .extracting(step -> Lines.text(step.action()))
                .containsExactly("./ship", "./look");
        assertThat(plan.rollback())
                .extracting(step -> Lines.text(step.action()))
                .containsExactly(script, "./look");
    }

    @ParameterizedTest
    @ValueSource(strings = {"If the look fails, roll back the index.", "If the look fails:"})
    void guards_what_takes_back_a_part(String sentence) {
        assertThat(below(sentence, "./index --undo").steps().getLast().when())
                .contains("If the look fails");
    }
}
