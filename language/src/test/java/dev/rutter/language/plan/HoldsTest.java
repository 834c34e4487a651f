package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sentences among what verifies that say when to go on.
class HoldsTest {
    private static List<String> steps(String verify) {
        return plan("# Shop\n\n## Deploy\n\n1. `./ship`\n\n## Verify\n\n" + verify).steps().stream()
                .map(step -> Lines.text(step.action()))
                .toList();
    }

    @Test
    void are_asked_between_the_commands() {
        assertThat(
                        steps(
                                """
                                ```bash
                                ./look
                                ```

                                Do not continue until the queue is empty.

                                ```bash
                                ./compare
                                ```

                                - [ ] The page looks good
                                """))
                .containsExactly(
                        "./ship",
                        "./look",
                        "Do not continue until the queue is empty: may it go on?",
                        "./compare",
                        "The page looks good");
    }

    @Test
    void are_asked_there_where_the_chapter_has_a_window_too() {
        assertThat(
                        steps(
                                """
                                1. `./look`
                                2. Proceed only if the queue is empty.
                                3. `./compare`

                                Monitor for 30 minutes.
                                """))
                .startsWith(
                        "./ship",
                        "./look",
                        "Proceed only if the queue is empty: may it go on?",
                        "./compare");
    }

    @Test
    void are_no_part_of_the_proof_of_a_way_back() {
        var plan =
                plan(
                        """
                        # Shop

                        ## Deploy

                        1. `./ship`

                        ## Verify

                        1. `./look`
                        2. Do not continue until the queue is empty.
                        3. `./compare`

                        ## Rollback

                        1. `./undo`
                        """);
        assertThat(plan.rollback())
                .extracting(step -> Lines.text(step.action()))
                .containsExactly("./undo", "./look", "./compare");
    }

    @Test
    void name_no_command_below_them() {
        var plan =
                plan(
                        """
                        # Shop

                        ## Deploy

                        ```bash
                        ./preview
                        ```

                        If the preview shows anything else, stop.

                        ```bash
                        ./ship
                        ```
                        """);
        assertThat(plan.steps().getLast().title()).isEqualTo("Deploy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Place a test order.",
                "Trigger a nightly export from the admin page.",
                "In the console, create a parcel for yourself.",
                "Log in to the desk and submit a sample form."
            })
    void what_people_make_comes_before_the_command_that_looks_for_it(String deed) {
        assertThat(steps("1. " + deed + "\n2. `./find --last`\n3. The page looks good\n"))
                .containsSubsequence("./ship", deed, "./find --last", "The page looks good");
    }

    @Test
    void what_is_told_to_people_is_told_when_it_has_been_verified() {
        assertThat(steps("1. Send the release notes to the team.\n2. `./look`\n"))
                .containsSubsequence("./look", "Send the release notes to the team.");
    }
}
