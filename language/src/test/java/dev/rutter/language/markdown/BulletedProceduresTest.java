package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A procedure is one whether its list has numbers or bullets.
class BulletedProceduresTest {
    private static final String LIST =
            "- Close the till in the back office.\n- `make ship`\n- Open the till.\n";

    private static Plan plan(String markdown) {
        return Planner.plan(
                "x.md", MarkdownReader.read(markdown), Environment.unbound("production"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Deployment\n\n",
                "# Releasing\n\nFollow these steps:\n\n",
                "# Upgrade\n\n## Procedure\n\n",
                "# How to release\n\n## Steps\n\n",
                "# Release checklist\n\n",
                "# Deployment\n\n## Instructions\n\n"
            })
    void all_its_items_are_steps_below_a_title_that_names_it(String head) {
        assertThat(plan(head + LIST).steps()).hasSize(3);
    }

    @Test
    void what_only_tells_of_something_is_no_step() {
        var text =
                "# Deployment\n\n- The shop runs on two machines.\n- The database is shared.\n- `make ship` starts it all.\n";
        assertThat(plan(text).steps()).hasSizeLessThan(2);
    }

    @Test
    void below_another_title_bullets_stay_what_they_were() {
        assertThat(plan("# The till\n\n## Steps\n\n" + LIST).steps()).isEmpty();
    }
}
