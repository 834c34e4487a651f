package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What lines and paragraphs tell besides their first words, and what only looks so.
class FurtherDeedsTest {
    private static final String DEPLOY = "# Shop\n\n## Deploy\n\n1. `./ship`\n\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The cache does not empty itself. Clear it in the console.",
                "Orders wait in the queue for now. Tell the warehouse and release them."
            })
    void what_a_paragraph_tells_last_is_asked(String paragraph) {
        assertThat(Readings.steps(DEPLOY + paragraph + "\n"))
                .hasSize(2)
                .anyMatch(step -> step.contains("ask # " + paragraph.substring(0, 20)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If this fails, the old release goes on serving. Look the message up.",
                "The shop reads its settings once. Use `--again` for a second time.",
                "The shop knows three roles. Do not add another.",
                "The shop has a handbook. See the [handbook](x.md).",
                "For more information, please check the [handbook](x.md)."
            })
    void what_is_said_of_a_case_or_to_be_read_is_not(String paragraph) {
        assertThat(Readings.steps(DEPLOY + paragraph + "\n")).hasSize(1);
    }

    @Test
    void what_a_paragraph_on_going_back_tells_last_is_no_way_back() {
        assertThat(
                        Readings.steps(
                                DEPLOY
                                        + "## Rollback\n\nThe data lies in a folder. Take another folder for shows.\n"))
                .hasSize(1);
    }

    @Test
    void a_gate_with_something_to_do_is_done() {
        assertThat(
                        Readings.steps(
                                "# Shop\n\n## Deploy\n\nGate:\n\n- Open the order page\n- `./orders --check`\n"))
                .anyMatch(step -> step.contains("shell ./orders --check"))
                .anyMatch(step -> step.contains("Open the order page"));
    }

    @Test
    void what_else_a_machines_line_tells_stays_a_persons() {
        assertThat(
                        Readings.steps(
                                "# Shop\n\n## Deploy\n\n1. The server reads the list. Before that, set the secret.\n2. `./ship`\n"))
                .anyMatch(step -> step.contains("set the secret"));
    }
}
