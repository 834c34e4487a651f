package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether a block is run or only shows something.
class ShownOrRunTest {
    private static Plan plan(String heading, String words, String block) {
        return PlannerTest.plan(
                """
                # Stall

                ## Deploy

                ### %s

                %s

                %s
                """
                        .formatted(heading, words, block));
    }

    private static String untagged(String line) {
        return "```\n" + line + "\n```";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rotate the logs",
                "Update the database schema",
                "Clear the errors queue",
                "Sync the contents",
                "2. Review the logs",
                "15. Log & queue sanity review",
                "Check the response"
            })
    void commands_without_a_tag_run_whatever_the_heading_speaks_of(String heading) {
        assertThat(PlannerTest.said(plan(heading, "", untagged("make thing")).steps()))
                .containsExactly("make thing");
    }

    @Test
    void what_a_line_above_orders_is_run_though_it_speaks_of_logs() {
        var plan = plan("Space", "Rotate the logs:", untagged("sudo logrotate -f /etc/stall"));
        assertThat(PlannerTest.said(plan.steps())).containsExactly("sudo logrotate -f /etc/stall");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Expected output", "Example", "Response", "Error log"})
    void what_a_heading_calls_an_output_or_an_example_is_shown(String heading) {
        assertThat(PlannerTest.said(plan(heading, "", untagged("make thing")).steps())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "~/.stall/service.json",
                "/etc/stall/service",
                "C:\\Users\\stall\\key.pem",
                "./config/stall.yaml"
            })
    void the_place_of_a_file_is_no_command(String path) {
        var plan = plan("Key", "The key stands in this place.", untagged(path));
        assertThat(PlannerTest.said(plan.steps())).noneMatch(said -> said.contains(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"# Example", "# e.g.", "# Example:", "# For example"})
    void commands_that_a_comment_calls_an_example_are_run_where_somebody_says_so(String comment) {
        var plan =
                PlannerTest.plan(
                        """
                        # Stall

                        ## Deploy

                        ```bash
                        make deploy

                        %s
                        docker compose up -d web
                        ```

                        ## Rollback

                        ```bash
                        %s
                        docker run -d --name web web:previous
                        ```
                        """
                                .formatted(comment, comment));
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly("make deploy", "docker compose up -d web");
        assertThat(plan.steps().getFirst().when()).isEmpty();
        assertThat(plan.steps().getLast().when()).get().asString().contains("example");
        assertThat(plan.rollback().getFirst().when()).get().asString().contains("example");
    }
}
