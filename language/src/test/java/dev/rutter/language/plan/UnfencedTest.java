package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Action;
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

    @Test
    void
            commands_between_numbered_lines_are_done_in_their_order_though_markdown_takes_all_for_words() {
        var plan =
                PlannerTest.plan(
                        """
                        # Stall

                        ## Deploy

                        1. Lock the till:
                           `./bin/lock`
                        2. Set the price
                        ./bin/price TEA=3

                        ./bin/push live
                        3. ./bin/migrate

                        ./bin/unlock
                        """);
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly(
                        "./bin/lock",
                        "./bin/price TEA=3",
                        "./bin/push live",
                        "./bin/migrate",
                        "./bin/unlock");
        assertThat(plan.steps())
                .extracting(Plan.PlannedStep::line)
                .containsExactly(6, 8, 10, 11, 13);
    }

    @Test
    void items_that_are_commands_as_they_stand_are_run_each() {
        var plan =
                PlannerTest.plan(
                        """
                        # Stall

                        ## Deploy

                        - heroku maintenance:on -a stall
                        - git push heroku main
                        - rake prices:load
                        - heroku maintenance:off -a stall
                        """);
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly(
                        "heroku maintenance:on -a stall",
                        "git push heroku main",
                        "rake prices:load",
                        "heroku maintenance:off -a stall");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git tag pushed",
                "docker compose up and wait",
                "npm publish rights",
                "psql access to the till",
                "helm chart updated"
            })
    void an_item_that_only_begins_with_a_program_is_asked(String item) {
        var plan =
                PlannerTest.plan(
                        "# Stall\n\n## Deploy\n\n1. "
                                + item
                                + "\n2. ./bin/ship\n3. Tell the team\n");
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly(item, "./bin/ship", "Tell the team");
        assertThat(plan.steps().getFirst().action()).isInstanceOf(Action.Ask.class);
    }

    @Test
    void what_words_below_each_other_forbid_is_not_run() {
        var plan =
                PlannerTest.plan(
                        "# Stall\n\n## Deploy\n\n1. Never run\ngit push --force origin main\n2. Run\n./bin/ship\n");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./bin/ship");
    }
}
