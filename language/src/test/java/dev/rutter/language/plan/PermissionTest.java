package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.plan.Plan.PlannedStep;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sentences that make commands wait for somebody's yes.
class PermissionTest {
    private static List<String> told(List<PlannedStep> steps) {
        return steps.stream().map(step -> Lines.text(step.action())).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Do not deploy without asking the duty manager first",
                "Only the duty manager may order a deployment during the sale",
                "A deployment needs the approval of the duty manager",
                "**Important**: never deploy on your own",
                "Ask the duty manager before you deploy",
                "Don't deploy unless the duty manager has agreed",
                "You must get sign-off from the duty manager before deploying",
                "Requires sign-off by the DBA",
                "The duty manager decides whether to deploy",
                "Nobody deploys without a second pair of eyes",
                "Only deploy after the duty manager has said yes",
                "This is only run with the go-ahead of the incident commander"
            })
    void a_deployment_waits_for_it(String sentence) {
        var plan = plan("# Shop\n\n## Deploy\n\n" + sentence + ".\n\n```bash\n./ship\n```\n");
        assertThat(told(plan.steps()))
                .containsExactly(sentence.replace("**", "") + ": may it go on?", "./ship");
        assertThat(plan.steps().getLast().title()).isEqualTo("Deploy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Do not roll back without asking the duty manager first",
                "Only the duty manager may order a rollback during the sale",
                "Rolling back requires approval from two engineers",
                "Don't roll back unless the duty manager has agreed",
                "The rollback must be approved by the duty manager"
            })
    void so_does_the_way_back(String sentence) {
        var plan =
                plan(
                        "# Shop\n\n## Deploy\n\n```bash\n./ship\n```\n\n## Rollback\n\n- "
                                + sentence
                                + ".\n\n```bash\n./back\n```\n");
        assertThat(told(plan.rollback())).containsExactly(sentence + ": may it go on?", "./back");
    }

    @Test
    void it_comes_first_whichever_way_back_is_taken() {
        var text =
                """
                # Shop

                ## Deploy

                ```bash
                ./ship
                ```

                ## Rollback

                ### When to roll back

                - The error rate is above 5 %.
                - Only the duty manager may order a rollback.

                ### Steps

                ```bash
                ./back
                ```
                """;
        assertThat(told(plan(text).rollback()))
                .containsExactly(
                        "Only the duty manager may order a rollback: may it go on?", "./back");
    }

    @Test
    void a_remark_beside_a_command_is_asked_before_that() {
        var plan =
                plan(
                        """
                        # Shop

                        ## Deploy

                        1. `./push` (needs the approval of Ada)
                        2. `./ship` – ask Ada first
                        3. `./tell`. Ask Bo first.
                        """);
        assertThat(told(plan.steps()))
                .containsExactly(
                        "needs the approval of Ada: may it go on?",
                        "./push",
                        "ask Ada first: may it go on?",
                        "./ship",
                        "Ask Bo first: may it go on?",
                        "./tell");
    }

    @Test
    void warnings_of_other_things_are_no_such_sentences() {
        var plan =
                plan(
                        """
                        # Shop

                        ## Deploy

                        Only admins may delete volumes. Never drop a table without asking Ada.

                        ```bash
                        ./ship
                        ```
                        """);
        assertThat(told(plan.steps())).contains("./ship").noneMatch(it -> it.contains("go on?"));
    }
}
