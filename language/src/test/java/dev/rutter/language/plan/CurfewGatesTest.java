package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Phase;
import org.junit.jupiter.api.Test;

/// When nobody deploys, as gates of a plan.
class CurfewGatesTest {
    private static final String SHOP =
            """
            # Shop

            Never deploy on Fridays. No releases during the Christmas freeze.

            ## Before

            ```bash
            ./bin/tests
            ```

            ## %s

            ```bash
            ./bin/ship
            ```
            """;

    @Test
    void what_only_people_know_is_asked_first_and_the_clock_is_looked_at_last() {
        var plan = plan(SHOP.formatted("Deploy"));
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly(
                        "No releases during the Christmas freeze: may it go on?",
                        "./bin/tests",
                        "Never deploy on Fridays",
                        "./bin/ship");
        assertThat(plan.steps().subList(0, 3))
                .allMatch(step -> step.gate() && step.phase() == Phase.PREPARE);
    }

    @Test
    void a_plan_counts_on_no_answer_where_the_clock_gives_it() {
        var plan = plan(SHOP.formatted("Deploy"));
        assertThat(PlanText.show(plan))
                .contains("not Fri (this machine's time), or a person's yes; the clock tells");
        assertThat(Questions.of(plan))
                .filteredOn(asked -> asked.line() == 3)
                .extracting(Forecast.Asked::certain)
                .containsExactly(true, false);
    }

    @Test
    void what_deploys_nothing_has_no_such_gate() {
        var plan = plan(SHOP.formatted("Roll back"));
        assertThat(PlannerTest.said(plan.steps())).doesNotContain("Never deploy on Fridays");
    }
}
