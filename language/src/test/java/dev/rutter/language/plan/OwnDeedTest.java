package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbered lines over what people do for them.
class OwnDeedTest {
    private static List<String> asked(String line) {
        return plan(
                        "# Shop\n\n## Deploy\n\n1. %s\n   - Leave the tag blank\n   - Save the draft\n2. `./ship`\n"
                                .formatted(line))
                .steps()
                .stream()
                .map(step -> Lines.text(step.action()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Open the release page and draft the release",
                "Move the record of the shop to the new address.",
                "Create the bucket for the nightly copies in the console"
            })
    void a_deed_is_asked_before_what_is_said_of_it(String line) {
        assertThat(asked(line))
                .containsExactly(line, "Leave the tag blank", "Save the draft", "./ship");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Draft the release:",
                "Draft the release",
                "Check that the release page shows what it should",
                "Prepare the release by doing the following on the page:",
                "Complete all of the parts of the release draft"
            })
    void a_title_of_what_stands_below_it_is_not_asked_besides(String line) {
        assertThat(asked(line)).containsExactly("Leave the tag blank", "Save the draft", "./ship");
    }
}
