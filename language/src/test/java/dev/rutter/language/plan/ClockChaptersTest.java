package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Chapters that are called after times of a night are done in their order.
class ClockChaptersTest {
    private static Plan plan(String title, String start, String middle, String end) {
        return PlannerTest.plan(
                """
                # %s

                ## %s

                1. `./bin/quiet on`
                2. `./bin/patch web`

                ## %s

                - Is the shop up?
                - If the patch is not done, go to Backout.

                ## %s

                1. `./bin/quiet off`

                ## Backout

                1. `./bin/back`
                """
                        .formatted(title, start, middle, end));
    }

    @ParameterizedTest
    @CsvSource({
        "Planned maintenance, 02:00 Start, 03:30 Go/no-go, 04:00 End",
        "Change 11, 22:00–22:30 Start of the maintenance, 22:30 Decision: go/no-go, 23:00 End of the maintenance",
        "Switch of the storage, 9:00 am: Start, 9:30 am: Go/No-Go, 10:00 am: Close",
        "Deployment, 02:00 UTC – Freeze, 03:00 UTC – Go/no-go meeting, 03:10 UTC – Thaw"
    })
    void the_decision_is_taken_between_what_is_done(
            String title, String start, String middle, String end) {
        var plan = plan(title, start, middle, end);
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly(
                        "./bin/quiet on",
                        "./bin/patch web",
                        "Is the shop up?",
                        "If the patch is not done, go to Backout: may it go on?",
                        "./bin/quiet off");
        assertThat(plan.steps()).allMatch(step -> step.when().isEmpty());
        assertThat(PlannerTest.said(plan.rollback())).containsExactly("./bin/back");
    }

    @Test
    void what_a_chapter_is_by_its_words_it_stays() {
        var plan =
                PlannerTest.plan(
                        """
                        # Night of the switch

                        ## 21:00 Pre-checks

                        1. `./bin/look`

                        ## 22:00 Switch

                        1. `./bin/switch`

                        ## 22:30 Verification

                        1. `./bin/try`

                        ## 23:00 Rollback

                        1. `./bin/back`
                        """);
        assertThat(plan.steps())
                .extracting(step -> step.phase())
                .containsExactly(Phase.PREPARE, Phase.DEPLOY, Phase.VERIFY);
        assertThat(plan.rollback()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "If orders are lost, go to Backout.",
                "If orders are lost, jump to [Rollback](#backout).",
                "If orders are lost, proceed with the rollback plan."
            })
    void a_step_that_leads_into_the_way_back_is_asked_as_one_that_stops(String sentence) {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deploy

                        1. `./bin/ship`
                        2. %s
                        3. `./bin/open`

                        ## Backout

                        1. `./bin/back`
                        """
                                .formatted(sentence));
        assertThat(PlannerTest.said(plan.steps()).get(1))
                .startsWith("If orders are lost")
                .endsWith(": may it go on?");
        assertThat(plan.steps().get(1).when()).isEmpty();
    }
}
