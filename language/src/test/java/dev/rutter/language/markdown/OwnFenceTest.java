package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.runbook.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnFenceTest {
    private static List<String> read(String text) {
        return MarkdownReader.read("# Shop\n\n" + text.replace('|', '\n') + "\n")
                .all(Step.class)
                .map(step ->
                        step.action().toString().replaceAll(".*[/ ](\\w+)]$", "$1")
                                + step.expectations().stream().map(Expectation::says).toList())
                .toList();
    }

    private static String run(String name) {
        return "```bash|./bin/" + name + "|```||";
    }

    @Test
    void an_item_with_a_block_of_its_own_speaks_of_that() {
        assertThat(
                        read(
                                "## Verify||1. The lag must be 1:||   ```bash|   ./bin/lag|   ```||2. The depth must be 2||   ```bash|   ./bin/depth|   ```"))
                .containsExactly("lag[The lag must be 1]", "depth[The depth must be 2]");
    }

    @Test
    void an_item_without_a_command_speaks_of_the_one_above() {
        assertThat(read("## Verify||1. `./bin/lag`|2. The lag must be 0"))
                .containsExactly("lag[The lag must be 0]");
    }

    @Test
    void paragraphs_that_each_stand_over_a_block_speak_of_that() {
        assertThat(
                        read(
                                "## Verify||The lag must be 1:||"
                                        + run("lag")
                                        + "The depth must be 2.||"
                                        + run("depth")
                                        + "**Errors must be 3**||"
                                        + run("errors")))
                .containsExactly(
                        "lag[The lag must be 1]",
                        "depth[The depth must be 2.]",
                        "errors[Errors must be 3]");
    }

    @Test
    void paragraphs_that_each_stand_below_a_block_speak_of_that() {
        assertThat(
                        read(
                                "## Verify||"
                                        + run("lag")
                                        + "The lag must be 1.||"
                                        + run("depth")
                                        + "The depth must be 2."))
                .containsExactly("lag[The lag must be 1.]", "depth[The depth must be 2.]");
    }

    @Test
    void whose_first_block_has_no_words_over_it_writes_them_below() {
        assertThat(read("## Verify||" + run("lag") + "The lag must be 1.||" + run("depth")))
                .containsExactly("lag[The lag must be 1.]", "depth[]");
    }

    @Test
    void what_reads_as_a_result_speaks_of_the_block_above() {
        assertThat(read("## Verify||" + run("lag") + "It should print `0`.||" + run("depth")))
                .containsExactly("lag[It should print `0`.]", "depth[]");
    }

    @Test
    void where_nothing_tells_whoever_has_seen_both_is_asked() {
        var steps =
                MarkdownReader.read(
                                "# Shop\n\n## Verify\n\nLook here:\n\n```bash\n./bin/a\n```\n\nThe lag must be 1.\n\n```bash\n./bin/b\n```\n")
                        .all(Step.class)
                        .toList();
        assertThat(steps.getFirst().expectations()).isEmpty();
        assertThat(steps.getLast().expectations())
                .singleElement()
                .isInstanceOf(Expectation.Asked.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "Queue depth is under 100: ¦ depth ¦ Numeric",
                "Replication lag must be 0: ¦ lag ¦ Numeric",
                "The state must be `green`: ¦ state ¦ Worded",
                "Wait until the depth is 0: ¦ depth ¦ Asked",
                "Open orders are 0: ¦ orders ¦ Numeric",
                "Pause the intake. Its backlog must be below 5: ¦ intake ¦ Asked",
            })
    void what_the_words_over_a_block_demand_is_held_wherever_they_stand(
            String words, String script, String kind) {
        for (var chapter : List.of("Prepare", "Deploy", "Verify", "Rollback")) {
            var block = "\n\n   ```bash\n   ./bin/" + script + "\n   ```\n";
            for (var over : List.of("1. " + words + block, words + block.replace("   ", ""))) {
                var steps =
                        MarkdownReader.read("# Shop\n\n## " + chapter + "\n\n" + over)
                                .all(Step.class)
                                .toList();
                assertThat(steps.getFirst().expectations())
                        .as(chapter + ": " + over)
                        .singleElement()
                        .extracting(it -> it.getClass().getSimpleName())
                        .isEqualTo(kind);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The port is 8080:",
                "The database must be migrated first:",
                "Step 2 of 3:",
                "If the lag is 0:",
                "The default timeout is under 30 s:",
                "The tag must be set:"
            })
    void what_is_no_result_is_not_held(String words) {
        assertThat(read("## Deploy||" + words + "||" + run("ship")))
                .noneMatch(it -> it.contains(words.replace(":", "")));
    }

    @Test
    void what_the_block_says_itself_goes_first() {
        assertThat(
                        read(
                                "## Verify||The lag must be low and must not exceed 5:||```bash|./bin/x|# Expected: 3|```"))
                .containsExactly("x[Expected: 3]");
    }

    @Test
    void the_one_numbered_line_of_a_section_is_the_title_of_the_block_below_it() {
        var text = "# Shop\n\n## Release\n\n%s\n\n```bash\n./bin/ship\n```\n";
        assertThat(MarkdownReader.read(text.formatted("1. Deploy")).all(Step.class))
                .extracting(Step::title)
                .containsExactly("Deploy");
        for (var own :
                List.of(
                        "1. Tag with `./bin/tag`",
                        "1. Tell the two teams",
                        "1. Stop the importers.")) {
            assertThat(MarkdownReader.read(text.formatted(own)).all(Step.class)).as(own).hasSize(2);
        }
    }
}
