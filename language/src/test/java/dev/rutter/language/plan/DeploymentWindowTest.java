package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import org.junit.jupiter.api.Test;

class DeploymentWindowTest {
    @Test
    void what_stands_above_a_window_in_the_deployment_is_the_deployment() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deploy

                        1. Run `kubectl apply -f shop.yaml`
                        2. If the schema changed: `make migrate`
                        3. Monitor for 45 minutes
                        4. Tell the team

                        ## Rollback

                        ```bash
                        make back
                        ```
                        """);
        assertThat(PlannerTest.said(plan.steps()).subList(0, 2))
                .containsExactly("kubectl apply -f shop.yaml", "make migrate");
        assertThat(plan.steps().subList(0, 2)).allMatch(step -> step.phase() == Phase.DEPLOY);
        assertThat(plan.steps().get(2).action()).isInstanceOf(Action.Watch.class);
        assertThat(PlannerTest.said(plan.steps()).getLast()).isEqualTo("Tell the team");
        assertThat(plan.open()).noneMatch(open -> open.kind() == Plan.Open.Kind.HOSTING);
        assertThat(PlanText.show(plan)).contains("only if   the schema changed");
    }

    @Test
    void the_parts_of_a_deployment_are_not_its_window() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deploy

                        Monitor for 45 minutes afterwards.

                        ### Migrate

                        ```bash
                        make migrate
                        ```
                        """);
        assertThat(plan.steps().getFirst().phase()).isEqualTo(Phase.DEPLOY);
    }

    @Test
    void what_a_deployment_goes_on_with_waits_for_the_window_above_it() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deploy

                        1. Run `make canary`
                        2. Monitor for 10 minutes
                        3. Tell the team
                        4. Run `make rollout`
                        """);
        assertThat(plan.steps().get(1).action()).isInstanceOf(Action.Watch.class);
        assertThat(PlannerTest.said(plan.steps()))
                .containsSubsequence("make canary", "Tell the team", "make rollout");
    }
}
