package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a document asks for and no plan does is told, with its line and why.
class UntoldTest {
    @Test
    void a_result_that_no_step_is_held_against_is_told() {
        var plan =
                plan(
                        "## Deploy\n\n```bash\n./ship.sh\n```\n\n### Watch the pipeline\n\n"
                                + "| Job | Time | Expected |\n|---|---|---|\n| build | 2m | all of them done |\n");
        assertThat(plan.unread())
                .filteredOn(unread -> unread.line() == 13)
                .extracting(Plan.Unread::why)
                .containsExactly("no step is held against it");
    }

    @Test
    void a_limit_of_a_chapter_that_is_no_part_of_it_is_told() {
        var plan =
                plan(
                        "## Deploy\n\n```bash\n./ship.sh\n```\n\n## Background\n\n"
                                + "- error rate below 1 % for 10 minutes\n");
        assertThat(plan.unread()).anyMatch(unread -> unread.line() == 11);
    }

    @Test
    void what_is_in_the_plan_is_not_told_again() {
        var plan =
                plan(
                        "## Deploy\n\nShip it:\n\n```bash\n./ship.sh\n```\n\nExpected: `live`\n\n"
                                + "## Monitor for 10 minutes\n\n- Error rate below 1 %\n\n## Sign-off\n\n"
                                + "- Error rate below 1 %\n\n## Rollback\n\n```bash\n./back.sh\n```\n");
        assertThat(plan.unread()).isEmpty();
    }

    @Test
    void many_lines_with_one_reason_are_told_with_it_once() {
        var rows =
                IntStream.range(0, 30)
                        .mapToObj(i -> "| step " + i + " | 2m | all of them done |\n")
                        .collect(Collectors.joining());
        var plan =
                plan(
                        "## Deploy\n\n```bash\n./ship.sh\n```\n\n### Watch the pipeline\n\n"
                                + "| Job | Time | Expected |\n|---|---|---|\n"
                                + rows);
        var lost = plan.unread().stream().map(Plan.Unread::why).filter(Untold::groups).count();
        var text = PlanText.show(plan);
        assertThat(lost).isEqualTo(30);
        assertThat(text).contains("and 23 more, to line 42").containsOnlyOnce("no step is held");
    }

    private static Plan plan(String text) {
        var runbook = MarkdownReader.read("# Shop\n\n" + text);
        return Planner.plan("shop.md", runbook, Environment.unbound("production"));
    }
}
