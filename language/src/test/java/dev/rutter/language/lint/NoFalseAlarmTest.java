package dev.rutter.language.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.problem.Problem;
import java.util.List;
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
                "RT039 ¦ grep -E '^[A-Z_]+=' .env",
                "RT039 ¦ git add CHANGELOG.md",
                "RT028 ¦ psql -h <RDS_HOST> -c 'SELECT 1'",
                "RT071 ¦ supabase db lint --linked --level warning --fail-on error",
                "RT089 ¦ gh run watch 12 --exit-status",
                "RT073 ¦ render deploys create srv-1 --commit abc --wait --confirm",
                "RT084 ¦ psql -c 'BEGIN; CREATE INDEX orders_day ON orders (day); COMMIT'",
                "RT076 ¦ DATABASE_URL=postgres://shop@db:5432/shop npx prisma migrate deploy",
                "RT070 ¦ curl -d '{\"event\":\"OrderPlaced\",\"sessionId\":\"1\"}' http://127.0.0.1/hooks"
            })
    void a_command_that_is_right_has_no_problem(String code, String command) {
        assertThat(codes("# Shop\n\n## Deployment\n\n```bash\n" + command + "\n```\n"))
                .doesNotContain(code);
    }

    @Test
    void a_placeholder_before_a_redirection_is_still_a_redirected_script() {
        assertThat(codes("# Shop\n\n## Rollback\n\n```bash\npsql -h <host> shop < back.sql\n```\n"))
                .contains("RT028");
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

    @Test
    void a_word_of_another_tool_is_left_alone() {
        assertThat(
                        codes(
                                "# Shop\n\nOn Heroku.\n\n```json\n{ \"postdeploy\": \"bin/seed\" }\n```\n"))
                .doesNotContain("RT094");
    }
}
