package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Several comments of one block that each tell a step.
class CommentStepsTest {
    private static Plan plan(String lines) {
        return PlannerTest.plan("# Ferry\n\n## Deploy\n\n```bash\n" + lines + "\n```\n");
    }

    private static Plan.PlannedStep step(Plan plan, String script) {
        return plan.steps().stream()
                .filter(it -> PlannerTest.said(List.of(it)).contains(script))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Clear the timetable cache (if applicable)\n# Restart the winches",
                "# Update the berth list (if needed)\n# Tell the harbour\n# Restart the winches",
                "# Purge the pictures in the console if they are used\n# Restart the winches",
            })
    void a_condition_of_one_is_none_of_the_next(String comments) {
        var plan = plan("./bin/ship\n\n" + comments + "\n./bin/restart");
        assertThat(step(plan, "./bin/restart").when()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Move the berths (if there are any)\n# Make sure that the tide is in",
                "# Move the berths (if there are any)\n# This takes a minute",
                "# Move the berths (if there are any)\\n# Open the harbour's page",
                "# If there are berths:\n# Stop the winches",
            })
    void a_condition_over_its_own_command_stays(String comments) {
        var plan = plan("./bin/ship\n\n" + comments + "\n./bin/move-berths");
        assertThat(step(plan, "./bin/move-berths").when()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Or by hand:\n# 1. Stop\n./bin/stop\n\n# 2. Start\n./bin/start",
                "# Or do it by hand\n# Step 1: stop\n./bin/stop\n\n# Step 2: start\n./bin/start",
                "# Or do it by hand:\n# Stop it\n./bin/stop\n\n# Start it\n./bin/start",
            })
    void a_way_told_in_several_comments_is_one_way(String way) {
        var plan = plan("# Ship with the script\n./bin/ship\n\n" + way);
        assertThat(PlannerTest.said(plan.steps())).doesNotContain("./bin/stop", "./bin/start");
    }

    @Test
    void what_stands_behind_a_way_of_one_paragraph_is_done_in_any_case() {
        var plan =
                plan(
                        """
                        # Ship with the script
                        ./bin/ship

                        # Or do it by hand
                        # 1. Stop
                        ./bin/stop

                        # 2. Start
                        ./bin/start

                        # Wash the deck
                        ./bin/wash
                        """);
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./bin/wash");
    }
}
