package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The work is what is done in the window that its chapter is called after, unless something is put
/// out before it.
class WorkWindowTest {
    private static String around(String heading) {
        return """
        # Moving the shop

        ## Before

        1. `./dump.sh`

        ## %s

        1. `./load.sh`

        ## Check

        1. `./count.sh`
        """
                .formatted(heading);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Maintenance window",
                "Maintenance window (Sunday 02:00)",
                "Change window: 22:00 to 23:00",
                "Maintenance",
                "Wartungsfenster",
                "During the maintenance window",
                "Cutover",
                "Switch",
            })
    void what_is_done_in_it_is_the_deployment(String heading) {
        var plan = PlannerTest.plan(around(heading));
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly("./dump.sh", "./load.sh", "./count.sh");
        assertThat(plan.open()).extracting(Plan.Open::what).noneMatch(it -> it.contains("deploys"));
    }

    @Test
    void beside_a_deployment_that_came_before_it_is_upkeep() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deploy

                        1. `./ship.sh`

                        ## Maintenance window

                        1. `./vacuum.sh`
                        """);
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./ship.sh");
    }

    @Test
    void in_a_handbook_of_operations_it_is_upkeep() {
        var plan = PlannerTest.plan("# Operations\n\n## Maintenance window\n\n1. `./vacuum.sh`\n");
        assertThat(plan.steps()).isEmpty();
    }
}
