package dev.rutter.language.section;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OppositesTest {
    private static List<Phase> phases(String titles) {
        var text =
                Arrays.stream(titles.split(" / "))
                        .map(title -> "## " + title + "\n\n1. `./do " + title.hashCode() + "`\n")
                        .collect(Collectors.joining("\n", "# Search suggestions\n\n", ""));
        return MarkdownReader.read(text).chapters().stream()
                .skip(1)
                .map(Runbook.Chapter::phase)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Enable the suggestions / Disable the suggestions",
                "Enable / Disable",
                "Turn it on / Turn it off",
                "Switch suggestions on / How to switch suggestions off",
                "Release / Halt the rollout",
                "Roll-out / Stop the rollout",
                "Release / Turn off the feature",
                "Add the index / Remove the index",
            })
    void the_opposite_of_the_deed_beside_it_is_the_way_back(String titles) {
        assertThat(phases(titles)).containsExactly(Phase.DEPLOY, Phase.ROLLBACK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Enable the flag / Disable the flag / Remove the flag",
                "Enable the flag / Disable the flag / Clean up the flag",
                "Release / Halt the rollout / Resume the rollout",
            })
    void what_is_taken_away_or_taken_up_again_later_is_no_part_of_it(String titles) {
        assertThat(phases(titles)).containsExactly(Phase.DEPLOY, Phase.ROLLBACK, Phase.MAINTAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Start the proxy / Upgrade / Stop the proxy",
                "Start the new workers / Upgrade / Stop the old workers",
                "Upgrade / Start the new workers / Stop the old workers",
                "Stop the workers / Upgrade / Start the workers",
            })
    void what_stands_around_another_deed_is_a_part_of_it(String titles) {
        assertThat(phases(titles)).containsOnly(Phase.DEPLOY);
    }
}
