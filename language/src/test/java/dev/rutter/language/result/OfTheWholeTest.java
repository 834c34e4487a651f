package dev.rutter.language.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Step;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What must stay so of the whole, below a command.
class OfTheWholeTest {
    private static List<Step> steps(String command, String words) {
        return MarkdownReader.read(
                        "# Shop\n\n## Verify\n\n```bash\n" + command + "\n```\n\n" + words + "\n")
                .all(Step.class)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- Health must stay ok",
                "Health must stay ok.",
                "The site must remain up during all of this.",
                "1. Customer traffic should keep flowing"
            })
    void it_is_asked_of_a_person_and_not_held_against_another_command(String words) {
        var steps = steps("./bin/migrations status", words);
        assertThat(steps).hasSize(2);
        assertThat(steps.getFirst().expectations()).isEmpty();
        assertThat(steps.getLast().action()).isInstanceOf(Action.Ask.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"- Health must stay ok", "Health must stay ok."})
    void a_command_that_looks_at_it_is_held_to_it(String words) {
        assertThat(steps("./bin/health", words))
                .singleElement()
                .satisfies(step -> assertThat(step.expectations()).isNotEmpty());
    }
}
