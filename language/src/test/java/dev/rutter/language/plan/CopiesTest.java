package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static dev.rutter.language.plan.PlannerTest.said;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A checklist that repeats other parts of the document is not done a second time.
class CopiesTest {
    private static final String DOCUMENT =
            """
            # Shop

            ## Before

            - [ ] Tests pass: `make test`
            - [ ] Backup taken

            ## Deploy

            1. Run `make release`
            2. Tell the team

            ## Verify

            - [ ] `make smoke`

            ## %s

            - [ ] Tests: `make test`
            - [ ] Run `make release`
            - [ ] %s
            - [ ] Everybody knows
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Release day checklist (print)",
                "Printable release checklist",
                "Checklist for printing",
                "Print-out",
                "Release checklist - print version",
                "Release checklist",
                "Release at a glance"
            })
    void a_copy_is_not_run_beside_the_original(String heading) {
        var plan = plan(DOCUMENT.formatted(heading, "Smoke: `make smoke`"));
        assertThat(said(plan.steps()))
                .containsExactly(
                        "make test", "Backup taken", "make release", "Tell the team", "make smoke");
        assertThat(plan.unread()).anyMatch(line -> line.why().contains("copy"));
    }

    @Test
    void a_checklist_with_a_command_of_its_own_is_no_copy() {
        var plan = plan(DOCUMENT.formatted("Release checklist", "Then `make warm`"));
        assertThat(said(plan.steps())).contains("make warm");
    }

    @Test
    void what_stands_there_once_only_is_done_however_it_is_named() {
        var plan =
                plan(
                        """
                        # Shop

                        ## Release day checklist (print)

                        - [ ] Run `make release`
                        """);
        assertThat(said(plan.steps())).containsExactly("make release");
    }

    @Test
    void a_later_checklist_with_gates_of_its_own_is_asked() {
        var plan =
                plan(
                        """
                        # Shop

                        ## Pre-deployment checklist

                        - [ ] The window is agreed

                        ## Staging

                        1. Run `make staging`

                        ## Production

                        ### Pre-production checklist

                        - [ ] Staging went well
                        - [ ] The change board approved it
                        - [ ] Everybody is told

                        ### Production deployment

                        1. Run `make release`
                        """);
        assertThat(said(plan.steps()))
                .contains("Staging went well", "The change board approved it", "make release")
                .containsSubsequence("The change board approved it", "make release");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Migration commands", "Commands", "Cheat sheet", "Useful commands"})
    void commands_to_look_up_that_the_deployment_has_are_not_run_again(String heading) {
        var document =
                """
                # Shop

                ## Deploy

                ```bash
                bin/schema up
                git push heroku main
                ```

                ## %s

                ### Local development migrations

                ```bash
                bin/schema new
                ```

                ### Production migrations

                ```bash
                bin/schema up
                ```
                """
                        .formatted(heading);
        assertThat(said(plan(document).steps())).doesNotContain("bin/schema new");
        assertThat(said(plan(document).steps()).stream().filter("bin/schema up"::equals))
                .hasSize(1);
    }
}
