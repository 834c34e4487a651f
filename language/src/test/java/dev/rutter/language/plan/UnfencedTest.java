package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Blocks that the writer did not set where Markdown wants them.
class UnfencedTest {
    @Test
    void a_paragraph_of_nothing_but_command_lines_is_run() {
        var plan =
                PlannerTest.plan(
                        """
                        # Stall

                        ## Deploy

                        Update the service:

                        aws ecs update-service \\
                          --cluster stall \\
                          --service web

                        git push origin main

                        ## Rollback

                        kubectl rollout undo deploy/stall --to-revision=2
                        """);
        assertThat(PlannerTest.said(plan.steps()))
                .hasSize(2)
                .anyMatch(said -> said.startsWith("aws ecs update-service"))
                .contains("git push origin main");
        assertThat(PlannerTest.said(plan.rollback()))
                .startsWith("kubectl rollout undo deploy/stall --to-revision=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "make -j is slow on this machine, so be patient.",
                "docker compose is what runs it, see `--help`",
                "git keeps the history of it all"
            })
    void a_sentence_that_begins_with_a_program_is_none(String sentence) {
        var plan =
                PlannerTest.plan(
                        "# Stall\n\n## Deploy\n\n" + sentence + "\n\n```bash\nmake deploy\n```\n");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("make deploy");
    }

    @Test
    void what_may_be_one_and_has_no_mark_is_told_to_be_no_step() {
        var plan =
                PlannerTest.plan(
                        "# Stall\n\n## Deploy\n\n```bash\nmake build\n```\n\nrake publish all\n");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("make build");
        assertThat(plan.unread()).anyMatch(line -> line.says().contains("rake publish all"));
    }

    @Test
    void one_command_behind_the_one_task_above_it_is_what_the_task_takes() {
        var plan =
                PlannerTest.plan(
                        """
                        # Stall

                        ## Before the deployment

                        - [ ] The tests pass

                        ```bash
                        ./bin/test
                        ```

                        - [ ] The window is agreed

                        ## Deploy

                        - Ship it:

                        ```bash
                        make ship
                        ```
                        """);
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly("./bin/test", "The window is agreed", "make ship");
        assertThat(plan.steps().getFirst().title()).isEqualTo("The tests pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tell the team", "The deployment is approved", "The window is agreed"})
    void a_task_of_somebody_s_own_is_asked_though_a_command_stands_below_it(String task) {
        var plan =
                PlannerTest.plan(
                        "# Stall\n\n## Deploy\n\n- [ ] "
                                + task
                                + "\n\n```bash\n./deploy.sh\n```\n");
        assertThat(PlannerTest.said(plan.steps())).containsExactly(task, "./deploy.sh");
    }

    @Test
    void the_block_behind_several_tasks_is_none_of_them() {
        var plan =
                PlannerTest.plan(
                        "# Stall\n\n## Deploy\n\n- [ ] A\n- [ ] B\n\n```bash\nmake ship\n```\n");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("A", "B", "make ship");
    }

    @Test
    void what_is_looked_at_before_a_later_part_stays_behind_what_it_looks_at() {
        var plan =
                PlannerTest.plan(
                        """
                        # Stall

                        ## Build and verify

                        - [ ] Build the image: `make image`

                        ## Before the switch

                        - [ ] `make image-exists`

                        ## Switch

                        ```bash
                        make switch
                        ```
                        """);
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly("make image", "make image-exists", "make switch");
    }
}
