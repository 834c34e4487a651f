package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How long is waited at most, right above a block.
class UpToTest {
    private static Plan plan(String words) {
        return Planner.plan(
                "shop.md",
                MarkdownReader.read(
                        "# Shop\n\n## Deploy\n\n1. `./ship`\n\n"
                                + words
                                + "\n\n```bash\n./settle\n```\n\n```bash\n./tell\n```\n"),
                Environment.unbound("production"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wait up to 25 minutes for the rollout:",
                "Wait up to 25 minutes.",
                "Then allow at most 25 minutes:"
            })
    void is_the_limit_of_its_commands_and_of_no_others(String words) {
        var steps = plan(words).steps();
        assertThat(steps).hasSize(3);
        assertThat(steps.get(1).limit()).isEqualTo(Duration.ofMinutes(25));
        assertThat(steps.get(2).limit()).isNotEqualTo(Duration.ofMinutes(25));
    }

    @Test
    void is_waited_for_where_they_do_not_wait_themselves() {
        assertThat(plan("Wait up to 25 minutes for the index to be built.").steps()).hasSize(4);
    }

    @Test
    void is_none_where_it_is_said_of_something_else() {
        assertThat(plan("The build takes up to 25 minutes.").steps().get(1).limit())
                .isNotEqualTo(Duration.ofMinutes(25));
    }
}
