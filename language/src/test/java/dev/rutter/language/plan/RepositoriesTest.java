package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The repository that a line says commands are run in.
class RepositoriesTest {
    private static List<Boolean> attended(String steps) {
        return plan("# Shop\n\n## Deploy\n\n" + steps).steps().stream()
                .map(step -> step.action() instanceof Action.Attended)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In the `docs` repository: `./publish`",
                "From the docs repo, run `./publish`",
                "Switch to the **docs** repository and run `./publish`",
                "Then in the docs git repository: `./publish`"
            })
    void is_another_place_where_there_are_several(String line) {
        assertThat(attended("1. In the `core` repository: `./publish`\n2. " + line + "\n"))
                .containsExactly(true, true);
    }

    @Test
    void is_where_everything_runs_where_it_is_the_only_one() {
        assertThat(attended("1. In the `core` repository: `./publish`\n2. `./ship`\n"))
                .containsExactly(false, false);
    }

    @Test
    void holds_up_to_the_next_chapter() {
        assertThat(
                        attended(
                                """
                                1. `./build`

                                ### In the core repository

                                1. `./publish`

                                ### In the docs repository

                                1. `./publish`

                                ### Afterwards

                                1. `./announce`
                                """))
                .containsExactly(false, true, true, false);
    }

    @Test
    void is_left_to_commands_that_go_there_themselves() {
        assertThat(
                        attended(
                                """
                                In the `core` repository:

                                ```bash
                                cd ../core
                                ./publish
                                ```

                                In the `docs` repository:

                                ```bash
                                ./publish
                                ```
                                """))
                .containsExactly(false, false, true);
    }

    @Test
    void may_be_each_of_them() {
        assertThat(attended("In each repository (core, docs):\n\n1. `git tag v1`\n"))
                .containsExactly(true);
    }
}
