package dev.rutter.language.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.Readings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a document keeps and does not mean any more becomes no step; what is only about something
/// old still does.
class OutdatedTest {
    private static final String FENCE = "\n\n```bash\nmake release\n```\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<details>\n<summary>Old procedure</summary>" + FENCE + "\n</details>",
                "<details><summary><b>Deprecated</b></summary>" + FENCE + "\n</details>",
                "<details open>\n\n<summary>Legacy manual steps</summary>" + FENCE + "\n</details>",
                "<details>\n<summary>How we did it (until 2023, no longer used)</summary>"
                        + FENCE
                        + "\n</details>",
                "<details>\n<summary>Old way</summary>\n\n### Copy"
                        + FENCE
                        + "\n<details>\n<summary>More</summary>"
                        + FENCE
                        + "\n</details>"
                        + FENCE
                        + "\n</details>",
                "- one\n\n  <details>\n  <summary>Previous procedure</summary>\n\n"
                        + "  ```bash\n  make release\n  ```\n\n  </details>",
                "### Release by hand (deprecated)" + FENCE,
                "### [DEPRECATED] Release by hand" + FENCE,
                "### Deprecated: release by hand" + FENCE + "\n#### Then" + FENCE,
                "### Old deployment procedure" + FENCE,
                "### By hand\n\n> **Deprecated:** use the pipeline." + FENCE,
                "### By hand\n\nThis procedure is obsolete, kept for reference only." + FENCE,
                "- [ ] ~~Run `make release`~~",
                "- [ ] ~~Release~~ (done)\n  ```bash\n  make release\n  ```",
                "~~Run `make release`.~~"
            })
    void what_does_not_hold_any_more_is_no_step(String text) {
        assertThat(Readings.steps(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<details>\n<summary>Commands</summary>" + FENCE + "\n</details>",
                "<details>\n<summary>Remove old images</summary>" + FENCE + "\n</details>",
                "<details>\n<summary>Old way</summary>\n\n```bash\nmake push\n```\n\n</details>\n"
                        + FENCE,
                "### Stop the old version" + FENCE,
                "### Go back to the previous release" + FENCE,
                "### Remove deprecated endpoints" + FENCE,
                "### Deploy the legacy API" + FENCE,
                "### Migrate from the old process to systemd" + FENCE,
                "### Release\n\nThis replaces the deprecated script." + FENCE,
                "- [ ] Run ~~`make push`~~ `make release`"
            })
    void what_is_only_about_something_old_is_a_step(String text) {
        assertThat(Readings.steps(text)).hasSize(1).first().asString().contains("make release");
    }
}
