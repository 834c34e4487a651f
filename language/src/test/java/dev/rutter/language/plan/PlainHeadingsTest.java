package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Chapters whose title has no mark of a heading, and procedures of their own among the steps.
class PlainHeadingsTest {
    private static final String PLAIN =
            """
            # Stall

            Deploy

            1. Ship:

            ```bash
            helm upgrade stall ./chart
            ```

            BACK

            - Back to the release before:

            ```bash
            helm rollback stall 3
            ```

            Secrets rotation

            - Restart:

            ```bash
            kubectl rollout restart deploy/stall
            ```
            """;

    @ParameterizedTest
    @ValueSource(strings = {"Rollback", "ROLLBACK PROCEDURE", "Rolling back", "Back-out plan"})
    void a_line_that_is_what_a_chapter_is_called_opens_it(String line) {
        var plan = PlannerTest.plan(PLAIN.replace("BACK", line));
        assertThat(PlannerTest.said(plan.steps())).containsExactly("helm upgrade stall ./chart");
        assertThat(PlannerTest.said(plan.rollback())).startsWith("helm rollback stall 3");
        assertThat(plan.unread()).anyMatch(unread -> unread.says().contains("rollout restart"));
    }

    @Test
    void such_a_line_below_a_heading_ends_what_the_heading_is_about() {
        var plan =
                PlannerTest.plan(
                        """
                        # Stall

                        ## Deploy

                        Release

                            make deploy

                        Rollback

                            make undeploy

                        Verify

                            make look
                        """);
        assertThat(PlannerTest.said(plan.steps()))
                .filteredOn(said -> said.startsWith("make"))
                .containsExactly("make deploy", "make look");
        assertThat(PlannerTest.said(plan.rollback())).startsWith("make undeploy");
    }

    @Test
    void a_line_over_steps_that_only_go_forward_remains_a_line() {
        var plan =
                PlannerTest.plan(
                        """
                        # Stall

                        ## Deploy

                        Verify

                        ```bash
                        make look
                        ```

                        Release

                        ```bash
                        make deploy
                        ```
                        """);
        assertThat(PlannerTest.said(plan.steps()))
                .filteredOn(said -> said.startsWith("make"))
                .containsExactly("make look", "make deploy");
    }

    @Test
    void a_bold_line_that_names_a_procedure_of_its_own_takes_it_out_up_to_the_next_bold_line() {
        var plan =
                PlannerTest.plan(
                        """
                        # Stall

                        ## Deploy

                        ```bash
                        make deploy
                        ```

                        **Secret rotation checklist**

                        - Put the new one: `wrangler secret put KEY < key.txt`

                        **Tearing down**

                        ```bash
                        terraform destroy -auto-approve
                        ```

                        **Publish the assets**

                        ```bash
                        make publish
                        ```
                        """);
        assertThat(PlannerTest.said(plan.steps()))
                .filteredOn(said -> !said.startsWith("Publish"))
                .containsExactly("make deploy", "make publish");
        assertThat(PlannerTest.said(plan.rollback())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**One-time setup**\n\n```bash\nmake thing\n```",
                "### First-time setup\n\n```bash\nmake thing\n```",
                "To uninstall:\n\n```bash\nmake thing\n```",
                "- Emergency stop: `make thing`"
            })
    void what_is_done_once_or_to_end_it_is_done_only_where_somebody_says_so(String part) {
        var plan =
                PlannerTest.plan(
                        "# Stall\n\n## Deploy\n\n```bash\nmake deploy\n```\n\n" + part + "\n");
        assertThat(plan.steps())
                .filteredOn(
                        step -> PlannerTest.said(java.util.List.of(step)).contains("make thing"))
                .allMatch(step -> step.when().isPresent());
    }
}
