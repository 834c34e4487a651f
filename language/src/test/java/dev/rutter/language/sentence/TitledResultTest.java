package dev.rutter.language.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitledResultTest {
    private static List<Step> steps(String tag, String... lines) {
        return MarkdownReader.read(
                        "# Shop\n\n## Verify\n\n```"
                                + tag
                                + "\n"
                                + String.join("\n", lines)
                                + "\n```\n")
                .all(Step.class)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "# Check the replica's lag (should be 0) ¦ ./lag.sh ¦ Numeric",
                "# Free inodes (must be more than 1000) ¦ ./inodes.sh ¦ Numeric",
                "# Count what is queued (expect 0) ¦ ./queued.sh ¦ Numeric",
                "# Confirm the version (expected: 4.5.6) ¦ ./version.sh ¦ Version",
                "# Verify the lag: must be less than 5 ¦ ./lag.sh ¦ Numeric",
                "# Make sure the lag is 0 ¦ ./lag.sh ¦ Numeric",
                "# Ensure no job failed (empty output) ¦ ./failed.sh ¦ Empty",
                "# Show who leads: should be node-b ¦ ./leader.sh ¦ Contains",
                "# 2. Show who leads (should print node-b) ¦ ./leader.sh ¦ Contains",
            })
    void a_title_that_says_what_to_see_is_said_of_the_command_below_it(
            String title, String command, String kind) {
        for (var between : List.of("", "\n")) {
            var steps = steps("bash", "./list.sh" + between, title, command);
            assertThat(steps.get(0).expectations()).isEmpty();
            assertThat(steps.get(1).expectations())
                    .singleElement()
                    .extracting(it -> it.getClass().getSimpleName())
                    .isEqualTo(kind);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "# should be 0",
                "# Expected: 3",
                "# Check the output (must be 3)",
                "# Result (should be 3)",
                "# node-a (should be leader)",
            })
    void what_only_states_a_result_is_said_of_the_command_above_it(String comment) {
        var steps = steps("bash", "./list.sh", comment, "./next.sh");
        assertThat(steps.get(0).expectations()).hasSize(1);
        assertThat(steps.get(1).expectations()).isEmpty();
    }

    @Test
    void it_is_the_same_above_a_query() {
        var steps =
                steps(
                        "sql",
                        "SELECT count(*) FROM jobs;",
                        "-- Count the dead ones (should be 0)",
                        "SELECT count(*) FROM jobs WHERE dead;");
        assertThat(steps.get(0).expectations()).isEmpty();
        assertThat(steps.get(1).expectations())
                .singleElement()
                .isInstanceOf(Expectation.Numeric.class);
    }
}
