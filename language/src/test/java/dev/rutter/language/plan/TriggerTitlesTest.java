package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Entry.Trigger;
import dev.rutter.language.runbook.Entry.Trigger.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Headings over what calls for going back or standing still.
class TriggerTitlesTest {
    private static Plan plan(String markdown) {
        return PlannerTest.plan("# Shop\n\n## Deploy\n\n1. `./ship.sh`\n\n" + markdown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Triggers",
                "Conditions",
                "Criteria",
                "1. Trigger conditions",
                "Automatic triggers",
                "When"
            })
    void below_a_rollback_they_need_say_no_more_than_that(String title) {
        var plan =
                plan(
                        "## Rollback\n\n### "
                                + title
                                + "\n\n- Error rate > 5 % for 5 minutes\n- The shop is down\n\n### Steps\n\n1. `./back.sh`\n");
        assertThat(plan.rules())
                .extracting(Trigger::decision)
                .containsExactly(Decision.ROLL_BACK, Decision.ROLL_BACK);
        assertThat(plan.open()).extracting(Plan.Open::kind).contains(Plan.Open.Kind.METRIC);
        assertThat(PlannerTest.said(plan.rollback())).containsExactly("./back.sh");
    }

    @Test
    void a_chapter_with_steps_is_a_part_of_the_way_back() {
        var plan = plan("## Rollback\n\n### Conditions\n\n1. `./look.sh`\n2. `./back.sh`\n");
        assertThat(plan.rules()).isEmpty();
        assertThat(PlannerTest.said(plan.rollback())).containsExactly("./look.sh", "./back.sh");
    }

    @ParameterizedTest
    @CsvSource({
        "Kill switch conditions, Any of these:",
        "Automatic halt rules, The rollout is halted if ANY of:",
        "Pause rules, Pause the rollout if ANY of:",
        "Circuit breaker thresholds, Any of these:",
    })
    void those_that_halt_a_rollout_are_measured_and_call_for_people(String title, String lead) {
        var plan =
                plan(
                        "## "
                                + title
                                + "\n\n"
                                + lead
                                + "\n\n- Error rate > 5 % for 5 minutes\n- The shop is down\n\n## Rollback\n\n1. `./back.sh`\n");
        assertThat(plan.rules())
                .extracting(Trigger::decision)
                .containsExactly(Decision.PAGE, Decision.PAGE);
        assertThat(plan.open()).extracting(Plan.Open::kind).contains(Plan.Open.Kind.METRIC);
    }
}
