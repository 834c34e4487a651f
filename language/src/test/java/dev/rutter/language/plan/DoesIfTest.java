package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a command does in a certain case is no condition on running it.
class DoesIfTest {
    private static List<Plan.PlannedStep> plan(String steps) {
        var text = "# Shop\n\n## Deploy\n\n" + steps + "\n";
        return Planner.plan("doc", MarkdownReader.read(text), Environment.unbound("production"))
                .steps();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. `./make-bucket` creates the bucket if it does not exist",
                "1. `./deploy` returns non-zero if something is broken",
                "1. Run `./prepare`. It only rebuilds if something changed.",
                "1. Run `./prepare`, which skips the build if nothing changed",
                "1. Run `./prepare`. This restarts the proxy if it is down",
                "```bash\n# aborts if the disk is full\n./prepare\n```",
                "```bash\n# Takes 5 minutes if the cache is cold\n./prepare\n```"
            })
    void the_command_is_run_in_any_case(String step) {
        assertThat(plan(step)).singleElement().satisfies(it -> assertThat(it.when()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. Restart it with `./restart` if it is down",
                "1. Run `./migrate`. This is only needed if tables changed",
                "```bash\n# Clear the cache if it is stale\n./clear\n```",
                "```bash\n# Migrations if tables changed\n./migrate\n```"
            })
    void an_order_on_a_condition_is_asked_about(String step) {
        assertThat(plan(step)).singleElement().satisfies(it -> assertThat(it.when()).isPresent());
    }
}
