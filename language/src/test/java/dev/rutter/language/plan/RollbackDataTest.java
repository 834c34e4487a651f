package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A step's data line that says how it would be taken back, and the label over what takes it back.
class RollbackDataTest {
    private static Plan plan(String phase) {
        return PlannerTest.plan(
                """
                # Ferry

                ## Deployment

                ### Phase 1: Berths

                %s
                ### Phase 2: Ferry

                ```bash
                ./bin/ship
                ```

                ## Rollback

                ```bash
                ./bin/back
                ```
                """
                        .formatted(phase));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**Rollback**: Feature flags",
                "**Time**: 5 minutes\n**Rollback**: Redeploy the previous version",
                "**Risk**: low\n\n**Rollback time**: 2 minutes",
                "**Rollback**: see [below](#rollback)",
            })
    void data_above_a_steps_commands_takes_nothing_back(String data) {
        var plan = plan(data + "\n\n```bash\n./bin/berths\n```\n");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./bin/berths", "./bin/ship");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```bash\n./bin/berths\n```\n\n**Rollback:** Restore the old berths.",
                "1. Run `./bin/berths`\n\n**Rollback:** Restore the old berths.",
                "Run `./bin/berths`.\n\n**Rollback:** if it fails, use the script below.",
                "Run `./bin/berths`.\n\n**Rollback:**",
            })
    void a_label_below_them_or_one_that_says_so_does(String label) {
        var plan = plan(label + "\n\n```bash\n./bin/unberth\n```\n");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./bin/berths", "./bin/ship");
    }

    @Test
    void a_command_beside_the_rollback_plan_is_for_going_back() {
        var plan = plan("**Rollback plan**: `./bin/unberth`\n\n```bash\n./bin/berths\n```\n");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./bin/berths", "./bin/ship");
    }
}
