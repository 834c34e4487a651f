package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands that stand in comments, on a condition that a comment states: it guards them alone.
class OfferedCommandsTest {
    private static List<String> planned(String fence) {
        var text = "# Shop\n\n## Deploy\n\n```bash\n" + fence + "\n```\n";
        return Planner.plan("doc", MarkdownReader.read(text), Environment.unbound("production"))
                .steps()
                .stream()
                .map(step -> step.when().map(when -> when + ": ").orElse("") + step.action())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# if it hangs, try:\n# ./bin/warm --force",
                "# if it hangs: ./bin/warm --force",
                "# if it hangs run ./bin/warm --force",
                "# If it hangs, use ./bin/warm --force instead",
                "# ./bin/warm --force (if it hangs)",
                "# if it hangs\n#./bin/warm --force\n# then deploy",
                "# Optional: clear the cache\n#   ./bin/warm --force"
            })
    void a_condition_of_what_stands_in_a_comment_ends_with_it(String comments) {
        var steps = planned("./bin/prepare\n" + comments + "\n./bin/deploy");
        assertThat(steps).hasSize(3);
        assertThat(steps.get(1))
                .containsIgnoringCase(comments.contains("Optional") ? "optional" : "if it hangs")
                .contains("./bin/warm --force");
        assertThat(steps.get(2)).startsWith("Shell").contains("./bin/deploy");
    }

    @Test
    void what_held_above_such_a_condition_goes_on_to_hold() {
        assertThat(
                        planned(
                                "# if the queue is new\n./bin/fill\n# if that fails: ./bin/fill --force\n./bin/count"))
                .element(2)
                .asString()
                .startsWith("if the queue is new: ");
    }

    @Test
    void what_is_for_the_failure_of_a_command_below_is_run_by_whoever_sees_it_fail() {
        assertThat(planned("# if this fails, retry with:\n#   ./bin/deploy --force\n./bin/deploy"))
                .singleElement()
                .asString()
                .startsWith("Shell");
    }

    @Test
    void what_is_done_in_the_end_is_part_of_no_condition_above() {
        assertThat(planned("# if the cache is cold\n./bin/warm\n# now ship it\n./bin/deploy"))
                .element(1)
                .asString()
                .startsWith("Shell");
    }
}
