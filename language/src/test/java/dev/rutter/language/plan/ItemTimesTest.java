package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Action;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Items that begin with a time are done at their times, and not one right behind the other.
class ItemTimesTest {
    private static List<String> said(String items) {
        return PlannerTest.plan("# Move\n\n## Deploy\n\n" + items).steps().stream()
                .map(step ->
                        step.action() instanceof Action.Wait(Duration length)
                                ? "wait " + length.toMinutes()
                                : Lines.text(step.action()))
                .toList();
    }

    @Test
    void what_lies_between_two_of_them_is_waited_for() {
        assertThat(
                        said(
                                "- **T-30m**: `./backup`\n- **T+0**: `./ship`\n- **T+5m** – `./smoke`\n- T+1h: `./unfreeze`\n"))
                .containsExactly(
                        "./backup",
                        "wait 30",
                        "./ship",
                        "wait 5",
                        "./smoke",
                        "wait 55",
                        "./unfreeze");
    }

    @Test
    void what_is_long_or_has_no_unit_is_asked_about() {
        assertThat(said("1. T-2d: `./tell`\n2. T-1h: `./backup`\n3. T-0: `./ship`\n"))
                .containsExactly(
                        "./tell", "T-1h has come: may it go on?", "./backup", "wait 60", "./ship");
        assertThat(said("- T-7: `./tell`\n- T-1: `./backup`\n- T-0: `./ship`\n"))
                .containsExactly(
                        "./tell",
                        "T-1 has come: may it go on?",
                        "./backup",
                        "T-0 has come: may it go on?",
                        "./ship");
    }

    @Test
    void what_begins_behind_the_release_waits_from_it_on() {
        assertThat(said("- `./ship`\n- T+15: `./smoke`\n- T+15: `./tell`\n"))
                .containsExactly("./ship", "wait 15", "./smoke", "./tell");
    }
}
