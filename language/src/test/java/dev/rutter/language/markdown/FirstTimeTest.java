package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is done the first time only.
class FirstTimeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "**First deployment only:**\n\n```bash\n./make-bucket.sh\n```",
                "First release only:\n\n```bash\n./make-bucket.sh\n```",
                "On the first deploy only:\n\n```bash\n./make-bucket.sh\n```",
                "**New installations only**\n\n```bash\n./make-bucket.sh\n```",
                "First deployment:\n\n```bash\n./make-bucket.sh\n```",
                "- First time only: `./make-bucket.sh`",
                "- `./make-bucket.sh` (first deployment only)",
                "1. `./make-bucket.sh` (first time)",
            })
    void is_asked_before_it_is_done(String text) {
        assertThat(Readings.steps(text))
                .singleElement()
                .asString()
                .contains("./make-bucket.sh")
                .contains("when \"");
    }

    @Test
    void what_stands_behind_is_done_each_time() {
        assertThat(
                        Readings.steps(
                                "First deployment only:\n\n```bash\n./make-bucket.sh\n```\n\n```bash\n./ship.sh\n```"))
                .last()
                .asString()
                .contains("./ship.sh")
                .doesNotContain("when \"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**Initial set-up:**",
                "**New releases:**",
                "The first deployment took an hour."
            })
    void a_title_is_no_condition(String text) {
        assertThat(Readings.steps(text + "\n\n```bash\n./ship.sh\n```"))
                .last()
                .asString()
                .doesNotContain("when \"");
    }
}
