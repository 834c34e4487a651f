package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecognitionTest {
    private static final String PAGE =
            "# X\n\n## Pre-deployment\n\n- [ ] %s\n\n## Deployment\n\n```bash\n./go\n```\n";

    @ParameterizedTest
    @CsvSource({
        "Database backup created,db backup",
        "Backup of the production database taken,db backup",
        "Create a database backup,db backup",
        "All migrations applied,db status",
        "No pending migrations,db status",
        "Migrations are applied,db status"
    })
    void a_line_about_backups_or_migrations_is_done_where_a_database_is_named(
            String line, String command) {
        var plan = PlannerTest.plan(PAGE.formatted(line), "database: $DATABASE_URL");
        assertThat(PlannerTest.said(plan.steps()).getFirst())
                .isEqualTo("\"${RUTTER:-rutter}\" " + command + " --url '$RUTTER_DATABASE'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Database backup created",
                "All migrations applied",
                "Backup plan is agreed"
            })
    void without_a_database_a_person_is_asked(String line) {
        var plan = PlannerTest.plan(PAGE.formatted(line));
        assertThat(PlannerTest.said(plan.steps()).getFirst()).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Backup plan is agreed", "Migrations were reviewed by two people"})
    void other_lines_stay_with_people(String line) {
        var plan = PlannerTest.plan(PAGE.formatted(line), "database: $DATABASE_URL");
        assertThat(PlannerTest.said(plan.steps()).getFirst()).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Check https://shop.example.com/health returns 200|https://shop.example.com/health",
                "https://shop.example.com returns 200|https://shop.example.com/",
                "`/health` returns `200`|https://api.example.com/health",
                "Check health endpoint: `https://shop.example.com/`|https://shop.example.com/",
                "Verify the health check at https://shop.example.com/api/health|https://shop.example.com/api/health"
            })
    void the_address_that_a_line_names_is_asked(String line, String address) {
        var page =
                "# Shop\n\n## Deployment\n\n```bash\n./deploy\ncurl -f https://api.example.com/health\n```\n\n"
                        + "## Verify\n\n- [ ] "
                        + line
                        + "\n";
        var last = PlannerTest.plan(page).steps().getLast();
        assertThat(last.action())
                .isInstanceOfSatisfying(
                        Action.Http.class, http -> assertThat(http.url()).isEqualTo(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://$HOST/health returns 200",
                "https://your-app.example.com/health returns 200",
                "Check health endpoint: https://your-app.example.com/",
                "Check health of the team, see https://shop.example.com/people"
            })
    void an_address_that_is_not_whole_stays_with_people(String line) {
        var page =
                "# Shop\n\n## Deployment\n\n```bash\n./deploy\ncurl -f https://api.example.com/health\n```\n\n"
                        + "## Verify\n\n- [ ] "
                        + line
                        + "\n";
        assertThat(PlannerTest.plan(page).steps().getLast().action())
                .isInstanceOf(Action.Ask.class);
    }

    @Test
    void a_count_of_no_matches_may_end_with_1_and_any_other_command_may_not() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deployment

                        ```bash
                        grep -c ERROR shop.log
                        # Expected: 0

                        ./bin/errors
                        # Expected: 0
                        ```
                        """);
        assertThat(plan.steps())
                .extracting(step ->
                        step.expectations().stream()
                                .anyMatch(Expectation.ExitStatus.class::isInstance))
                .containsExactly(false, true);
    }

    private static final String SMOKE =
            """
            # Shop

            %s

            ## Deploy

            ```bash
            ./bin/release
            ```

            ## Smoke tests

            | Method | Path      | Expected      |
            |--------|-----------|---------------|
            | GET    | /health   | 200           |
            | GET    | `/admin`  | 403 Forbidden |
            | POST   | /orders   | 401           |
            """;

    @Test
    void the_rows_of_a_table_of_requests_are_requests_where_the_document_names_their_host() {
        for (var base :
                List.of(
                        "Base URL: https://shop.example.com/",
                        "**API URL:** `https://shop.example.com`")) {
            var plan = PlannerTest.plan(SMOKE.formatted(base));
            assertThat(PlannerTest.said(plan.steps()))
                    .containsExactly(
                            "./bin/release",
                            "curl -s -o /dev/null -w '%{http_code}' 'https://shop.example.com/health'",
                            "curl -s -o /dev/null -w '%{http_code}' 'https://shop.example.com/admin'",
                            "POST /orders");
            assertThat(plan.steps().get(2).expectations().stream().map(PlanText::expected))
                    .containsExactly("HTTP status 403");
        }
    }

    @Test
    void where_nobody_knows_the_host_a_person_is_asked_and_told_how_to_name_it() {
        for (var base :
                List.of("", "Base URL: https://a.example.com\n\nApp URL: https://b.example.com")) {
            var document = SMOKE.formatted(base);
            var plan = PlannerTest.plan(document);
            assertThat(PlannerTest.said(plan.steps()))
                    .containsExactly(
                            "./bin/release",
                            "/health returns 200",
                            "/admin returns 403",
                            "POST /orders");
            assertThat(Warnings.of(MarkdownReader.read(document), plan))
                    .singleElement()
                    .satisfies(it -> assertThat(it.says()).contains("without a host"))
                    .satisfies(it -> assertThat(it.help()).contains("Base URL"));
        }
    }
}
