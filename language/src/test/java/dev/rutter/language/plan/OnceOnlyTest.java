package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What changes something is done once, wherever a document tells it: going back repeats no deed.
class OnceOnlyTest {
    private static Plan shop(String after) {
        return PlannerTest.plan(
                """
                # Shop

                ## Release

                ```bash
                ./bin/ship
                ```

                ## Verify

                - [ ] The totals look right

                ```bash
                curl -fsS https://shop.example.com/health
                ```

                %s

                ## Rollback

                ```bash
                ./bin/back
                ```
                """
                        .formatted(after));
    }

    private static List<String> back(String after) {
        return PlannerTest.said(shop(after).rollback());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Afterwards",
                "After the cutover",
                "Post-deployment",
                "Post-release tasks",
                "After going live"
            })
    void what_a_chapter_named_by_its_time_changes_comes_last_and_is_not_repeated_on_the_way_back(
            String title) {
        var more =
                "## "
                        + title
                        + "\n\n```bash\n./bin/fold-duplicates\nmysql shop < add-index.sql\n```\n";
        assertThat(PlannerTest.said(shop(more).steps()))
                .endsWith(
                        "The totals look right",
                        "./bin/fold-duplicates",
                        "mysql shop < add-index.sql");
        assertThat(back(more))
                .contains("./bin/back")
                .noneMatch(it -> it.contains("fold") || it.contains("mysql"));
    }

    @Test
    void what_is_done_above_the_chapter_that_looks_is_done_before_it_and_once() {
        var plan =
                PlannerTest.plan(
                        "# Shop\n\n## Cutover\n\n1. `./cut`\n\n## After the cutover\n\n1. `./traffic on`\n\n"
                                + "## Validation\n\n1. `./look`\n\n## Rollback\n\n1. `./back`\n");
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly("./cut", "./traffic on", "./look");
        assertThat(PlannerTest.said(plan.rollback())).containsExactly("./back", "./look");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "./restore-latest.sh",
                "/opt/contest/rollback.sh",
                "./migrate-latest up",
                "./bin/healthcheck disable"
            })
    void a_name_with_test_in_it_is_no_look(String command) {
        assertThat(back("## Afterwards\n\n```bash\n" + command + "\n```\n"))
                .doesNotContain(command);
    }

    @Test
    void what_is_looked_at_there_proves_the_way_back_too() {
        assertThat(back("## Post-deployment\n\n```bash\nkubectl get pods\n```\n"))
                .contains("kubectl get pods");
    }

    @Test
    void what_is_looked_at_behind_a_deed_stays_behind_it() {
        var more =
                "## Afterwards\n\n```bash\n./bin/reindex\ncurl -fsS https://shop.example.com/search\n```\n";
        var said = PlannerTest.said(shop(more).steps());
        assertThat(said.getLast()).contains("/search");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubectl rollout restart deploy/cron",
                "./bin/migrate up",
                "psql \"$DB\" -f fix.sql",
                "tools/fold --apply",
                "sudo systemctl reload nginx",
                "git push origin v2",
                "rm -f maintenance.html",
                "curl -X POST https://shop.example.com/api/flush"
            })
    void also_a_chapter_that_verifies_repeats_none_of_its_deeds(String command) {
        var text = "## Verification\n\n```bash\n" + command + "\n```\n";
        assertThat(PlannerTest.said(shop(text).steps()))
                .anyMatch(it -> it.contains(command.substring(command.length() - 5)));
        assertThat(back(text)).hasSize(2).noneMatch(it -> it.contains(command));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "npm run test:e2e",
                "./bin/smoke deploy",
                "docker compose exec app ./manage.py check",
                "systemctl is-active shop",
                "psql \"$PG\" -c 'select count(*) from orders'",
                "./bin/queue-length"
            })
    void what_it_looks_at_is_looked_at_again(String command) {
        assertThat(back("## Verification\n\n```bash\n" + command + "\n```\n")).contains(command);
    }

    @Test
    void what_is_sent_there_to_be_found_is_sent_again() {
        var keeps =
                "curl -fsS -X POST https://shop.example.com/notes -d '{\"body\": \"red boots\"}'";
        var finds = "curl -fsS https://shop.example.com/notes?near=boots";
        assertThat(back("## Verification\n\n```bash\n" + keeps + "\n" + finds + "\n```\n"))
                .containsSubsequence(keeps, finds);
    }
}
