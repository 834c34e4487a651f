package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is done on a condition and ends the run there.
class StopsTest {
    private static List<String> steps(String deploy) {
        return plan("# Shop\n\n## Deploy\n\n" + deploy).steps().stream()
                .map(step -> step.when().orElse("always") + ": " + Lines.text(step.action()))
                .toList();
    }

    @Test
    void the_condition_of_a_later_sentence_guards_the_block_that_it_announces() {
        assertThat(
                        steps(
                                """
                                Look at the graphs. If they are red, run

                                ```bash
                                ./undo
                                ```

                                and call it a day. Otherwise go ahead with the others:

                                ```bash
                                ./others
                                ```
                                """))
                .containsExactly(
                        "If they are red: ./undo",
                        "If they are red: If they are red, and call it a day: may it go on?",
                        "not: If they are red: ./others");
    }

    @Test
    void whether_it_goes_on_is_asked_behind_it_alone() {
        assertThat(
                        steps(
                                """
                                Look at the graphs. If they are red, undo it and stop:

                                ```bash
                                ./undo
                                ./tell
                                ```

                                ```bash
                                ./others
                                ```
                                """))
                .containsExactly(
                        "If they are red: ./undo",
                        "If they are red: ./tell",
                        "If they are red: If they are red, undo it and stop: may it go on?",
                        "always: ./others");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. If the graphs are red, run `./undo` and stop.\n2. `./others`\n",
                "- If the graphs are red: `./undo`, then stop here.\n- `./others`\n",
                "If the graphs are red, run `./undo` and stop.\n\n```bash\n./others\n```\n"
            })
    void so_it_is_where_the_line_gives_the_command(String deploy) {
        assertThat(steps(deploy))
                .hasSize(3)
                .startsWith("If the graphs are red: ./undo")
                .endsWith("always: ./others")
                .element(1)
                .asString()
                .startsWith("If the graphs are red: If the graphs are red")
                .endsWith(": may it go on?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. `./migrate`\n\n   If it fails, stop, and tell everybody: `./undo`\n\n2. `./others`\n",
                "1. `./migrate`\n\n   If the migration fails: **stop here**, tidy up (`./undo`) and call Ada.\n\n2. `./others`\n",
                "1. `./migrate`\n   - When it fails: stop, then run `./undo`, and call Ada.\n2. `./others`\n",
                "1. `./migrate`\n   - If it does not succeed, do not continue: `./undo`\n2. `./others`\n",
                "1. `./migrate`\n   If it fails, stop, and take the banner down: `./undo`\n2. `./others`\n"
            })
    void what_is_done_where_a_sentence_stops_is_done_only_then(String deploy) {
        assertThat(steps(deploy))
                .startsWith("always: ./migrate")
                .endsWith("always: ./others")
                .element(1)
                .asString()
                .matches("(?:If|When) (?:it|the migration) (?:fails|does not succeed): ./undo");
    }

    @Test
    void a_sentence_that_stops_and_starts_the_old_version_again_is_no_part_of_the_deployment() {
        assertThat(
                        steps(
                                """
                                1. `./migrate`

                                   If it exits non-zero, stop. Start the old version again: `./undo`

                                2. `./others`
                                """))
                .containsExactly("always: ./migrate", "always: ./others");
    }

    @Test
    void words_behind_another_block_stop_nothing() {
        assertThat(steps("Ship it:\n\n```bash\n./ship\n```\n\nThen stop the old server.\n"))
                .containsExactly("always: ./ship", "always: Then stop the old server.");
    }
}
