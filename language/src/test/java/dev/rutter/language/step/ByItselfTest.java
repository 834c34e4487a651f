package dev.rutter.language.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.Readings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists that tell what a script, a pipeline or the platform does.
class ByItselfTest {
    private static final String LIST =
            """

            1. Asks whether to run `save.sh` first
            2. `git fetch --tags` + checkout of the newest tag
            3. Build image
            4. Polls `http://127.0.0.1:8080/health` 30 times
            5. First certificate if TLS=yes
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What update.sh does:",
                "**What `./update` does:**",
                "### What the script does",
                "It then:",
                "The deploy script then:",
                "The job `ship` does the following:",
                "CI does the rest:",
                "Script workflow:",
                "The update takes a minute. It performs the following steps:",
                "Behind the scenes:"
            })
    void what_a_machine_does_by_the_words_above_is_neither_run_nor_asked(String lead) {
        assertThat(Readings.steps("```bash\n./update\n```\n\n" + lead + "\n" + LIST))
                .singleElement()
                .asString()
                .contains("./update");
    }

    @Test
    void what_is_told_in_the_third_person_is_not_run_either() {
        assertThat(
                        Readings.steps(
                                "1. Verifies the target\n"
                                        + "2. Displays changes: \"Would touch 3 rows\"\n"
                                        + "3. `kubectl apply -f k8s/`, in both zones\n"
                                        + "4. Runs the checks\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What you do:",
                "What the operator does:",
                "Do the following:",
                "View the workflow runs:",
                "Then:"
            })
    void what_people_do_stays_theirs(String lead) {
        assertThat(Readings.steps(lead + "\n\n1. Go to the Actions tab\n2. Run `./ship`\n"))
                .anyMatch(step -> step.contains("shell ./ship"))
                .anyMatch(step -> step.contains("Go to the Actions tab"));
    }

    @Test
    void what_sets_it_off_is_a_persons_and_a_question_is_nobodys_doing() {
        assertThat(
                        Readings.steps(
                                "The release happens automatically:\n\n"
                                        + "1. Push to main branch\n2. CI runs the tests\n"))
                .singleElement()
                .asString()
                .contains("Push to main branch");
        assertThat(Readings.steps("1. **Does it answer?** Look at the page.\n2. Tell the team\n"))
                .hasSize(2);
    }
}
