package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The way back that is written beside the step that it takes back.
class WayBackBesideTest {
    private static Plan plan(String steps) {
        var text = "# Shop\n\n## Deploy\n\n" + steps + "\n\n## Verify\n\n1. `./check`\n";
        return Planner.plan("doc", MarkdownReader.read(text), Environment.unbound("production"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. `./up`\n   - revert with `./down`",
                "1. `./up` / undo with `./down`",
                "1. `./up`; undo by running `./down`",
                "1. `./up` (way back: `./down`)",
                "1. `./up` (undo: `./down`)",
                "1. `./up`\n   Undo: `./down`",
                "1. `./up`. Undo: `./down`",
                "1. `./up`. To take it back, run `./down`.",
                "1. `./up`\n2. Rückgängig: `./down`",
                "1. `./up`\n2. Pour annuler : `./down`",
                "1. `./up`\n2. Para deshacer: `./down`"
            })
    void is_no_part_of_going_forward(String steps) {
        assertThat(plan(steps).steps()).hasSize(2);
        assertThat(plan(steps).steps().getFirst().action().toString()).contains("./up");
    }

    @Test
    void what_takes_only_a_thing_back_is_done_in_its_place() {
        assertThat(plan("1. `./up`\n2. Revert the flag with `./flag off`").steps()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rollback plan for phase 1:",
                "**Rollback plan:**",
                "Back-out strategy for the schema:",
                "Fallback script:"
            })
    void a_plan_for_it_over_a_block_among_the_steps_is_carried_out_only_then(String says) {
        var plan =
                plan(
                        "1. `./up`\n\n"
                                + says
                                + "\n\n```bash\n# Restore from the copy if the migration fails\n./down\n```\n\n2. `./next`");
        assertThat(plan.steps())
                .extracting(step -> Lines.text(step.action()))
                .containsExactly("./up", "./next", "./check");
        assertThat(plan.rollback())
                .extracting(step -> Lines.text(step.action()))
                .contains("./down");
    }
}
