package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.HOSTING;
import static dev.rutter.language.plan.PlannerTest.OPTIONS;
import static dev.rutter.language.plan.PlannerTest.plan;
import static dev.rutter.language.plan.PlannerTest.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Action;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What people are asked, and how long their answers are waited for.
class PlannedQuestionTest {
    @Test
    void a_grave_step_is_asked_about_once_right_before_it_runs() {
        var document = "# Shop\n\n## Deployment\n\n```bash\ngit push --force origin main\n```\n";
        var plan = plan(document, HOSTING, "people: { sign: [ada] }");
        assertThat(said(plan.steps()))
                .containsExactly("git push --force origin main", "wait until shop is live");
        var push = plan.steps().getFirst();
        assertThat(push.asksBefore()).isTrue();
        assertThat(push.ifInterrupted()).isEqualTo(Plan.IfInterrupted.ASK);
        assertThat(PlanText.show(plan)).contains("before: may it run? (of ada)");
    }

    @Test
    void a_grave_step_of_an_alternative_that_was_chosen_by_name_is_not_asked_about() {
        var document = OPTIONS.formatted("").replace("push origin", "push --force origin");
        var plan = plan(document, HOSTING, "choose: { Deployment: \"Option A: Push\" }");
        var push = plan.steps().getFirst();
        assertThat(push.danger().grave()).isTrue();
        assertThat(push.asksBefore()).isFalse();
        assertThat(PlanText.show(plan))
                .contains("not asked about, rutter.yaml")
                .doesNotContain("may it run?");
    }

    @Test
    void answers_have_a_day_before_going_live_and_an_hour_or_the_windows_length_after_it() {
        var document =
                """
                # Shop

                ## Preparation

                - [ ] The mayor agrees

                ## Deployment

                ```bash
                ./bin/release
                ```

                ## Verification

                - [ ] The page looks right

                ## Watching

                ### Long (15 minutes - 24 hours)

                - Error rate < 1 %

                ## Sign-off

                - [ ] The mayor is happy
                """;
        var asks =
                plan(document, HOSTING).steps().stream()
                        .filter(step -> step.action() instanceof Action.Ask)
                        .toList();
        assertThat(asks)
                .extracting(step -> step.title() + " " + step.limit())
                .containsExactly(
                        "The mayor agrees PT24H",
                        "The page looks right PT1H",
                        "The mayor is happy PT23H45M");
        assertThat(asks).allMatch(step -> step.answerWithin().equals(Optional.of(step.limit())));
    }
}
