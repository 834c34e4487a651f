package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Conditions that name an environment are decided by the one that is planned for.
class PlacesTest {
    private static final String BOTH =
            """
            # Shop

            ## Deploy

            ```bash
            # staging
            kubectl apply -k overlays/trial
            # production
            kubectl apply -k overlays/live
            ```
            """;

    private static Plan plan(String markdown, String environment) {
        return Planner.plan(
                "x.md", MarkdownReader.read(markdown), Environment.unbound(environment));
    }

    @ParameterizedTest
    @CsvSource({
        "production, live, trial",
        "prod-eu, live, trial",
        "staging, trial, live",
        "stage, trial, live"
    })
    void commands_for_another_environment_are_left_out_and_nobody_is_asked(
            String name, String taken, String left) {
        var plan = plan(BOTH, name);
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly("kubectl apply -k overlays/" + taken);
        assertThat(plan.steps()).allMatch(step -> step.when().isEmpty());
        assertThat(plan.steps().getFirst().why()).contains("this is " + name);
        assertThat(plan.unread())
                .anyMatch(line -> line.says().contains(left) && line.why().contains(name));
    }

    @Test
    void where_the_name_tells_no_kind_of_environment_somebody_is_asked() {
        assertThat(plan(BOTH, "rehearsal").steps()).allMatch(step -> step.when().isPresent());
    }

