package dev.rutter.language.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment.Channel;
import dev.rutter.language.environment.Environment.Hosting;
import dev.rutter.language.environment.Environment.MetricSource;
import dev.rutter.language.environment.Environment.MetricSource.OfHosting.Of;
import dev.rutter.language.environment.Environment.People;
import dev.rutter.language.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompanionReaderTest {
    private static List<String> places(String yaml) {
        return CompanionReader.read(yaml).problems().stream()
                .map(CompanionReaderTest::place)
                .toList();
    }

    private static String place(Problem problem) {
        return problem.code() + " " + problem.span().line() + ":" + problem.span().column();
    }

    @Test
    void a_quote_that_is_never_closed_is_named_where_it_opens() {
        assertThat(places("environments:\n  production:\n    workdir: \"here\n    limits: {}\n"))
                .containsExactly("RT900 3:14");
    }

    @Test
    void everything_that_a_companion_can_say_is_read() {
        var companion =
                CompanionReader.read(
                        """
                        runbook: docs/DEPLOY.md
                        environments:
                          production:
                            workdir: services/shop
                            bind:
                              https://shop.example.com: http://127.0.0.1:10000
                              <migration-name>: 20260901
                            variables: { DATABASE_URL: "database:shop-db", TZ: $TZ }
                            secrets: [ADMIN_KEY]
                            hosting: { kind: render, service: shop, api: "http://127.0.0.1:9090/v1", token: $RENDER_API_KEY }
                            metrics:
                              Error rate: { hosting: shop, of: 5xx }
                              p95: { hosting: shop, of: latency }
                              queue length: { command: ./bin/queue, unit: jobs }
                              lag: { query: "SELECT 1", unit: s }
                              replication: ask
                            people: { approve: [mia, jo], sign: [mia], approvals: 2 }
                            automate: { "Code reviewed": "gh pr view" }
                            choose: { "Rollback": "Option A" }
                            acknowledge: { "On call knows": yes }
                            database: database:shop-db
                            limits: { step: 1 h 30 min }
                            notify: [ { slack: $SLACK_URL }, { webhook: "https://hooks.example.com/x" } ]
                          rehearsal:
                        """);
        assertThat(companion.problems()).isEmpty();
        assertThat(companion.runbook()).contains("docs/DEPLOY.md");
        assertThat(companion.environments()).containsOnlyKeys("production", "rehearsal");
        assertThat(companion.environments().get("rehearsal"))
                .isEqualTo(Environment.unbound("rehearsal"));
        assertThat(companion.environments().get("production"))
                .isEqualTo(
                        new Environment(
                                "production",
                                "services/shop",
                                Map.of(
                                        "https://shop.example.com", "http://127.0.0.1:10000",
                                        "<migration-name>", "20260901"),
                                Map.of("DATABASE_URL", "database:shop-db", "TZ", "$TZ"),
                                List.of("ADMIN_KEY", "RENDER_API_KEY", "SLACK_URL"),
                                Optional.of(
                                        new Hosting(
                                                Hosting.Kind.RENDER,
                                                "shop",
                                                "http://127.0.0.1:9090/v1",
                                                "$RENDER_API_KEY")),
                                Map.of(
                                        "error rate", new MetricSource.OfHosting(Of.SERVER_ERRORS),
                                        "response time", new MetricSource.OfHosting(Of.LATENCY),
                                        "queue length",
                                                new MetricSource.OfCommand("./bin/queue", "jobs"),
                                        "lag", new MetricSource.OfQuery("SELECT 1", "s"),
                                        "replication", new MetricSource.OfPerson()),
                                new People(List.of("mia", "jo"), List.of("mia"), 2),
                                Map.of("Code reviewed", "gh pr view"),
                                Map.of("Rollback", "Option A"),
                                Map.of("On call knows", "yes"),
                                Optional.of("database:shop-db"),
                                Duration.ofMinutes(90),
                                List.of(
                                        new Channel("slack", "$SLACK_URL"),
                                        new Channel("webhook", "https://hooks.example.com/x")),
                                Map.of(),
                                List.of()));
    }

    @Test
    void all_mistakes_are_found_in_one_pass_each_at_its_place() {
        assertThat(
                        places(
                                """
                                runbok: x.md
                                environments:
                                  production:
                                    workdir: [a]
                                    hosting: { kind: heroku, service: shop }
                                    people: { approvals: two }
                                    limits: { step: soon }
                                    metrics: { lag: 5 }
                                    bind: nothing
                                  staging: yes
                                """))
                .containsExactly(
                        "RT901 1:1",
                        "RT902 4:14",
                        "RT903 5:22",
                        "RT902 6:26",
                        "RT908 7:21",
                        "RT903 8:21",
                        "RT902 9:11",
                        "RT902 10:12");
    }

    @Test
    void the_nearest_known_key_is_suggested() {
        var problem =
                CompanionReader.read("environments:\n  a:\n    varables: {}\n")
                        .problems()
                        .getFirst();
        assertThat(problem.show("rutter.yaml", "    varables: {}"))
                .isEqualTo(
                        """
                        error RT901: an environment has no "varables"
                         --> rutter.yaml:3:5
                        3 |     varables: {}
                          |     ^^^^^^^^ unknown
                          = help: write "variables"
                        """);
    }

    @Test
    void columns_count_utf_16_units() {
        assertThat(places("environments:\n  \"🚢\": 1\n")).containsExactly("RT902 2:9");
    }

    @ParameterizedTest
    @CsvSource({
        "render,shop,RENDER",
        "Vercel,team_9/shop,VERCEL",
        "github,mia/shop/deploy.yml@main,GITHUB"
    })
    void each_hosting_is_known_by_its_kind(String kind, String service, String known) {
        var companion =
                CompanionReader.read(
                        "environments: { a: { hosting: { kind: %s, service: \"%s\", token: $KEY } } }"
                                .formatted(kind, service));
        assertThat(companion.problems()).isEmpty();
        var hosting =
                Optional.ofNullable(companion.environments().get("a")).orElseThrow().hosting();
        assertThat(hosting.orElseThrow().kind().name()).isEqualTo(known);
        assertThat(hosting.orElseThrow().service()).isEqualTo(service);
    }

    @Test
    void a_kind_that_is_none_and_a_workflow_that_is_none_are_told_at_their_places() {
        assertThat(
                        places(
                                """
                                environments:
                                  a: { hosting: { kind: heroku, service: s } }
                                  b: { hosting: { kind: github, service: mia/shop } }
                                """))
                .hasSize(2)
                .anyMatch(place -> place.endsWith(" 2:25"))
                .anyMatch(place -> place.endsWith(" 3:42"));
    }

    @Test
    void a_token_that_is_written_out_is_refused_and_not_repeated() {
        var companion =
                CompanionReader.read(
                        "environments: { a: { hosting: { kind: render, service: s, token: rnd_abc } } }");
        assertThat(companion.problems())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.code()).isEqualTo("RT905");
                    assertThat(it.toString()).doesNotContain("rnd_abc");
                });
        assertThat(companion.sound()).isFalse();
    }

    @Test
    void a_figure_of_a_service_that_is_not_served_is_a_contradiction() {
        assertThat(
                        places(
                                """
                                environments:
                                  a:
                                    hosting: { kind: render, service: shop }
                                    metrics: { error rate: { hosting: api, of: 5xx } }
                                """))
                .containsExactly("RT909 4:39");
    }

    @Test
    @Timeout(60)
    void hostile_files_are_problems() {
        assertThat(places("[".repeat(100_000))).allMatch(it -> it.matches("RT90[06] .*"));
        assertThat(places("a: ".repeat(50_000))).isNotEmpty();
        assertThat(places("x".repeat(300_000))).containsExactly("RT906 1:1");
        assertThat(places("a: &a [*a]")).isNotEmpty();
        assertThat(places("\u0000")).isNotEmpty();
        assertThat(places("")).containsExactly("RT904 1:1");
        assertThat(places("--- a\n--- b\n")).isNotEmpty();
    }

    @Test
    void a_line_is_acknowledged_with_yes_or_no_and_a_note() {
        var companion =
                CompanionReader.read(
                        """
                        environments:
                          a:
                            acknowledge:
                              "Crew is aboard": yes
                              "Tide is out": No
                              "Mayor agrees": "yes: in the meeting: loudly"
                              "Fog is thin": { no: seen from the pier }
                        """);
        assertThat(companion.problems()).isEmpty();
        var environment = Objects.requireNonNull(companion.environments().get("a"));
        assertThat(environment.acknowledgement("- [ ] Crew is **aboard**."))
                .contains(new Acknowledgement(true, ""));
        assertThat(environment.acknowledgement("Tide is out"))
                .contains(new Acknowledgement(false, ""));
        assertThat(environment.acknowledgement("Mayor agrees"))
                .contains(new Acknowledgement(true, "in the meeting: loudly"));
        assertThat(environment.acknowledgement("Fog is thin"))
                .contains(new Acknowledgement(false, "seen from the pier"));
    }

    @Test
    void an_acknowledgement_holds_for_its_whole_line_and_for_danger_letter_by_letter() {
        var environment =
                Objects.requireNonNull(
                        CompanionReader.read(
                                        "environments: { a: { acknowledge: { \"Drop orders\": yes } } }")
                                .environments()
                                .get("a"));
        assertThat(environment.acknowledgement("Drop orders that are old")).isEmpty();
        assertThat(environment.acknowledgement("Do not drop orders")).isEmpty();
        assertThat(environment.acknowledgement("drop orders.")).isPresent();
        assertThat(environment.acknowledgementOfDanger("drop orders.")).isEmpty();
        assertThat(environment.acknowledgementOfDanger("Drop orders")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "ok",
                "done",
                "\"answered by the demo\"",
                "{ maybe: x }",
                "",
                "[yes]",
                "yesterday",
                "not yet"
            })
    void what_is_neither_yes_nor_no_is_a_problem_at_its_place(String answer) {
        var companion =
                CompanionReader.read(
                        "environments:\n  a:\n    acknowledge:\n      Crew is aboard: "
                                + answer
                                + "\n");
        assertThat(companion.problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.claim()).isEqualTo("a line is acknowledged with yes or no");
                    assertThat(problem.span().line()).isEqualTo(4);
                });
        assertThat(companion.environments().values()).allMatch(it -> it.acknowledged().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "automate: { \"Reviewed\": \"\" }|RT904 3:29",
                "decide: { cpu: explode }|RT903 3:20",
                "notify: [ { slack: hunter2 } ]|RT908 3:24"
            })
    void what_could_not_work_is_told_at_its_value(String line, String place) {
        assertThat(places("environments:\n  production:\n    " + line + "\n"))
                .containsExactly(place);
    }

    @Test
    void wrong_values_of_the_newer_keys_are_told_at_their_line_and_column() {
        var problems =
                CompanionReader.read(
                                """
                                project: [shop]
                                environments:
                                  production:
                                    people: { approve: [mia], not_author: maybe }
                                    decide:
                                      "error rate": roll back
                                      latency: rol back
                                """)
                        .problems();
        assertThat(problems)
                .extracting(it -> it.code() + " " + it.span().line() + ":" + it.span().column())
                .containsExactly("RT902 1:10", "RT902 4:43", "RT903 7:16");
        assertThat(problems.getLast().help()).isEqualTo("write \"roll back\"");
    }
}
