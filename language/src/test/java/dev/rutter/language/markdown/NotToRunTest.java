package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a document forbids or only shows becomes no step; what it tells beside that still does.
class NotToRunTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Do not run `make destroy`.",
                "- Never run `make destroy`",
                "**Warning:** don't use `kubectl delete pod`.",
                "For example: `make example`",
                "e.g. run `make eg`",
                "```bash\n# DO NOT RUN\nmake destroy\n```",
                "```bash\n# Example:\nmake example\n```",
                "Do not run:\n\n```bash\nmake destroy\n```",
                "```sh {ignore=true}\nmake destroy\n```"
            })
    void what_is_forbidden_or_an_example_is_no_step(String text) {
        assertThat(Readings.steps(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Run `make release`.",
                "Don't use `make destroy`; run `make release`.",
                "Do not run by hand, use `make release`.",
                "```bash\n# Do not run without a backup\nmake release\n```",
                "```sh {ignore=false}\nmake release\n```"
            })
    void what_is_told_beside_it_is_a_step(String text) {
        assertThat(Readings.steps(text))
                .hasSize(1)
                .first()
                .asString()
                .contains("shell make release");
    }
}
