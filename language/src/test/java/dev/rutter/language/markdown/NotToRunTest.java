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
                "```bash\n# Examples:\nmake example\n```",
                "Do not run:\n\n```bash\nmake destroy\n```",
                "1. No need to run `make destroy` any more.",
                "1. There is no reason to run `make destroy`.",
                "1. We stopped using `make destroy` in May.",
                "This is what NOT to do:\n\n```bash\nmake destroy\n```",
                "**Wrong:**\n\n```bash\nmake destroy\n```",
                "```sql\n-- DO NOT RUN\nDROP TABLE orders;\n```",
                "```console\n# never run this\n$ make destroy\n```",
                "```bash\nmake destroy  # never run this in production\n```",
                "```sh {ignore=true}\nmake destroy\n```",
                "A small pipeline would run:\n\n```bash\nmake example\n```",
                "A nightly job could look like this:\n\n```bash\nmake example\n```",
                "```bash\nsrc/a.py src/b.py\nsrc/c.py src/d.py\n```"
            })
    void what_is_forbidden_or_an_example_is_no_step(String text) {
        assertThat(Readings.steps(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Release\nmake release\n# Start over\n# DO NOT RUN\nmake destroy",
                "make release\n# Never run these in production. They drop all.\n# (both)\nmake a\nmake b",
                "make release\n\n# Don't\n\nmake destroy",
                "# Wrong:\nmake destroy\n# Right:\nmake release",
                "# ❌ Bad - no drain\nmake destroy\n\nmake release",
                "make destroy # DO NOT USE\nmake release",
                "make release\n# --- do not run anything below this line ---\nmake a\n\n# Next\nmake b",
                "make release\n# DANGER: do not execute\nDROP TABLE orders;"
            })
    void a_comment_in_a_fence_forbids_what_stands_below_it_and_no_more(String fence) {
        assertThat(Readings.steps("```bash\n" + fence + "\n```"))
                .hasSize(1)
                .first()
                .asString()
                .contains("shell make release");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Run `make release`.",
                "1. No need to wait, run `make release`.",
                "This is what NOT to do:\n\n```bash\nmake destroy\n```\n\n```bash\nmake release\n```",
                "Don't use `make destroy`; run `make release`.",
                "Do not run by hand, use `make release`.",
                "```bash\n# Do not run without a backup\nmake release\n```",
                "```bash\n# Do not run this twice\nmake release\n```",
                "```bash\n# Don't run it by hand, use make release\nmake release\n```",
                "```bash\n# Never forget the release\nmake release\n```",
                "```bash\n# Bad requests are counted first\nmake release\n```",
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
