package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Remarks in brackets behind a command.
class AsidesTest {
    private static List<String> steps(String deploy) {
        return plan("# Shop\n\n## Deploy\n\n" + deploy).steps().stream()
                .map(step -> step.when().orElse("always") + ": " + Lines.text(step.action()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploys by itself if linked, otherwise call Ops",
                "if it hangs, press Ctrl-C and repeat",
                "if unsure, ask Mia",
                "if you see a warning about peers, ignore it",
                "if the queue is long, this takes an hour",
                "when prompted, answer yes"
            })
    void what_else_is_done_on_a_condition_is_none_of_the_command(String remark) {
        assertThat(steps("1. Push it: `./push` (" + remark + ")\n"))
                .containsExactly("always: ./push");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "only needed if tables changed",
                "required if tables changed",
                "if tables changed",
                "only if tables changed",
                "if tables changed, run the migration"
            })
    void when_it_is_needed_is_one(String remark) {
        assertThat(steps("1. Push it: `./push` (" + remark + ")\n"))
                .singleElement()
                .asString()
                .endsWith("if tables changed: ./push");
    }

    @Test
    void when_it_is_left_out_is_one_turned_round() {
        assertThat(steps("1. Push it: `./push` (if nothing changed, you can skip this)\n"))
                .containsExactly("unless nothing changed: ./push");
    }

    @Test
    void what_the_remark_changes_of_the_command_is_asked_before_it() {
        assertThat(steps("1. Scale: `./scale 3` (if traffic is high, use 5)\n"))
                .containsExactly(
                        "always: if traffic is high, use 5: may it go on?", "always: ./scale 3");
    }

    @Test
    void what_it_wants_done_first_is_asked_before_it_too() {
        assertThat(steps("1. `./push` (if orders wait: drain the queue first)\n"))
                .containsExactly(
                        "always: if orders wait: drain the queue first: may it go on?",
                        "always: ./push");
    }

    @Test
    void a_command_in_the_remark_is_run_on_its_condition() {
        assertThat(steps("1. Push it: `./push` (if it fails, stop and run `./undo`)\n"))
                .startsWith("always: ./push", "if it fails: ./undo");
    }

    @Test
    void a_comment_behind_a_command_is_read_so_too() {
        assertThat(
                        steps(
                                """
                                ```bash
                                ./push   # if it hangs, press Ctrl-C and repeat
                                ./load   # if tables changed
                                ```
                                """))
                .containsExactly("always: ./push", "if tables changed: ./load");
    }
}
