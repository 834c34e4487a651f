package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Phase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Chapters that are called after nothing but their time.
class AheadTitlesTest {
    @ParameterizedTest
    @CsvSource({
        "Pre, PREPARE",
        "1. Pre, PREPARE",
        "Beforehand, PREPARE",
        "Ahead of the release, PREPARE",
        "T-10, PREPARE",
        "T-30 min, PREPARE",
        "The day before, PREPARE",
        "Vorher, PREPARE",
        "T-0, DEPLOY",
        "T-10: Deploy the canary, DEPLOY"
    })
    void what_stands_before_the_thing_itself_prepares(String title, Phase phase) {
        var plan =
                PlannerTest.plan(
                        """
                        # Kiosk

                        ## %s

                        - [ ] `./bin/bake`

                        ## Go

                        - [ ] `./bin/ship`

                        ## After

                        - [ ] `./bin/smoke`

                        ## Back

                        - [ ] `./bin/back`
                        """
                                .formatted(title));
        assertThat(plan.steps())
                .extracting(Plan.PlannedStep::phase)
                .containsExactly(phase, Phase.DEPLOY, Phase.VERIFY);
        assertThat(PlannerTest.said(plan.rollback())).first().isEqualTo("./bin/back");
    }
}
