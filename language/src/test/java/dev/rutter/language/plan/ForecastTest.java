package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Forecast.Asked;
import dev.rutter.language.plan.Forecast.PhaseTime;
import dev.rutter.language.plan.Forecast.Possible;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final String BAKERY =
            """
            # Bakery

            ## Pre-deployment

            - [ ] The oven is hot

            ## Deployment

            **Estimated time:** 15 minutes

            ```bash
            ./bin/migrate up
            git push origin main
            ./bin/ring --bell
            ```

            ## Verification

            ```bash
            ./bin/taste
            # Expected: it tastes of almonds and of nothing else
            ```

            ### First minutes (0-5 minutes)

            - Error rate < 1 %

            ### Rest of the hour (5-60 minutes)

            - Error rate < 1 %

            ## Rollback

            Do not roll back if:

            - The migration has been applied

            ```bash
            ./bin/bake --yesterday
            ```
            """;

    private static Forecast forecast(String document, String... environment) {
        var yaml =
                "environments:\n  kitchen:\n    workdir: .\n    people: { sign: [ada] }\n"
                        + "    metrics: { error rate: { command: ./bin/errors, unit: \"%\" } }\n"
                        + String.join(
                                "",
                                List.of(environment).stream()
                                        .map(line -> "    " + line + "\n")
                                        .toList());
        var companion = CompanionReader.read(yaml);
        assertThat(companion.problems()).isEmpty();
        var runbook = MarkdownReader.read(document);
        return Forecast.of(
                runbook,
                Planner.plan(
                        "BAKERY.md", runbook, companion.environments().values().iterator().next()));
    }

    private static PhaseTime time(Forecast forecast, String name) {
        return forecast.times().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_the_document_promises_stands_beside_what_limits_bound() {
        var deploy = time(forecast(BAKERY, "limits: { step: 4 min }"), "Deploy");
        assertThat(deploy.stated().map(Forecast.Stated::to)).contains(Duration.ofMinutes(15));
        assertThat(deploy.stated().map(Forecast.Stated::lines)).contains(List.of(9));
        assertThat(deploy.bound()).isEqualTo(Duration.ofMinutes(12));
        assertThat(deploy.questions()).isZero();
    }

    @Test
    void windows_that_follow_each_other_are_counted_once() {
        var overlapping = BAKERY.replace("(5-60 minutes)", "(0-60 minutes)");
        assertThat(time(forecast(BAKERY), "Watch").watched()).isEqualTo(Duration.ofHours(1));
        assertThat(time(forecast(overlapping), "Watch").watched()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void every_question_has_a_deadline_and_a_meaning_of_silence() {
        var questions = forecast(BAKERY).questions();
        assertThat(questions)
                .allMatch(it -> it.within().isPositive() && !it.silence().isBlank())
                .extracting(Asked::step)
                .containsSubsequence("prepare-1", "verify-1", "any window", "any step once live");
        assertThat(questions.stream().filter(it -> it.step().equals("prepare-1")))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.who()).containsExactly("ada");
                    assertThat(it.within()).isEqualTo(Duration.ofDays(1));
                    assertThat(it.silence()).isEqualTo("the run stops");
                });
    }

    @Test
    void a_result_that_only_a_person_can_judge_is_a_question_with_its_own_deadline() {
        assertThat(forecast(BAKERY, "hosting: { kind: render, service: bakery }").questions())
                .filteredOn(it -> it.step().equals("verify-1"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.what()).contains("almonds");
                    assertThat(it.within()).isEqualTo(Forecast.HURRY);
                });
    }

    @Test
    void what_is_acknowledged_is_asked_of_nobody() {
        var questions = forecast(BAKERY, "acknowledge: { \"The oven is hot\": yes }").questions();
        assertThat(questions).extracting(Asked::step).doesNotContain("prepare-1");
        assertThat(
                        time(
                                        forecast(
                                                BAKERY,
                                                "acknowledge: { \"The oven is hot\": yes }"),
                                        "Prepare")
                                .questions())
                .isZero();
    }

    @Test
    void a_migration_and_what_the_document_forbids_decide_whether_going_back_is_possible() {
        var outlook = forecast(BAKERY).wayBack();
        assertThat(outlook.possible()).isEqualTo(Possible.DEPENDS);
        assertThat(outlook.reasons().stream().map(it -> it.line() + " " + it.says()))
                .anyMatch(it -> it.startsWith("12 deploy-1 may change the schema"))
                .anyMatch(it ->
                        it.contains("speaks against it where: The migration has been applied"));
    }

    @Test
    void a_hosting_has_to_keep_the_earlier_release() {
        var outlook = forecast(BAKERY, "hosting: { kind: render, service: bakery }").wayBack();
        assertThat(outlook.how()).startsWith("the hosting goes back by itself");
        assertThat(outlook.reasons().getFirst().says()).contains("a first deployment has none");
    }

    @Test
    void without_a_way_back_it_is_not_possible() {
        var without = BAKERY.substring(0, BAKERY.indexOf("## Rollback"));
        assertThat(forecast(without).wayBack().possible()).isEqualTo(Possible.NO);
    }

    @Test
    void a_push_that_deploys_by_itself_goes_round_the_gates_behind_it() {
        var render = "hosting: { kind: render, service: bakery }";
        var automatic =
                BAKERY.replace(
                        "## Deployment\n", "## Deployment\n\nA push deploys automatically.\n");
        assertThat(automatic).contains("git push");
        var early =
                automatic.replace(
                        "- [ ] The oven is hot\n",
                        "```bash\ngit push origin main\n```\n\n- [ ] The oven is hot\n");
        assertThat(forecast(early, render).warnings())
                .anyMatch(it ->
                        it.says().contains("says that a push deploys by itself")
                                && it.says().contains("prepare-2"));
        var asks =
                BAKERY.replace(
                        "## Deployment\n",
                        "## Deployment\n\nA push deploys automatically.\n\n"
                                + "1. Click \"Manual Deploy\" in the Render dashboard\n");
        assertThat(forecast(asks, render).warnings())
                .singleElement()
                .satisfies(it -> assertThat(it.says()).contains("only while a run deploys"));
        assertThat(shown(asks, render)).contains("pushes    releases by push are switched off");
        assertThat(shown(asks, "hosting: { kind: github, service: \"a/bakery/deploy.yml\" }"))
                .contains("GitHub");
        assertThat(forecast(automatic, render).warnings())
                .singleElement()
                .satisfies(it -> assertThat(it.says()).contains("also one that no run made"));
        assertThat(
                        forecast(
                                        early.replace("automatically.", "automatically: disabled."),
                                        render)
                                .warnings())
                .isEmpty();
    }

    private static String shown(String document, String environment) {
        var yaml = "environments: { p: { " + environment + " } }";
        return PlanText.show(
                Planner.plan(
                        "R.md",
                        MarkdownReader.read(document),
                        CompanionReader.read(yaml).environments().values().iterator().next()));
    }

    @Test
    void every_figure_names_its_source_and_what_it_is_held_against() {
        assertThat(forecast(BAKERY).measured())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.metric()).isEqualTo("error rate");
                    assertThat(it.source()).isEqualTo("the number that `./bin/errors` prints");
                    assertThat(it.limits())
                            .containsExactly("good if < 1 % (line 26)", "good if < 1 % (line 30)");
                });
    }
}
