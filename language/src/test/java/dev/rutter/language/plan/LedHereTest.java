package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Entry;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Conditions that stand over the steps of a way back.
class LedHereTest {
    private static final String SHOP = "# Shop\n\n## Upgrade\n\n1. `./ship`\n\n## Rollback\n\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If the upgrade fails:",
                "If something goes wrong:",
                "If the new version is broken:",
                "If the release fails within the first hour:",
                "When a rollback is needed:"
            })
    void are_asked_of_nobody_where_they_are_what_led_there(String words) {
        var plan = plan(SHOP + words + "\n\n1. `./undo`\n2. `./tell`\n");
        assertThat(plan.rollback()).hasSize(2);
        assertThat(plan.rollback()).allMatch(step -> step.when().isEmpty());
    }

    @Test
    void leave_the_other_cases_to_be_asked() {
        var plan =
                plan(
                        SHOP
                                + "If the upgrade fails:\n\n1. `./undo`\n\nIf the tables changed:\n\n1. `./restore`\n");
        assertThat(plan.rollback())
                .extracting(PlannedStep::when)
                .containsExactly(Optional.empty(), Optional.of("If the tables changed"));
    }

    @Test
    void decide_nothing_where_the_alternative_is_not_taken() {
        var plan =
                plan(
                        SHOP
                                + "### Option 1: Activate the former one (recommended)\n\nIf the upgrade fails:\n\n1. `./activate`\n\n"
                                + "### Option 2: Restore the data\n\nIf the data is corrupt:\n\n1. `./restore`\n");
        assertThat(plan.rules())
                .extracting(Entry.Trigger::says)
                .containsExactly("If the upgrade fails");
        assertThat(plan.rollback())
                .extracting(step -> Lines.text(step.action()))
                .containsExactly("./activate");
        assertThat(plan.rollback()).allMatch(step -> step.when().isEmpty());
    }

    @Test
    void decide_where_they_stand_over_all_alternatives() {
        var plan =
                plan(
                        SHOP
                                + "If the latest release has critical bugs:\n\n```bash\n# Option A: with the console\n./console back\n\n# Option B: by hand\n./hand back\n```\n");
        assertThat(plan.rules()).hasSize(1);
    }

    @Test
    void leave_one_choice_open_once() {
        var plan =
                plan(
                        SHOP
                                + "### Option 1: Activate the former one\n\n1. `./activate`\n\n### Option 2: Restore the data\n\n1. `./restore`\n");
        assertThat(plan.open()).hasSize(1);
    }
}
