package dev.rutter.language.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncedTest {
    private static List<String> asked(String lines) {
        return MarkdownReader.read("# Shop\n\n## Deployment\n\n" + lines + "\n")
                .all(Step.class)
                .filter(step -> step.action() instanceof Action.Ask)
                .map(step -> ((Action.Ask) step.action()).text())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Before deploying, verify:",
                "Make sure that:",
                "Before you begin, check the following:",
                "Please confirm that all of these are true:",
                "Then double-check:",
                "Test the following manually:"
            })
    void what_only_announces_is_not_asked_and_what_it_announces_is(String lead) {
        var items = List.of("the orders arrive", "the basket", "mails");
        assertThat(asked(lead + "\n\n- " + String.join("\n- ", items))).isEqualTo(items);
        assertThat(asked(lead + "\n\n- [ ] " + String.join("\n- [ ] ", items))).isEqualTo(items);
        assertThat(asked(lead + "\n\n1. the orders arrive\n2. `kubectl get nodes` works"))
                .containsExactly("the orders arrive");
    }

    @Test
    void what_has_to_have_happened_before_is_asked_first() {
        assertThat(asked("Once the pipeline has ended, ensure that:\n\n- the orders arrive"))
                .containsExactly("Once the pipeline has ended: may it go on?", "the orders arrive");
    }

    @Test
    void steps_are_announced_as_well() {
        assertThat(asked("Now do these things:\n\n1. Open the dashboard\n2. Press Deploy"))
                .containsExactly("Open the dashboard", "Press Deploy");
    }

    @Test
    void names_that_nobody_is_asked_about_are_told_with_the_words_above_them() {
        assertThat(asked("Please have the following ready:\n\n- A laptop\n- The phone list"))
                .containsExactly("Please have the following ready: A laptop, The phone list");
        assertThat(asked("Inform the following people:\n\n- Mia\n- Jo"))
                .containsExactly("Inform the following people: Mia, Jo");
        assertThat(
                        asked(
                                "Ensure the following are in place:\n\n| What | Where |\n|---|---|\n| Token | vault |"))
                .containsExactly("Ensure the following are in place: Token");
    }

    @Test
    void what_tells_to_do_something_of_its_own_is_asked() {
        assertThat(asked("Open the order page and check:\n\n- prices are shown"))
                .first()
                .isEqualTo("Open the order page and check:");
    }
}
