package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a comment in a block of commands tells a person to do is asked; no command below it does
/// it.
class ByHandTest {
    private static List<String> said(String comment, String command) {
        return PlannerTest.said(
                PlannerTest.plan(
                                "# Shop\n\n## Deploy\n\n```bash\n./build\n# "
                                        + comment
                                        + "\n"
                                        + command
                                        + "\n```\n")
                        .steps());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Edit CHANGELOG.md with the new entries|git add CHANGELOG.md",
                "Update the version in pyproject.toml|python -m build",
                "Edit the env file and set TAG|docker compose up -d",
                "Stop the workers in the console|./migrate.sh",
                "Merge the release PR once it is approved|git pull"
            })
    void a_deed_is_asked_above_what_only_takes_its_outcome(String comment, String command) {
        assertThat(said(comment, command)).containsExactly("./build", comment, command);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Update the version in package.json|npm version patch",
                "Update config.yaml|sed -i s/a/b/ config.yaml",
                "Open the release PR|gh pr create --fill",
                "Restart the workers|./restart.sh"
            })
    void what_the_command_does_itself_is_not(String comment, String command) {
        assertThat(said(comment, command)).containsExactly("./build", command);
    }
}
