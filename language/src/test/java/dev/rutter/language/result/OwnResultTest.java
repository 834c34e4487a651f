package dev.rutter.language.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnResultTest {
    private static List<Step> steps(String lines) {
        return MarkdownReader.read("# Shop\n\n## Deploy\n\n" + lines + "\n")
                .all(Step.class)
                .toList();
    }

    private static List<String> texts(Step step) {
        return step.expectations().stream().map(it -> ((Expectation.Contains) it).text()).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. `./move one`\n\n   Expected: `one is there`\n\n2. `./move two`\n\n   Expected: `two is there`",
                "1. Run `./move one`.\n\n   Expected output: `one is there`\n\n2. Then run `./move two`.\n\n   You should see `two is there`.",
                "1. `./move one`\n   - Expected: `one is there`\n2. `./move two`\n   - Should print `two is there`",
                "1. `./move one`\n   Expected: `one is there`\n2. `./move two`\n   Expected: `two is there`\n3. `./tell`",
                "- [ ] `./move one`\n\n  Expected: `one is there`\n\n- [ ] `./move two`\n\n  > Expected: `two is there`",
            })
    void what_stands_in_an_item_is_expected_of_the_command_of_that_item(String lines) {
        var steps = steps(lines);
        assertThat(texts(steps.get(0))).containsExactly("one is there");
        assertThat(texts(steps.get(1))).containsExactly("two is there");
        assertThat(steps.stream().skip(2)).allMatch(step -> step.expectations().isEmpty());
    }

    @Test
    void a_block_in_an_item_is_what_its_own_command_prints() {
        var steps =
                steps(
                        """
                        1. `./move one`
                        2. Look at it: `./where`

                           Expected output:

                           ```text
                           two: there
                           ```
                        """);
        assertThat(steps.get(0).expectations()).isEmpty();
        assertThat(steps.get(1).expectations()).hasSize(1);
    }

    @Test
    void an_item_without_a_command_gets_its_result_from_whoever_does_it() {
        var steps =
                steps("1. `./move one`\n2. Open the shop.\n\n   Expected: the banner is gone\n");
        assertThat(steps).hasSize(2);
    }
}
