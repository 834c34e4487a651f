package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a document tells by sending to what it told of another place.
class ToldElsewhereTest {
    private static Plan plan(String environment, String markdown) {
        return Planner.plan(
                "RUNBOOK.md", MarkdownReader.read(markdown), Environment.unbound(environment));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Same as above, with env=prod.",
                "As in staging, but with `prod` instead.",
                "Repeat the steps above with `env=prod`.",
                "The same steps as for staging, against production.",
                "Ditto, with env=prod.",
                "Wie oben, aber mit env=prod.",
            })
    void it_is_asked_in_its_place_and_nothing_of_the_other_is_run(String sentence) {
        var text =
                "# Shop\n\n## Staging\n\n1. `./ship.sh staging`\n\n## Production\n\n"
                        + sentence
                        + "\n";
        assertThat(PlannerTest.said(plan("production", text).steps()))
                .containsExactly(sentence.replace("`", ""));
        assertThat(PlannerTest.said(plan("staging", text).steps()))
                .containsExactly("./ship.sh staging");
        assertThat(plan("staging", text).unread()).extracting(Plan.Unread::line).contains(9);
    }

    @Test
    void a_chapter_that_says_no_more_is_a_part_of_the_deployment() {
        assertThat(
                        PlannerTest.said(
                                plan(
                                                "production",
                                                "# Shop\n\n## Region EU\n\n1. `./ship.sh eu`\n\n## Region US\n\nSame as EU, with `us`.\n")
                                        .steps()))
                .containsExactly("./ship.sh eu", "Same as EU, with us.");
    }

    @Test
    void over_what_is_told_it_is_no_question() {
        assertThat(
                        PlannerTest.said(
                                plan(
                                                "production",
                                                "# Shop\n\n## Deploy\n\nSame as above, with env=prod:\n\n```bash\n./ship.sh prod\n```\n")
                                        .steps()))
                .containsExactly("./ship.sh prod");
    }
}
