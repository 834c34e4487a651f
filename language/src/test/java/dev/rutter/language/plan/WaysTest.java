package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a machine does and what is done by hand instead are not both done.
class WaysTest {
    private static final String HEADINGS =
            """
            # Shop

            ## Release

            ### %s

            ```bash
            ./ship.sh
            ```

            ### %s

            ```bash
            ./shop.sh stop
            ./shop.sh start
            ```

            ### Announce

            - [ ] Tell the press
            """;

    @ParameterizedTest
    @CsvSource({
        "Automated deployment, Manual deployment",
        "Automatic deployment (CI), Manual deployment (emergency)",
        "Deploy with the script, Deploy by hand",
        "Scripted rollout, Manual rollout steps",
        "Deployment, Manual deployment",
        "Deploy through the pipeline, Manual alternative (if the pipeline is down)",
        "Ship it, Manual fallback",
        "One-command release, Manually (if the script fails)"
    })
    void what_the_machine_does_is_taken_and_the_plan_says_what_is_left_out(
            String first, String second) {
        var plan = PlannerTest.plan(HEADINGS.formatted(first, second));
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./ship.sh", "Tell the press");
        assertThat(plan.steps()).allMatch(step -> step.when().isEmpty());
        assertThat(plan.open()).noneMatch(open -> open.kind() == Plan.Open.Kind.CHOICE);
        assertThat(plan.unread())
                .filteredOn(line -> line.says().contains("./shop.sh"))
                .hasSize(2)
                .allMatch(line ->
                        line.why().equals("\"" + first + "\" is taken: it is the usual way"));
    }

    @Test
    void the_way_by_hand_is_taken_where_somebody_chooses_it() {
        var plan =
                PlannerTest.plan(
                        HEADINGS.formatted("Automated deployment", "Manual deployment"),
                        "choose: { \"Release\": \"Manual deployment\" }");
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly("./shop.sh stop", "./shop.sh start", "Tell the press");
    }

    @Test
    void the_way_by_hand_is_taken_where_the_document_recommends_it() {
        var plan =
                PlannerTest.plan(
                        HEADINGS.formatted(
                                "Automated deployment", "Manual deployment (recommended)"));
        assertThat(PlannerTest.said(plan.steps()))
                .contains("./shop.sh stop")
                .doesNotContain("./ship.sh");
    }

    @ParameterizedTest
    @CsvSource({
        "Automated tests, Manual tests",
        "Automated deployment, Manual cache warm-up",
        "Build, Manually restart the workers",
        "1. Deploy with the script, 2. Manual deployment of the assets"
    })
    void what_is_not_the_same_is_done_too(String first, String second) {
        var plan = PlannerTest.plan(HEADINGS.formatted(first, second));
        assertThat(PlannerTest.said(plan.steps())).contains("./ship.sh", "./shop.sh start");
    }

    @Test
    void an_alternative_below_the_lines_that_it_stands_for_is_left_out_or_taken_in_their_place() {
        var text =
                """
                # Shop

                ## Deploy

                Run the script:

                ```bash
                ./ship.sh
                ```

                ### Manual alternative (if the script fails)

                ```bash
                ./shop.sh start
                ```

                ### Tell everybody

                - [ ] Tell the press
                """;
        assertThat(PlannerTest.said(PlannerTest.plan(text).steps()))
                .containsExactly("./ship.sh", "Tell the press");
        var byHand = PlannerTest.plan(text, "choose: { \"Deploy\": \"Manual alternative\" }");
        assertThat(PlannerTest.said(byHand.steps()))
                .containsExactly("./shop.sh start", "Tell the press");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**Using the script (recommended):**|**Manual alternative:**",
                "**Automated:**|**Manual:**",
                "Scripted:|By hand:"
            })
    void labels_in_one_section_are_ways_too(String labels) {
        var both = labels.split("\\|", 2);
        var plan =
                PlannerTest.plan(
                        "# Shop\n\n## Deploy\n\n"
                                + both[0]
                                + "\n\n```bash\n./ship.sh\n```\n\n"
                                + both[1]
                                + "\n\n```bash\n./shop.sh start\n```\n");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./ship.sh");
    }

    @Test
    void where_the_machine_needs_nobody_the_way_by_hand_is_the_deployment() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Release

                        ### Automatic deployment

                        A push to main is deployed.

                        ### Manual deployment

                        ```bash
                        ./shop.sh start
                        ```
                        """);
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./shop.sh start");
    }

    @Test
    void
            where_the_way_or_the_environment_is_still_to_be_chosen_it_is_not_said_that_nothing_deploys() {
        var page = "# Ferry\n\n## Deployment\n\n%s";
        for (var open :
                List.of(
                        "### Option A: Compose\n\n```bash\ndocker compose up -d\n```\n\n"
                                + "### Option B: Helm\n\n```bash\nhelm upgrade ferry .\n```\n",
                        "- On staging: `./bin/ship staging`\n- On QA: `./bin/ship qa`\n")) {
            assertThat(PlannerTest.plan(page.formatted(open)).open())
                    .anyMatch(it -> it.kind() == Plan.Open.Kind.CHOICE)
                    .noneMatch(it -> it.what().contains("deploys anything"));
        }
        assertThat(
                        PlannerTest.plan(
                                        page.formatted("")
                                                + "## Rollback\n\n### Option A: Compose\n\n```bash\n"
                                                + "docker compose up -d\n```\n\n### Option B: Helm\n\n"
                                                + "```bash\nhelm rollback ferry\n```\n")
                                .open())
                .anyMatch(it -> it.kind() == Plan.Open.Kind.CHOICE)
                .anyMatch(it -> it.what().contains("deploys anything"));
    }
}
