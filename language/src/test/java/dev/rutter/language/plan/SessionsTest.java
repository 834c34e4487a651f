package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static dev.rutter.language.plan.PlannerTest.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where commands are typed: on the machine that was logged in to, or where Rutter runs.
class SessionsTest {
    private static final String BLOG =
            """
            # Blog

            ## Deploy

            ```bash
            ssh blog@blog.example.org
            cd /opt/blog
            git pull
            docker compose up -d
            %s
            ```

            ## Verify

            ```bash
            %s
            ```

            ## Rollback

            ```bash
            cd /opt/blog
            git checkout HEAD~1
            docker compose up -d
            ```
            """;

    private static List<String> typed(Plan plan) {
        return Stream.concat(plan.steps().stream(), plan.rollback().stream())
                .filter(step -> step.action() instanceof Action.Attended)
                .map(SessionsTest::line)
                .toList();
    }

    private static String line(PlannedStep step) {
        return said(List.of(step)).getFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -f http://localhost:8080/health",
                "docker compose ps",
                "sudo systemctl status blog",
                "tail -n 20 /opt/blog/logs/app.log",
                "journalctl -u blog -n 20"
            })
    void what_a_later_chapter_goes_on_with_there_is_typed_there(String look) {
        assertThat(typed(plan(BLOG.formatted("", look))))
                .contains(look, "git checkout HEAD~1")
                .endsWith("docker compose up -d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -f https://blog.example.org/health",
                "npm run smoke",
                "kubectl get pods",
                "git push origin live"
            })
    void what_has_nothing_to_do_with_that_machine_is_run_here(String look) {
        assertThat(typed(plan(BLOG.formatted("", look)))).doesNotContain(look);
    }

    @Test
    void a_session_that_was_left_is_over() {
        assertThat(typed(plan(BLOG.formatted("exit", "docker compose ps"))))
                .last()
                .isEqualTo("exit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "All commands run on the server (`ssh blog@web1`).",
                "Run all commands on the production server.",
                "Everything below is done over SSH."
            })
    void what_is_said_of_all_commands_first_holds_for_all_chapters(String words) {
        var plan =
                plan(
                        """
                        # Blog

                        %s

                        ## Deploy

                        ```bash
                        ./ship.sh
                        ```

                        ## Rollback

                        ```bash
                        ./back.sh
                        ```
                        """
                                .formatted(words));
        assertThat(typed(plan)).containsExactly("./ship.sh", "./back.sh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fly ssh console",
                "kubectl exec -it shop -- bash",
                "docker exec -it shop sh",
                "heroku run bash"
            })
    void what_no_container_holds_is_run_here(String session) {
        var plan =
                plan(
                        "# Shop\n\n## Deploy\n\n```bash\n"
                                + session
                                + "\nbin/migrate\nsam deploy\nbin/announce\n```\n");
        assertThat(typed(plan)).containsExactly(session, "bin/migrate");
    }

    @Test
    void a_machine_may_hold_it() {
        var plan = plan("# Shop\n\n## Deploy\n\n```bash\nssh web1\naws s3 ls\n```\n");
        assertThat(typed(plan)).containsExactly("ssh web1", "aws s3 ls");
    }

    private static final String PROMOTED =
            """
            # Shop

            ## Deploy

            ```bash
            ./ship.sh
            ```

            ## Verify

            1. Create the user in the dashboard.
            2. Promote it:

               ```sql
               update profiles set role = 'admin' where id = 1;
               ```
            3. `curl -f https://shop.example/profiles/1`

            ## Rollback

            ```bash
            ./back.sh
            ```
            """;

    @Test
    void what_writes_while_it_verifies_waits_for_the_person_before_it() {
        assertThat(said(plan(PROMOTED).steps()))
                .containsExactly(
                        "./ship.sh",
                        "Create the user in the dashboard.",
                        "update profiles set role = 'admin' where id = 1",
                        "curl -f https://shop.example/profiles/1");
    }

    @Test
    void what_stands_below_a_command_that_is_asked_about_waits_for_it() {
        var plan =
                plan(
                        """
                        # Release

                        ## Deploy

                        ```bash
                        make deploy
                        ```

                        ## Test it

                        ```bash
                        docker compose down
                        docker compose up -d
                        curl -f https://shop.example/health
                        ```
                        """);
        assertThat(said(plan.steps()))
                .containsExactly(
                        "make deploy",
                        "docker compose down",
                        "docker compose up -d",
                        "curl -f https://shop.example/health");
    }

    @Test
    void what_a_person_makes_comes_before_what_looks_for_it() {
        assertThat(
                        said(
                                plan(PROMOTED.replace(
                                                "update profiles set role = 'admin' where id = 1",
                                                "select 1"))
                                        .steps()))
                .containsExactly(
                        "./ship.sh",
                        "Create the user in the dashboard.",
                        "select 1",
                        "curl -f https://shop.example/profiles/1");
    }

    @Test
    void no_statement_that_writes_proves_a_way_back() {
        var plan = plan(PROMOTED.replace("1. Create the user in the dashboard.\n2.", "1."));
        assertThat(said(plan.steps())).contains("update profiles set role = 'admin' where id = 1");
        assertThat(said(plan.rollback()))
                .contains("curl -f https://shop.example/profiles/1")
                .noneMatch(line -> line.startsWith("update"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "### On the replica",
                "### 2. On each worker node, run the following commands:",
                "### Worker nodes",
                "### On db1",
                "**On the old primary**"
            })
    void what_stands_under_a_machine_s_name_is_typed_there(String title) {
        var plan =
                plan(
                        "# Blog\n\n## Deploy\n\n"
                                + title
                                + "\n\n```bash\n./bin/there\n```\n\n## Verify\n\n```bash\n./bin/here\n```\n");
        assertThat(typed(plan)).containsExactly("./bin/there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"On failure of a node", "On your machine", "On the bastion", "Node"})
    void a_title_that_names_no_other_machine_sends_nobody_there(String title) {
        var plan = plan("# Blog\n\n## Deploy\n\n### " + title + "\n\n```bash\n./bin/here\n```\n");
        assertThat(typed(plan)).isEmpty();
    }

    @Test
    void items_that_each_enter_a_folder_leave_it_again() {
        var plan =
                plan(
                        "# Blog\n\n## Deploy\n\n1. Build: `cd web && ../bin/build`\n2. Build: `cd api && ../bin/build`\n3. `./bin/ship`\n");
        assertThat(said(plan.steps()))
                .containsExactly(
                        "(cd web && ../bin/build)", "(cd api && ../bin/build)", "./bin/ship");
    }

    @Test
    void rows_and_blocks_of_one_line_do_too() {
        var blocks =
                plan(
                        "# Blog\n\n## Deploy\n\n```bash\ncd web && npm ci\n```\n\n```bash\ncd api && npm ci\n```\n");
        assertThat(said(blocks.steps()))
                .containsExactly("(cd web && npm ci)", "(cd api && npm ci)");
        var rows =
                plan(
                        "# Blog\n\n## Deploy\n\n| Step | Command |\n|---|---|\n| Web | `cd web && npm ci` |\n| Api | `cd api && npm ci` |\n");
        assertThat(said(rows.steps())).containsExactly("(cd web && npm ci)", "(cd api && npm ci)");
    }

    @Test
    void what_is_entered_in_a_copy_that_was_just_made_is_inside_of_it() {
        var plan =
                plan(
                        "# Blog\n\n## Deploy\n\n1. `git clone https://git.example/blog.git`\n2. `cd blog && npm ci`\n3. `cd web && npm ci`\n");
        assertThat(said(plan.steps())).contains("cd blog && npm ci", "cd web && npm ci");
    }

    @Test
    void what_goes_on_in_the_folder_of_the_item_above_stays_there() {
        var plan =
                plan(
                        "# Blog\n\n## Deploy\n\n1. `cd web && npm ci`\n2. `npm run build`\n3. `cd .. && ./bin/ship`\n");
        assertThat(said(plan.steps())).contains("cd web && npm ci");
    }

    @Test
    void the_last_word_of_what_compose_runs_once_is_not_compose_s_own() {
        var plan =
                plan(
                        "# Blog\n\n## Deploy\n\n```bash\ndocker compose run --rm app migrate up\ndocker compose up\n```\n");
        assertThat(typed(plan)).containsExactly("docker compose up");
    }
}
