package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.lint.Linter;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Figures that no metric has.
class OnceLookedTest {
    private static String shop(String line) {
        return "# Shop\n\n## Deploy\n\n```bash\n./ship.sh\n```\n\n" + line + "\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**Downtime**: none (with replicas >= 2)",
                "**Downtime**: a second (requires instances > 1)",
                "It works without a break with replicas >= 3.",
                "- [ ] Check the file size (under 200 MB for cellular download)",
                "- [ ] Test on low battery (below 20%)",
                "- [ ] Try it on a small screen (below 375 px)",
            })
    void a_setup_and_what_is_tried_once_are_not_measured(String line) {
        var runbook = MarkdownReader.read(shop(line));
        assertThat(runbook.all(Entry.Criterion.class)).isEmpty();
        assertThat(Linter.lint(runbook)).noneMatch(problem -> problem.code().equals("RT040"));
        assertThat(plan(shop(line)).steps())
                .noneMatch(step -> step.action() instanceof Action.Watch);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- Error rate (below 1%)",
                "- Check the error rate (below 1%)",
                "- Test the response time (under 500 ms)",
                "- CPU with all workers < 80%",
            })
    void what_is_served_is_measured(String line) {
        assertThat(MarkdownReader.read(shop(line)).all(Entry.Criterion.class)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"- [ ] Conversion is at least 3%", "- [ ] Error rate < 1%"})
    void what_only_people_are_asked_about_opens_no_window(String line) {
        assertThat(plan(shop(line)).steps())
                .anyMatch(step -> step.action() instanceof Action.Ask)
                .noneMatch(step -> step.action() instanceof Action.Watch);
    }
}
