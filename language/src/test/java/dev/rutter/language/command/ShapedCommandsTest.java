package dev.rutter.language.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.markdown.Readings;
import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A block without a tag whose program nobody knows: run below an order that a command carries out,
/// else shown to whoever is asked.
class ShapedCommandsTest {
    private static String fence(String lead, String line) {
        return lead + "\n\n```\n" + line.replace("⏎", "\n") + "\n```";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Publish the shop:            | shopctl publish",
                "Upload the package:          | shopctl upload dist/*",
                "Then push it to the store:   | shopctl push shop.spec",
                "Next, restart the shop:      | shopctl restart --all",
                "Move the traffic over:       | shopctl move --to green"
            })
    void what_has_the_shape_of_a_command_is_run(String lead, String line) {
        assertThat(Readings.steps(fence(lead, line)))
                .singleElement()
                .asString()
                .contains("shell " + line);
    }

    @Test
    void so_is_what_stands_below_an_item_and_behind_a_command_that_is_known() {
        assertThat(Readings.steps("* Publish the shop\n```\nshopctl publish\n```"))
                .containsExactly("7 shell shopctl publish # Publish the shop");
        assertThat(Readings.steps(fence("Ship it:", "npm run build⏎shopctl deploy --all")))
                .hasSize(2)
                .last()
                .asString()
                .contains("shell shopctl deploy --all");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Announce it on the list, using this command:    | announcer send 5",
                "Notify the teams by running:                    | paging broadcast \"5 is out\"",
                "To notify the customers, run this:              | notifier-cli send all",
                "Announce the release with:                      | announcer send --all 5",
                "Send the notice via the following command:      | announcer notice.txt"
            })
    void below_words_that_call_it_a_command_it_announces_by_itself(String lead, String line) {
        assertThat(Readings.steps(fence(lead, line)))
                .singleElement()
                .asString()
                .contains("shell " + line);
        assertThat(Readings.steps("1. " + lead + "\n   ```\n   " + line + "\n   ```"))
                .singleElement()
                .asString()
                .contains("shell " + line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Announce the release with:                 | shop 5 is out",
                "Announce it with this message:             | shop 5 is out",
                "Notify the team by running through this:   | we are live now",
                "Notify the on-call by calling:             | Hello. The release is out."
            })
    void a_text_below_such_words_is_posted(String lead, String line) {
        assertThat(Readings.steps(fence(lead, line)))
                .singleElement()
                .asString()
                .contains("announce " + line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Start the shop:       | listening on http://localhost:3000",
                "Restart the shop:     | shop restarted",
                "Build the shop:       | build ok",
                "Check the shop:       | shopctl status",
                "Enter the title:      | fix release",
                "Add this line:        | include shop.conf"
            })
    void what_a_program_says_or_somebody_types_is_not(String lead, String line) {
        assertThat(Readings.steps(fence(lead, line))).noneMatch(row -> row.contains(" shell "));
    }

    @Test
    void whoever_is_asked_in_doubt_sees_the_block_and_the_plan_lists_it() {
        var document =
                MarkdownReader.read(
                        "# Shop\n\n## Deploy\n\nTake the till along:\n\n```\nshopctl till\n```\n");
        assertThat(document.all(Step.class).map(Step::action))
                .containsExactly(new Action.Ask("Take the till along: `shopctl till`"));
        assertThat(document.problems()).extracting(Problem::code).contains("RT008");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"twine upload dist/*", "goreleaser release", "just publish", "occ upgrade"})
    void tools_that_many_use_are_known_in_a_line_too(String command) {
        assertThat(Readings.steps("1. Upload: `" + command + "`"))
                .singleElement()
                .asString()
                .contains("shell " + command);
    }
}
