package dev.rutter.language.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.problem.Problem;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What looks like a mistake and is none.
class NoFalseAlarmTest {
    private static List<String> codes(String markdown) {
        return Linter.lint(MarkdownReader.read(markdown)).stream().map(Problem::code).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "RT039 ¦ docker compose ps -a --format 'table {{.Name}} {{.Status}}'",
                "RT039 ¦ go test -race ./...",
                "RT027 ¦ vercel deploy --prod=false",
                "RT027 ¦ vercel logs --prod",
                "RT027 ¦ vercel promote shop-1.vercel.app --prod",
                "RT027 ¦ vercel build --prod",
                "RT027 ¦ npx vercel --token=$T env ls --prod",
                "RT063 ¦ vercel logs --prod",
                "RT063 ¦ vercel logs --follow",
                "RT063 ¦ fly logs --no-tail",
                "RT063 ¦ kubectl logs --tail=100 deploy/shop",
                "RT039 ¦ grep -E '^[A-Z_]+=' .env",
                "RT039 ¦ git add CHANGELOG.md",
                "RT028 ¦ psql -h <RDS_HOST> -c 'SELECT 1'",
                "RT071 ¦ supabase db lint --linked --level warning --fail-on error",
                "RT089 ¦ gh run watch 12 --exit-status",
                "RT073 ¦ render deploys create srv-1 --commit abc --wait --confirm",
                "RT084 ¦ psql -c 'BEGIN; CREATE INDEX orders_day ON orders (day); COMMIT'",
                "RT076 ¦ DATABASE_URL=postgres://shop@db:5432/shop npx prisma migrate deploy",
                "RT016 ¦ psql -c \"SELECT now() - query_start AS duration FROM pg_stat_activity WHERE pid > 1 ORDER BY duration DESC\"",
                "RT016 ¦ psql -c \"SELECT * FROM (SELECT now() - xact_start AS duration FROM pg_stat_activity) s WHERE duration > interval '1 hour'\"",
                "RT070 ¦ curl -d '{\"event\":\"OrderPlaced\",\"sessionId\":\"1\"}' http://127.0.0.1/hooks"
            })
    void a_command_that_is_right_has_no_problem(String code, String command) {
        assertThat(codes("# Shop\n\n## Deployment\n\n```bash\n" + command + "\n```\n"))
                .doesNotContain(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "RT016 ¦ psql -c \"SELECT now() - query_start AS duration FROM pg_stat_activity WHERE state IN ('active') AND duration > interval '1 hour'\"",
                "RT016 ¦ psql -c 'SELECT pid FROM pg_stat_activity ORDER BY duration DESC'",
                "RT027 ¦ vercel --prod --yes",
                "RT027 ¦ vercel deploy --prebuilt --prod",
                "RT027 ¦ vercel ./web --prod",
                "RT063 ¦ fly logs -a shop",
                "RT063 ¦ npx convex logs --prod",
                "RT063 ¦ stern shop"
            })
    void a_command_that_is_wrong_is_found(String code, String command) {
        assertThat(codes("# Shop\n\n## Deployment\n\n```bash\n" + command + "\n```\n"))
                .contains(code);
    }

    @Test
    void a_placeholder_before_a_redirection_is_still_a_redirected_script() {
        assertThat(codes("# Shop\n\n## Rollback\n\n```bash\npsql -h <host> shop < back.sql\n```\n"))
                .contains("RT028");
    }

    @Test
    void a_readme_is_asked_for_no_way_back() {
        assertThat(
                        codes(
                                """
                                # Sorter

                                Sorts what it is given.

                                ## Installation

                                ```bash
                                npm install sorter
                                ```

                                ## Contributing

                                1. Fork it
                                2. Create a branch: `git checkout -b mine`
                                3. Open a pull request

                                ## License

                                MIT
                                """))
                .containsExactly("RT082");
    }

    @Test
    void a_story_is_no_deployment() {
        assertThat(
                        codes(
                                """
                                # How we came to sleep at night

                                Once we had to go back by hand every other week.

                                ## What we tried

                                We ran `kubectl rollout restart deploy/shop` and hoped.

                                ```bash
                                kubectl rollout status deploy/shop
                                ```

                                ## What we learned

                                - Small changes are better
                                """))
                .isEmpty();
    }

    @Test
    void a_document_that_deploys_by_its_own_words_is_asked_for_its_way_back() {
        assertThat(codes("# Shop\n\n## Steps\n\n```bash\nmake ship\n```\n"))
                .contains("RT042", "RT043");
    }

    @Test
    void the_health_of_a_part_is_not_the_services() {
        var document =
                """
                # Shop

                ## Verification

                ```bash
                curl -f https://shop.example.com/api/%s/health
                curl -f https://shop.example.com/api/%s/health
                ```
                """;
        assertThat(codes(document.formatted("orders", "tickets"))).doesNotContain("RT038");
        assertThat(codes(document.formatted("v1", "v2"))).contains("RT038");
    }

    @Test
    void two_percentiles_in_one_line_contradict_nothing() {
        assertThat(
                        codes(
                                """
                                # Shop

                                ## Verification (0-5 minutes)

                                - Response time: P95 < 500ms, P99 < 1000ms
                                """))
                .doesNotContain("RT036");
    }

    @Test
    void a_way_back_below_each_step_needs_no_chapter_of_its_own() {
        assertThat(
                        codes(
                                """
                                # Shop

                                ## Deployment

                                ```bash
                                ./bin/ship
                                ```

                                **Rollback**

                                Ship the one before.
                                """))
                .doesNotContain("RT042");
    }

    @Test
    void test_coverage_is_watched_by_nobody() {
        var document = "# Shop\n\n## Verification\n\n- %s\n";
        assertThat(codes(document.formatted("Test coverage > 85 %"))).doesNotContain("RT040");
        assertThat(codes(document.formatted("Error rate < 1 %"))).contains("RT040");
    }

    @Test
    void one_persons_home_is_told_once() {
        assertThat(
                        codes(
                                """
                                # Shop

                                ## Deployment

                                ```bash
                                cd /home/josephine/shop
                                source /home/josephine/shop/.env
                                cat /home/otto/key
                                ```
                                """))
                .filteredOn("RT046"::equals)
                .hasSize(2);
    }

    private static List<Problem> lint(String markdown) {
        return Linter.lint(MarkdownReader.read(markdown));
    }

    @Test
    void the_same_slip_in_many_lines_is_told_once_for_each_section() {
        var fence = "```bash\ncurl https://a.example.com/1\ncurl https://a.example.com/2\n```\n";
        var found =
                lint("# S\n\n## Deployment\n\n" + fence + "\n## Verification\n\n" + fence).stream()
                        .filter(it -> it.code().equals("RT034"))
                        .toList();
        assertThat(found).extracting(it -> it.span().line()).containsExactly(6, 13);
        assertThat(found.getFirst().seen()).contains("also in line 7");
    }

    @Test
    void lines_that_people_pick_from_a_handbook_are_no_deployment() {
        var fence =
                "```bash\nkubectl describe pod <pod-name> -n shop\nkubectl logs -f deploy/shop\n```\n";
        assertThat(codes("# Shop\n\n## Troubleshooting\n\n### A pod crashes\n\n" + fence))
                .doesNotContain("RT039", "RT033", "RT063");
        assertThat(codes("# Shop\n\n## Deployment\n\n" + fence))
                .contains("RT039", "RT033", "RT063");
    }

    @Test
    void a_placeholder_that_says_where_it_comes_from_or_is_a_type_is_none_to_explain() {
        var document = "# Shop\n\n## Deployment\n\n```bash\nship --to %s\n```\n";
        assertThat(codes(document.formatted("<id-from-output>"))).doesNotContain("RT039");
        assertThat(codes(document.formatted("vector<u8>:0x01"))).doesNotContain("RT039");
        assertThat(codes(document.formatted("<id>"))).contains("RT039");
        assertThat(
                        Linter.lint(
                                MarkdownReader.read(document.formatted("<id>")),
                                new Linter.Beside(Set.of("<id>"), List.of())))
                .extracting(Problem::code)
                .doesNotContain("RT039");
    }

    @Test
    void a_handbook_of_another_kind_is_not_missed_a_deployment() {
        var rest = "\n\n## Background\n\n```bash\n./bin/look\n```\n";
        assertThat(codes("# Incident response" + rest)).doesNotContain("RT082");
        assertThat(codes("# How we release" + rest)).doesNotContain("RT082");
        assertThat(codes("# Shop" + rest)).contains("RT082");
    }

    @Test
    void what_needs_no_recovery_promises_none() {
        assertThat(codes("# Shop\n\n## Data recovery process\n\nNot applicable\n"))
                .doesNotContain("RT035");
    }

    @Test
    void a_deployment_that_looks_at_what_it_did_is_verified() {
        var document = "# Shop\n\n## Deployment\n\n```bash\n./bin/ship\n```\n\n%s\n";
        assertThat(codes(document.formatted("```bash\ncurl -f https://s.example.com/\n```")))
                .doesNotContain("RT043");
        assertThat(codes(document.formatted("- [ ] Make sure that the unit is active")))
                .doesNotContain("RT043");
        assertThat(codes(document.formatted(""))).contains("RT043");
    }

    @Test
    void what_restores_a_backup_makes_none() {
        var document = "# Shop\n\n## Rollback\n\n```bash\n%s\n```\n";
        assertThat(codes(document.formatted("pg_restore -d shop /srv/backup/shop.dump")))
                .doesNotContain("RT041");
        assertThat(codes(document.formatted("./scripts/backup.sh"))).contains("RT041");
    }

    @Test
    void a_word_of_another_tool_is_left_alone() {
        assertThat(
                        codes(
                                "# Shop\n\nOn Heroku.\n\n```json\n{ \"postdeploy\": \"bin/seed\" }\n```\n"))
                .doesNotContain("RT094");
    }
}
