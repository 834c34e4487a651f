package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One step of a recovery is not done without those around it because its word is a deployment's.
class RecoveryStepsTest {
    private static final String RECOVERY =
            """
            # %s

            ## Stop the writers

            1. `./stop.sh`

            ## Restore the last dump

            1. `./restore.sh`

            ## %s

            1. `./step.sh`

            ## Start the shop

            1. `./start.sh`

            ## Verify

            1. `./count.sh`
            """;

    @ParameterizedTest
    @CsvSource({
        "Disaster recovery, Migrate the schema",
        "Disaster recovery, Promote the standby",
        "Failover to the second region, Migration",
        "Disaster recovery plan, Redeploy the services",
        "Disaster recovery, Switch over",
    })
    void all_of_it_is_done_in_its_order(String title, String heading) {
        var plan = PlannerTest.plan(RECOVERY.formatted(title, heading));
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly(
                        "./stop.sh", "./restore.sh", "./step.sh", "./start.sh", "./count.sh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Outage runbook", "Recovery of the shop", "Restore from backup"})
    void where_the_others_are_not_done_it_is_not_done_alone(String title) {
        var plan = PlannerTest.plan(RECOVERY.formatted(title, "Migrate the schema"));
        assertThat(PlannerTest.said(plan.steps())).doesNotContain("./step.sh");
        assertThat(plan.open())
                .extracting(Plan.Open::what)
                .contains("no line of this document deploys anything");
    }

    @Test
    void a_deployment_that_is_told_besides_is_one() {
        var plan =
                PlannerTest.plan(
                        "# Incident bot\n\n## Deploy\n\n1. `./ship.sh`\n\n## Run the tests\n\n1. `./test.sh`\n");
        assertThat(PlannerTest.said(plan.steps())).contains("./ship.sh");
    }
}