    @Test
    void one_trial_may_be_another() {
        var plan = plan(BOTH, "uat");
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly("kubectl apply -k overlays/trial");
        assertThat(plan.steps().getFirst().when()).contains("staging");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Warm the cache (staging only)",
                "Staging environment only: warm the cache",
                "Only for staging: warm the cache",
                "Warm the cache (staging and dev only)"
            })
    void a_line_for_another_environment_is_left_out(String line) {
        var plan =
                plan("# Shop\n\n## Deploy\n\n1. Run `make ship`\n2. " + line + "\n", "production");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("make ship");
    }

    @Test
    void a_condition_that_says_more_than_a_place_is_asked() {
        var plan =
                plan(
                        "# Shop\n\n## Deploy\n\n1. Run `make ship`\n2. If staging is frozen, call Jo\n",
                        "production");
        assertThat(plan.steps().getLast().when()).isPresent();
    }

    private static final String OVER =
            """
            # Shop

            ## Deploy

            %s

            ```bash
            ./ship.sh trial
            ```

            %s

            ```bash
            ./ship.sh live
            ```
            """;

    @ParameterizedTest
    @CsvSource({
        "Staging:, Production:",
        "**Staging:**, **Production:**",
        "**Staging**, **Production**",
        "For staging:, For production:",
        "On stage:, On prod:",
        "Staging environment:, Production environment:",
        "STG (one node):, PRD (two regions):",
        "**Preview**, **Production**",
        "Dev or staging:, Live:",
        "'**For the staging cluster**:', '**For the production cluster**:'"
    })
    void of_blocks_that_environments_label_the_one_of_this_environment_is_run(
            String trial, String live) {
        var plan = plan(OVER.formatted(trial, live), "production");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./ship.sh live");
        assertThat(plan.steps().getFirst().when()).isEmpty();
        assertThat(plan.unread()).anyMatch(line -> line.says().contains("./ship.sh trial"));
    }

    @Test
    void what_stands_between_two_such_labels_is_for_the_first() {
        var plan =
                plan(
                        """
                        # Shop

                        ## Deploy

                        Staging:

                        ```bash
                        ./ship.sh trial
                        ```

                        Then restart it:

                        ```bash
                        ./restart.sh trial
                        ```

                        Production:

                        ```bash
                        ./ship.sh live
                        ```

                        Tell everybody:

                        ```bash
                        ./tell.sh
                        ```
                        """,
                        "production");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./ship.sh live", "./tell.sh");
        assertThat(plan.steps()).allMatch(step -> step.when().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- On staging: `./ship.sh trial`\n- On production: `./ship.sh live`",
                "- Staging: `./ship.sh trial`\n- Production: `./ship.sh live`",
                "- **Dev** (own account): `./ship.sh trial`\n- **Prod** (shared): `./ship.sh live`",
                "* Preview – `./ship.sh trial`\n* Live – `./ship.sh live`",
                "| Target | Command |\n|---|---|\n| Local | `./ship.sh trial` |\n| Production | `./ship.sh live` |",
                "```bash\n# dev\n./ship.sh trial\n# prod\n./ship.sh live\n```",
                "```bash\n# On the preview environment\n./ship.sh trial\n\n# Live (two regions)\n./ship.sh live\n```"
            })
    void items_rows_and_comments_that_an_environment_opens_are_for_that_one(String lines) {
        var plan = plan("# Shop\n\n## Deploy\n\n" + lines + "\n", "prod");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./ship.sh live");
    }

    @Test
    void of_two_commands_that_differ_in_the_environment_they_name_one_label_is_enough() {
        var markdown =
                """
                # Shop

                ## Deploy

                Apply the manifests:

                ```bash
                kubectl apply -k overlays/dev
                ```

                Prod uses the prod overlay:

                ```bash
                kubectl apply -k overlays/prod
                ```
                """;
        assertThat(PlannerTest.said(plan(markdown, "production").steps()))
                .containsExactly("kubectl apply -k overlays/prod");
        var staging = plan(markdown, "staging");
        assertThat(staging.steps()).isEmpty();
        assertThat(staging.open())
                .anyMatch(open -> open.what().contains("other environments and not in staging"));
        assertThat(plan(markdown, "rehearsal").steps()).allMatch(step -> step.when().isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Test:", "Build:", "Preview:", "Live log:"})
    void a_label_that_means_other_things_too_is_no_environment(String label) {
        assertThat(PlannerTest.said(plan(OVER.formatted(label, "Ship it:"), "production").steps()))
                .containsExactly("./ship.sh trial", "./ship.sh live");
    }

    @Test
    void counted_parts_go_through_one_environment_to_the_next() {
        var plan =
                plan(
                        "# Shop\n\n## Deploy\n\n1. Staging: `./ship.sh trial`\n2. Production: `./ship.sh live`\n",
                        "production");
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly("./ship.sh trial", "./ship.sh live");
    }

    @Test
    void a_condition_inside_what_is_for_an_environment_is_asked_there_alone() {
        var markdown =
                """
                # Shop

                ## Deploy

                - Staging:
                  - If tables have changed: `./schema.sh trial`
                - Production:
                  - If tables have changed: `./schema.sh live`
                """;
        var plan = plan(markdown, "production");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./schema.sh live");
        assertThat(plan.steps().getFirst().when()).contains("If tables have changed");
    }

    @ParameterizedTest
    @CsvSource({
        "### Staging, ### Production",
        "### Staging Environment, ### Production Environment",
        "### Deploy to staging, ### Deploy to production",
        "### Deploy (Dev), ### Deploy (Prod)",
        "### Staging Deployment, ### Production Deployment"
    })
    void chapters_for_other_environments_are_left_out_where_this_one_has_its_own(
            String trial, String live) {
        var plan =
                plan(
                        OVER.formatted(trial, live)
                                .replace("trial\n", "trial\n# Watch for 10 minutes\n./watch.sh\n"),
                        "production");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./ship.sh live");
        assertThat(plan.steps()).allMatch(step -> step.when().isEmpty());
        assertThat(plan.unread())
                .anyMatch(line ->
                        line.says().contains("./ship.sh trial")
                                && line.why().contains("another environment"));
    }

    @ParameterizedTest
    @CsvSource({
        "### 1. Staging, ### 2. Production",
        "### First to staging, ### Then to production",
        "### Step 1: Deploy to staging, ### Step 2: Deploy to production"
    })
    void chapters_told_in_turn_may_be_on_the_way(String trial, String live) {
        var plan = plan(OVER.formatted(trial, live), "production");
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly("./ship.sh trial", "./ship.sh live");
    }

    @Test
    void where_no_chapter_is_for_this_environment_somebody_chooses_one() {
        var plan = plan(OVER.formatted("### Staging", "### Production"), "rehearsal");
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.open())
                .anyMatch(open ->
                        open.kind() == Plan.Open.Kind.CHOICE
                                && open.what().contains("\"Staging\", \"Production\""));
    }

    @Test
    void an_environments_own_chapter_is_beside_no_hotfix_but_the_usual_way() {
        var plan =
                plan(
                        OVER.formatted("### Deploy (Dev)", "### Deploy (Prod)")
                                + "\n### Hotfix\n\n```bash\n./ship.sh hot\n```\n",
                        "production");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./ship.sh live");
        assertThat(plan.steps().getFirst().why()).contains("it is the usual way");
    }
}
