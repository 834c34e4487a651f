package dev.rutter.language.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What speaks of going back and decides nothing.
class NoTriggerTest {
    private static List<Entry.Trigger> triggers(String heading, String text) {
        return MarkdownReader.read("# Shop\n\n## " + heading + "\n\n" + text + "\n")
                .all(Entry.Trigger.class)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Copy the old pages aside if you need rollback of the styles.",
                "- Keep the last image in case you have to roll back.",
                "- If a rollback is needed, take the tag before.",
                "- If rollback becomes necessary, take the tag before.",
                "- When rolling back, bring the settings back too.",
                "- When you roll back, tell support.",
                "- If we decide to roll back, announce it.",
                "- Note the digest for when you want to roll back."
            })
    void a_condition_on_going_back_itself_decides_nothing(String line) {
        assertThat(triggers("Deploy", line)).isEmpty();
        assertThat(triggers("Watch", line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- If recent deployment: `shopctl rollback`",
                "- If there was a recent release, roll back",
                "- If related to the latest deployment: roll back"
            })
    void that_something_was_released_always_holds(String line) {
        assertThat(triggers("Incidents", "### The shop is down\n\n" + line)).isEmpty();
    }

    @Test
    void a_cause_for_which_a_part_is_taken_back_is_a_cure() {
        assertThat(
                        triggers(
                                "Rollback",
                                "Undo the change. If the image caused it, roll back the tag and"
                                        + " apply."))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If orders fail, roll back.",
                "If orders fail we need to roll back.",
                "If you see errors and need to roll back, tell support.",
                "If the latest release is broken: roll back",
                "If the release caused it, roll back.",
                "When payments stop, roll back the release."
            })
    void what_went_wrong_decides(String line) {
        assertThat(triggers("Watch", line)).hasSize(1);
    }

    @Test
    void that_something_is_the_stop_condition_names_none() {
        assertThat(triggers("Overview", "This list is the stop condition for a switch.")).isEmpty();
        assertThat(triggers("Watch", "- Stop condition: orders fail")).hasSize(1);
    }

    @Test
    void a_paragraph_below_a_heading_for_triggers_says_when() {
        var read =
                MarkdownReader.read(
                        """
                        # Shop

                        ## Automatic rollback trigger

                        Rollback when a page is absent or an order is lost. Restore the image before.
                        """);
        assertThat(read.all(Entry.Trigger.class))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.decision()).isEqualTo(Entry.Trigger.Decision.ROLL_BACK));
        assertThat(read.all(Step.class)).hasSize(1);
        assertThat(
                        MarkdownReader.read(
                                        """
                                        # Shop

                                        ## When to roll back

                                        Roll back when a page is absent or an order is lost.
                                        """)
                                .all(Step.class))
                .isEmpty();
    }
}
