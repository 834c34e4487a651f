package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.plan.Plan.PlannedStep;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Results told by what is not there, what fails, what holds for all rows, or by a status in
/// brackets: how the plan judges them.
class ClaimsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "./bin/pending; no output means that all is applied; nothing, exit status 0",
                "./bin/state | grep down; no output means all is up; nothing",
                "./bin/pending; silence is good; nothing, exit status 0",
                "./bin/pending; nothing printed = good; nothing, exit status 0",
                "./bin/pending; prints nothing if all is well; nothing, exit status 0",
                "./bin/pending; no output means the migration failed; something, exit status 0",
                "test -f paused; must not exist; it fails",
                "test -f paused; should no longer exist; it fails",
                "systemctl is-active feeder; should be inactive; output holds \"inactive\"",
                "systemctl is-active feeder; must be stopped; it fails",
                "kubectl get pod feeder; must be gone; 'nothing is found, or a person''s judgement'",
                "./bin/lock; must fail; it fails",
                "./bin/lock; may fail; exit status 0",
                "curl -f https://shop.example.com/debug; must fail; HTTP status 400 to 599",
                "docker compose ps; all services should be \"healthy\"; '\"healthy\" in every row, or a person''s judgement, exit status 0'",
                "kubectl get pods; all pods should be Running; '\"Running\" in every row, or a person''s judgement, exit status 0'",
                "df -h /; at most 80% used; 'a person''s judgement: at most 80% used, exit status 0'",
                "psql -tAc 'select count(*) from jobs'; fewer than 5; number < 5, exit status 0",
                "free -m; at least 500 MB free; 'a person''s judgement: at least 500 MB free, exit status 0'",
                "systemctl show -p NRestarts shop; NRestarts=0; output holds \"NRestarts=0\", exit status 0",
                "docker inspect -f '{{.State.Health.Status}}' shop; healthy, not starting; output holds \"healthy\", exit status 0",
                "make release; takes at most 5 minutes; exit status 0",
                "./bin/state; Expected: errors: 0; 'the words \"errors: 0\", or a person''s judgement, exit status 0'",
                "./bin/state; Expected: 200 or 204; HTTP status 200 to 204, exit status 0",
                "curl https://shop.example.com/; 200 or 404; 'HTTP status 200 to 404, a person''s judgement: 200 or 404'",
                "pm2 list; both processes should be \"online\"; '\"online\" in every row, or a person''s judgement, exit status 0'"
            })
    void a_remark_behind_a_command_is_judged_as_it_is_meant(
            String command, String remark, String expected) {
        assertThat(expected("```bash\n" + command + "   # " + remark + "\n```\n"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "`curl https://shop.example.com/admin` must not be reachable from outside (403).; HTTP status 403",
                "`curl https://shop.example.com/old` is gone (404).; HTTP status 404",
                "`curl -I http://shop.example.com/` redirects to HTTPS (301).; HTTP status 301",
                "`curl https://shop.example.com/admin` must not be reachable from outside.; 'nothing is found, or a person''s judgement'",
                "`./bin/waiting` returns a number below 100.; number < 100, exit status 0",
                "All pods are running: `kubectl get pods -n shop`; '\"running\" in every row, or a person''s judgement, exit status 0'",
                "`docker ps` — ensure containers are running; '\"running\" in every row, or a person''s judgement, exit status 0'",
                "No pod restarts (`kubectl get pods -n shop`); 'a person''s judgement: No pod restarts, exit status 0'",
                "Confirm that the alias points to the new version: `aws lambda get-alias --name live`; 'a person''s judgement: Confirm that the alias points to the new version, exit status 0'",
                "Look at the pods: `kubectl get pods -n shop`; exit status 0",
                "`tail -n 50 shop.log` contains no `ERROR`.; output lacks \"ERROR\", exit status 0",
                "`docker logs shop` does not contain `Traceback` or `panic`.; output lacks \"Traceback\", output lacks \"panic\", exit status 0"
            })
    void the_words_behind_a_command_of_a_list_are_judged_as_they_are_meant(
            String line, String expected) {
        assertThat(expected("1. " + line + "\n")).isEqualTo(expected);
    }

    @Test
    void what_a_remark_says_of_silence_is_no_condition_of_the_command() {
        assertThat(verified("```bash\n./bin/pending # prints nothing if all is well\n```\n"))
                .allSatisfy(step -> assertThat(step.when()).isEmpty());
    }

    @Test
    void what_is_to_be_looked_at_behind_a_command_is_a_step() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deploy

                        ```bash
                        make move
                        ```

                        **Check:** `https://shop.example.com/old.json` returns 404.

                        Verify: the dashboard lists the new version.

                        ```bash
                        make index
                        ```

                        Check that the service answers.

                        ```bash
                        curl https://shop.example.com/health
                        ```
                        """);

        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly(
                        "make move",
                        "curl -s -o /dev/null -w '%{http_code}' 'https://shop.example.com/old.json'",
                        "the dashboard lists the new version.",
                        "make index",
                        "curl https://shop.example.com/health");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Check that the queue is empty:; ./bin/queue list; 'nothing, or a person''s judgement, exit status 0'",
                "Make sure no jobs are left:; ./bin/jobs; 'nothing, or a person''s judgement, exit status 0'",
                "Verify there are no pending migrations:; ./bin/migrations; 'nothing, or a person''s judgement, exit status 0'",
                "No jobs are left:; ./bin/jobs; 'nothing, or a person''s judgement, exit status 0'",
                "Ensure there are no stuck jobs:; ./bin/jobs | grep stuck; 'nothing, or a person''s judgement'",
                "Check that the queue is empty:; curl https://shop.example.com/queue; 'a person''s judgement: Check that the queue is empty, HTTP status 200 to 399'",
                "Expect at least 3 replicas:; kubectl get deploy shop; 'a person''s judgement: Expect at least 3 replicas, exit status 0'",
                "Expect at least 3 replicas:; ./bin/replicas | wc -l; number >= 3, exit status 0",
                "Make sure at most 2 workers are stuck:; ./bin/workers; 'a person''s judgement: Make sure at most 2 workers are stuck, exit status 0'",
                "Confirm that the output contains `ready`:; ./bin/state; output holds \"ready\", exit status 0",
                "Verify it shows `ready` and `v2`:; ./bin/state; output holds \"ready\", output holds \"v2\", exit status 0",
                "Check that the shop reports `ready`:; ./bin/state; 'the words \"ready\", or a person''s judgement, exit status 0'",
                "Make sure `nightly` is listed:; crontab -l; 'the words \"nightly\", or a person''s judgement, exit status 0'",
                "Verify that the answer returns `204`:; curl https://shop.example.com/ping; HTTP status 204",
                "Verify there are no errors:; npm test; exit status 0",
                "Check that the queue is drained:; ./bin/drain --wait; exit status 0",
                "Check that it does not print `debug` or `trace`:; ./bin/state; output lacks \"debug\", output lacks \"trace\", exit status 0",
                "Check the disk:; df -h; exit status 0",
                "Verify the service is active:; systemctl is-active shop; exit status 0"
            })
    void what_the_order_above_a_command_says_of_its_result_holds(
            String order, String command, String expected) {
        var fence = "\n\n```bash\n" + command + "\n```\n";
        assertThat(expected(order + fence)).isEqualTo(expected);
        assertThat(expected("1. " + order + fence.replace("\n", "\n   ") + "\n"))
                .isEqualTo(expected);
        assertThat(verified(order + fence)).hasSize(1);
    }

    @Test
    void what_is_said_below_a_command_comes_before_the_order_above_it() {
        var fence = "\n\n```bash\n./bin/jobs\n# Expected: none\n```\n";
        assertThat(expected("Make sure no jobs are left:" + fence))
                .isEqualTo("nothing, exit status 0");
    }

    @Test
    void an_order_above_several_commands_is_said_of_none_of_them() {
        var fence = "\n\n```bash\n./bin/pause\n./bin/queue\n```\n";
        assertThat(expected("Check that the queue is empty:" + fence)).isEqualTo("exit status 0");
    }

    private static String expected(String verify) {
        return String.join(
                ", ",
                verified(verify).getFirst().expectations().stream()
                        .map(PlanText::expected)
                        .toList());
    }

    private static List<PlannedStep> verified(String verify) {
        return PlannerTest.plan(
                        "# Shop\n\n## Deploy\n\n```bash\n./bin/release\n```\n\n## Verify\n\n"
                                + verify)
                .steps()
                .stream()
                .filter(step -> step.id().startsWith("verify"))
                .toList();
    }
}
