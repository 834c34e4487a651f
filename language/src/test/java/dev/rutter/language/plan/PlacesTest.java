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

    @Test
    void a_chapter_headed_by_another_environment_may_be_on_the_way_and_is_asked() {
        var plan =
                plan(
                        """
                        # Shop

                        ## Deploy

                        ### Staging

                        ```bash
                        ./ship.sh trial
                        ```

                        ### Production

                        ```bash
                        ./ship.sh live
                        ```
                        """,
                        "production");
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly("./ship.sh trial", "./ship.sh live");
        assertThat(plan.steps().getFirst().when()).contains("Staging");
        assertThat(plan.steps().getLast().when()).isEmpty();
    }
}
