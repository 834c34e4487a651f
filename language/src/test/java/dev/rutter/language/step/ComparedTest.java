package dev.rutter.language.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.Readings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What no exit status tells: that two outputs are the same, and that something is not shown.
class ComparedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "- The two sums must match:\n  ```bash\n  sha256sum a\n  sha256sum b\n  ```",
                "The sums should be identical:\n\n```bash\nsha256sum a\nsha256sum b\n```",
                "```bash\n# Both sums must be the same\nsha256sum a\nsha256sum b\n```",
                "```bash\n# Compare the sums (must be equal)\nsha256sum a\nsha256sum b\n```"
            })
    void who_sees_both_outputs_is_asked_behind_the_last(String text) {
        var steps = Readings.steps("Verify", text);
        assertThat(steps).hasSize(2);
        assertThat(steps.getFirst()).contains("sha256sum a").doesNotContain("expects");
        assertThat(steps.getLast()).contains("sha256sum b").contains(" expects asked \"");
    }

    @Test
    void what_compares_by_itself_is_not_asked() {
        assertThat(Readings.steps("Verify", "The files must match:\n\n```bash\ndiff a b\n```"))
                .singleElement()
                .asString()
                .doesNotContain("expects");
    }

    @Test
    void two_commands_of_a_line_that_print_the_same_are_both_run() {
        assertThat(Readings.steps("Verify", "- `cat shop/VERSION` and `make tag` print the same"))
                .containsExactly(
                        "5 shell cat shop/VERSION # cat shop/VERSION and make tag print the same",
                        "5 shell make tag # cat shop/VERSION and make tag print the same"
                                + " expects asked \"cat shop/VERSION and make tag print the same\"");
    }

    @Test
    void the_words_before_a_command_are_asked_behind_it() {
        assertThat(Readings.steps("Verify", "- The tag must match the release: `make tag`"))
                .singleElement()
                .asString()
                .endsWith(" expects asked \"The tag must match the release\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "`dig +short shop.example` no longer returns 203.0.113.4 | lacks \"203.0.113.4\"",
                "`kubectl get pods` no longer shows `shop-v1`            | lacks \"shop-v1\"",
                "`kubectl get pods` does not list `shop-v1`.             | lacks \"shop-v1\"",
                "`make report` never returns the old address             | asked \"never returns the old address\""
            })
    void what_is_no_longer_there_is_looked_for(String line, String expected) {
        assertThat(Readings.steps("Verify", "- " + line))
                .singleElement()
                .asString()
                .endsWith(" expects " + expected);
    }

    @Test
    void what_a_command_no_longer_is_remains_a_remark() {
        assertThat(Readings.steps("Verify", "- `make check-all` is no longer needed."))
                .noneMatch(row -> row.contains(" shell "));
    }
}
