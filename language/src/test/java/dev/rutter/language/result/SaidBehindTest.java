package dev.rutter.language.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SaidBehindTest {
    private static List<Step> read(String text) {
        return MarkdownReader.read("# Shop\n\n" + text.replace('|', '\n') + "\n")
                .all(Step.class)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "Check `./bin/lag`. It should be below 5. ¦ Numeric",
                "Run `./bin/count`; the result must be 12. ¦ Numeric",
                "`./bin/health` says ok ¦ Contains",
                "`./bin/lag` -> 0 ¦ Numeric",
                "`./bin/lag` < 5 ¦ Numeric",
                "Lag is below 5: `./bin/lag` ¦ Numeric",
                "`./bin/score` ≥ 95 ¦ Numeric"
            })
    void what_a_line_says_of_its_command_is_held_in_every_chapter(String line, String kind) {
        for (var chapter : List.of("Prepare", "Deploy", "Verify", "Rollback")) {
            assertThat(read("## " + chapter + "||1. " + line).getFirst().expectations())
                    .as(chapter)
                    .singleElement()
                    .extracting(it -> it.getClass().getSimpleName())
                    .isEqualTo(kind);
        }
    }

    @Test
    void an_arrow_is_no_sign() {
        assertThat(read("## Verify||- `./bin/lag` -> 0").getFirst().expectations().toString())
                .contains("EQUAL");
    }

    @Test
    void what_stands_behind_the_next_command_is_said_of_that() {
        var steps = read("## Deploy||1. Run `./bin/ship`, then check that `./bin/lag` prints 0.");
        assertThat(steps.getFirst().expectations()).isEmpty();
        assertThat(steps.getLast().expectations())
                .singleElement()
                .isInstanceOf(Expectation.Numeric.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"The output is `0`.", "It must print `drained`.", "The output must be 0."})
    void what_is_said_of_the_output_in_a_deploying_chapter_is_held(String words) {
        assertThat(
                        read("## Deploy||1. Drain:||   ```bash|   ./bin/drain|   ```||   " + words)
                                .getFirst()
                                .expectations())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "./bin/a  # prints READY ¦ Contains",
                "./bin/b  # < 10 ¦ Asked",
                "# lag, must be below 5|./bin/lag ¦ Numeric",
                "# errors: must be 0|./bin/errors ¦ Numeric"
            })
    void a_remark_on_the_result_is_held(String fence, String kind) {
        assertThat(read("## Verify||```bash|" + fence + "|```").getFirst().expectations())
                .singleElement()
                .extracting(it -> it.getClass().getSimpleName())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"./bin/a  # prints the list of hosts", "./bin/deploy  # < 10"})
    void a_remark_on_what_the_command_does_is_not(String fence) {
        assertThat(read("## Verify||```bash|" + fence + "|```").getFirst().expectations())
                .isEmpty();
    }

    @Test
    void between_two_figures_both_hold() {
        assertThat(
                        read("## Verify||```bash|./bin/count|# Expected: 10-20|```")
                                .getLast()
                                .expectations())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Expected output: a `build/` directory containing `app.js` and copies of `assets/`.",
                "Expected: service `api` is running and `worker` restarted."
            })
    void names_of_what_is_made_are_no_output(String words) {
        assertThat(read("## Verify||```bash|./bin/make|```|" + words).getFirst().expectations())
                .allMatch(Expectation.Asked.class::isInstance)
                .isNotEmpty();
    }
}
