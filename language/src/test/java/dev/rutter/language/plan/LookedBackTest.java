package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Action;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What looks at the time that has been, and what looks on until somebody stops it.
class LookedBackTest {
    private static Plan plan(String verifies) {
        return PlannerTest.plan(
                "# Ferry\n\n## Deploy\n\n```bash\n./bin/ship\n```\n\n## Verify\n\n" + verifies);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```bash\n# Check for errors in the last 10 minutes\n./bin/errors\n```\n",
                "1. Look for errors during the last 15 minutes: `./bin/errors`\n",
                "1. Count the errors within the past 5 minutes: `./bin/errors`\n",
            })
    void nobody_waits_for_what_has_been(String check) {
        assertThat(plan(check).steps())
                .extracting(Plan.PlannedStep::action)
                .noneMatch(Action.Watch.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tail -f logs/boats-*.json",
                "tail -n 50 -f ../logs/boats.yaml",
                "tail -F boats",
                "tail --follow=name boats.txt",
            })
    void a_file_that_is_followed_is_followed_whatever_it_is_called(String follows) {
        assertThat(plan("```bash\n" + follows + "\n```\n").steps().getLast().action())
                .isInstanceOf(Action.Attended.class);
    }
}
