package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands of one line are done in the order that its words give.
class SaidFirstTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. Run `make release`. Before that, `make backup`.",
                "1. Run `make release`, but first `make backup`.",
                "1. `make release` (run `make backup` first)",
                "1. `make release`; make sure to run `make backup` beforehand.",
                "1. `make release`, preceded by `make backup`",
                "1. `make release`. Vorher `make backup`.",
                "Run `make release`. Before that, run `make backup`.",
                "1. Run `make release` after `make backup`.",
                "1. After `make backup`, run `make release`.",
                "1. `make release` — only after `make backup` succeeded",
                "1. Run `make release` as soon as `make backup` has completed.",
                "1. Run `make release`, but not before `make backup`.",
                "1. `make release` (prerequisite: `make backup`)",
                "1. `make release`\n2. Before step 1: `make backup`",
                "1. `make release`\n2. `make backup` (do this before step 1)",
                "1. `make release`\n2. `make backup` (before `make release`)",
                "1. `make release`\n   - but first: `make backup`",
                "```sh\nmake release\n```\n\nBefore you do this, take a backup:\n\n```sh\nmake backup\n```",
                "1. `make release`\n\n   Before you do this, take a backup:\n\n   ```sh\n   make backup\n   ```",
                "```sh\nmake release\n# before that:\nmake backup\n```"
            })
    void what_comes_before_is_done_before_though_it_is_told_behind(String line) {
        assertThat(Readings.steps(line).stream().filter(step -> step.contains("shell")))
                .satisfiesExactly(
                        first -> assertThat(first).contains("shell make backup"),
                        second -> assertThat(second).contains("shell make release"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. Run `make backup`, then `make release`.",
                "1. `make backup` and after that `make release`.",
                "1. First `make backup`, then `make release`.",
                "1. Run `make backup` before `make release`.",
                "1. `make backup`\n2. Run `make release` after `make backup`.",
                "1. `make backup`\n2. Before step 3, `make lock`\n3. `make release`",
                "1. `make backup`\n2. `make release` once it is done"
            })
    void what_is_told_in_order_is_done_in_it(String line) {
        assertThat(Readings.steps(line).stream().filter(step -> step.contains("shell")).findFirst())
                .hasValueSatisfying(step -> assertThat(step).contains("shell make backup"));
    }

    @Test
    void what_a_line_above_tells_is_not_done_again_for_being_named() {
        assertThat(Readings.steps("1. `make backup`\n2. Run `make release` after `make backup`."))
                .filteredOn(step -> step.contains("shell make backup"))
                .hasSize(1);
    }

    @Test
    void what_another_runs_or_may_be_so_is_not_run_for_being_named() {
        assertThat(Readings.steps("1. Run `make release` when `make plan` prints nothing."))
                .noneMatch(step -> step.contains("shell make plan"));
    }
}
