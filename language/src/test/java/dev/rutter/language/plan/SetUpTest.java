package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a document sets below its title is set before anything is run that needs it.
class SetUpTest {
    private static List<String> said(String below, String chapters) {
        return PlannerTest.said(PlannerTest.plan("# Release\n\n" + below + chapters).steps());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export VERSION=1.2.3",
                "VERSION=\"1.2 beta\"",
                "VERSION=$(cat version.txt)",
                "cd app",
                "set -e"
            })
    void is_run_first(String line) {
        assertThat(
                        said(
                                "Set these first:\n\n```bash\n" + line + "\n```\n\n",
                                "## Steps\n\n```bash\n./ship \"$VERSION\"\n```\n"))
                .containsExactly(line, "./ship \"$VERSION\"");
    }

    @Test
    void commands_that_do_something_else_below_a_title_stay_no_part_of_it() {
        assertThat(
                        said(
                                "```bash\nexport VERSION=1\n./look\n```\n\n",
                                "## Deploy\n\n```bash\n./ship\n```\n"))
                .containsExactly("./ship");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%d. ", "%d · ", "%d - "})
    void what_verifies_goes_in_front_of_nothing_that_stands_above_it(String count) {
        var chapters =
                "## "
                        + count.formatted(1)
                        + "Merge to main\n\n1. `./merge`\n\n## "
                        + count.formatted(2)
                        + "Verify production\n\n1. `./verify`\n\n## "
                        + count.formatted(3)
                        + "The studio deploys by itself\n\n1. `./other`\n";
        assertThat(said("", chapters)).containsExactly("./merge", "./verify", "./other");
    }
}
