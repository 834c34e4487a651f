package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Action.Hosting.Act;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerTest {
    static final String HOSTING = "hosting: { kind: render, service: shop }";

    static final String OPTIONS =
            """
            # Shop

            ## Deployment

            **Option A: Push%s**

            ```bash
            git push origin main
            ```

            **Option B: Dashboard**

            1. Open the Render dashboard
            2. Click "Manual Deploy" → "Deploy latest commit"
            """;

    static Plan plan(String markdown, String... environment) {
        var yaml =
                "environments:\n  production:\n    workdir: .\n"
                        + String.join(
                                "",
                                List.of(environment).stream()
                                        .map(line -> "    " + line + "\n")
                                        .toList());
        var companion = CompanionReader.read(yaml);
        assertThat(companion.problems()).isEmpty();
        return Planner.plan(
                "x.md",
                MarkdownReader.read(markdown),
                companion
                        .environments()
                        .getOrDefault("production", Environment.unbound("production")));
    }

    static List<String> said(List<PlannedStep> steps) {
        return steps.stream().map(step -> Lines.first(Lines.text(step.action()))).toList();
    }

    private static List<String> open(Plan plan) {
        return plan.open().stream().map(open -> open.kind() + " " + open.help()).toList();
    }

    @Test
    void an_alternative_that_nobody_took_stays_open_with_the_line_that_takes_it() {
        var plan = plan(OPTIONS.formatted(""));
        assertThat(open(plan)).contains("CHOICE choose: { \"Deployment\": \"Option A: Push\" }");
        assertThat(said(plan.steps())).doesNotContain("git push origin main");
    }

    @Test
    void the_line_that_takes_it_takes_it() {
        var plan = plan(OPTIONS.formatted(""), "choose: { \"Deployment\": \"Option A: Push\" }");
        assertThat(open(plan)).noneMatch(line -> line.startsWith("CHOICE"));
        assertThat(said(plan.steps())).containsExactly("git push origin main");
        assertThat(plan.unread())
                .anyMatch(line ->
                        line.says().contains("Manual Deploy")
                                && line.why().contains("chosen by name"));
    }

    @Test
    void what_the_document_recommends_is_taken_before_what_the_hosting_could_do() {
        var plan = plan(OPTIONS.formatted(" (Recommended)"), HOSTING);
        assertThat(said(plan.steps())).contains("git push origin main");
        assertThat(plan.steps())
                .noneMatch(step ->
                        step.action() instanceof Action.Hosting hosting
                                && hosting.act() == Act.DEPLOY);
    }

    @Test
    void what_the_hosting_does_by_itself_is_taken_where_nothing_is_recommended() {
        var plan = plan(OPTIONS.formatted(""), HOSTING);
        assertThat(said(plan.steps())).containsExactly("deploy shop", "wait until shop is live");
        assertThat(plan.open()).isEmpty();
        assertThat(plan.unread())
                .anyMatch(line -> line.why().equals("the hosting is asked directly"));
    }

    @Test
    void a_placeholder_is_open_until_it_is_bound() {
        var document = "# Shop\n\n## Deployment\n\n```bash\n./bin/release --to <tag>\n```\n";
        assertThat(open(plan(document, HOSTING)))
                .containsExactly("INPUT bind: { \"<tag>\": \"…\" }");
        var bound = plan(document, HOSTING, "bind: { \"<tag>\": v7 }");
        assertThat(bound.open()).isEmpty();
        assertThat(said(bound.steps())).contains("./bin/release --to v7");
    }

    @Test
    void the_longest_binding_wins_and_nothing_is_bound_twice() {
        var environment =
                CompanionReader.read(
                                """
                                environments:
                                  a:
                                    bind: { shop: kiosk, "https://shop.example.com": "http://shop:1", kiosk: x }
                                """)
                        .environments()
                        .values()
                        .iterator()
                        .next();
        assertThat(environment.bound("curl https://shop.example.com/shop"))
                .isEqualTo("curl http://shop:1/kiosk");
    }

    @Test
    void another_service_than_the_hostings_is_left_to_a_person() {
        var document =
                "# Shop\n\n## Deployment\n\n1. Select the `billing` service and click"
                        + " \"Manual Deploy\" → \"Deploy latest commit\"\n";
        var step = plan(document, HOSTING).steps().getFirst();
        assertThat(step.action()).isInstanceOf(Action.Ask.class);
        assertThat(step.why()).contains("\"billing\"").contains("\"shop\"");
    }

    @Test
    void a_limit_without_a_source_is_open_until_it_has_one() {
        var document =
                """
                # Shop

                ## Deployment

                ```bash
                ./bin/release
                ```

                ## Watching

                ### Immediate (0-5 minutes)

                - Queue length < 20
                """;
        assertThat(open(plan(document, HOSTING)))
                .containsExactly(
                        "METRIC metrics: { \"queue length\": { command: \"…\", unit: \"\" } }, or"
                                + " \"queue length\": ask");
        assertThat(plan(document, HOSTING, "metrics: { queue length: { command: ./q } }").open())
                .isEmpty();
        var asked = plan(document, HOSTING, "metrics: { queue length: ask }");
        assertThat(asked.open()).isEmpty();
        assertThat(said(asked.steps())).contains("Queue length < 20: does it hold?");
    }

    @Test
    void error_rate_and_response_time_are_the_hostings_own_unless_narrowed() {
        var document =
                """
                # Shop

                ## Deployment

                ```bash
                ./bin/release
                ```

                ## Watching

                ### Immediate (0-5 minutes)

                - API error rate < 1 %
                - p95 latency < 300 ms
                - Checkout error rate < 1 %
                """;
        var plan = plan(document, HOSTING);
        assertThat(plan.open()).hasSize(1);
        assertThat(plan.open().getFirst().what()).contains("checkout error rate");
        assertThat(plan.environment().metrics()).containsKeys("api error rate", "latency");
    }

    @Test
    void a_condition_that_is_answered_with_no_leaves_its_step_out() {
        var document =
                """
                # Shop

                ## Preparation

                - [ ] Database is backed up (if updating an existing deployment)
                  ```bash
                  ./bin/backup
                  ```

                ## Deployment

                ```bash
                ./bin/release
                ```
                """;
        var asked = plan(document, HOSTING);
        assertThat(asked.steps().getFirst().when()).isPresent();
        var no =
                plan(
                        document,
                        HOSTING,
                        "acknowledge: { \"if updating an existing deployment\": \"no\" }");
        assertThat(said(no.steps())).doesNotContain("./bin/backup");
        var yes =
                plan(
                        document,
                        HOSTING,
                        "acknowledge: { \"if updating an existing deployment\": \"yes\" }");
        assertThat(yes.steps().getFirst().when()).isEmpty();
        assertThat(said(yes.steps())).contains("./bin/backup");
    }

    @Test
    void a_step_limit_of_the_environment_holds_where_the_document_names_none() {
        var document = "# Shop\n\n## Deployment\n\n```bash\n./bin/release\n```\n";
        assertThat(plan(document, HOSTING, "limits: { step: 3 min }").steps().getFirst().limit())
                .isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void a_line_that_waits_is_waited_for_and_not_asked() {
        var document =
                """
                # Shop

                ## Deployment

                1. Release:
                   ```bash
                   ./bin/release
                   ```
                2. Wait 2 minutes
                """;
        assertThat(plan(document, HOSTING).steps())
                .anyMatch(step -> step.action().equals(new Action.Wait(Duration.ofMinutes(2))));
    }

    @Test
    void a_limit_before_the_deployment_is_a_gate_that_a_person_answers() {
        var document =
                """
                # Shop

                ## Pre-deployment

                - Test coverage > 80 %

                ## Deployment

                ```bash
                ./bin/release
                ```
                """;
        var first = plan(document, HOSTING).steps().getFirst();
        assertThat(first.action()).isEqualTo(new Action.Ask("Test coverage > 80 %"));
        assertThat(first.gate()).isTrue();
    }

    @Test
    void without_a_way_back_a_plan_is_open() {
        var document = "# Shop\n\n## Deployment\n\n```bash\n./bin/release\n```\n";
        assertThat(plan(document).open())
                .extracting(Plan.Open::kind)
                .containsExactly(Plan.Open.Kind.ROLLBACK);
        assertThat(plan(document, "acknowledge: { \"no way back\": \"yes\" }").open()).isEmpty();
    }

    @Test
    void incident_and_trouble_chapters_never_run() {
        var document =
                """
                # Shop

                ## Deployment

                ```bash
                ./bin/release
                ```

                ## Troubleshooting

                ### Queue is stuck

                ```bash
                ./bin/drain
                ```

                ## Emergency procedures

                ```bash
                ./bin/stop
                ```
                """;
        var plan = plan(document, HOSTING);
        assertThat(said(plan.steps())).doesNotContain("./bin/drain", "./bin/stop");
        assertThat(plan.unread()).extracting(Plan.Unread::says).contains("./bin/stop");
    }

    @Test
    void a_way_back_that_is_chosen_by_name_comes_before_the_hostings_own() {
        var document =
                """
                # Shop

                ## Deployment

                ```bash
                ./bin/release
                ```

                ## Rollback

                ### By revert

                ```bash
                ./bin/revert
                ```
                """;
        assertThat(said(plan(document, HOSTING).rollback()).getFirst())
                .startsWith("roll shop back");
        assertThat(said(plan(document, HOSTING, "choose: { Rollback: By revert }").rollback()))
                .containsExactly("./bin/revert");
    }

    @Test
    void what_the_companion_says_and_the_document_does_not_is_listed() {
        var document = "# Shop\n\n## Deployment\n\n```bash\n./bin/release\n```\n";
        var plan =
                plan(
                        document,
                        HOSTING,
                        "automate: { \"Tests are green\": ./bin/test }",
                        "bind: { \"<tag>\": v7 }");
        assertThat(plan.unread())
                .extracting(Plan.Unread::says)
                .containsExactly("automate: Tests are green", "bind: <tag>");
    }

    @Test
    void every_step_has_an_id_of_its_own() {
        var plan = plan(OPTIONS.formatted(""), HOSTING);
        assertThat(plan.steps()).extracting(PlannedStep::id).doesNotHaveDuplicates();
        assertThat(plan.step("deploy-2")).isPresent();
        assertThat(plan.step("rollback-1")).isPresent();
    }

    @Test
    void a_number_that_is_expected_below_a_command_is_held_against_its_output() {
        var plan =
                plan(
                        """
                        # Shop

                        ## Deployment

                        ```bash
                        ls | wc -l
                        # Expected: >= 4
                        ```
                        """);
        assertThat(plan.steps().getFirst().expectations())
                .anyMatch(expected -> expected instanceof Expectation.Numeric);
    }
}
