package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands that one line gives one behind the other.
class InOrderTest {
    private static Plan deploy(String markdown) {
        return PlannerTest.plan("# Shop\n\n## Deploy\n\n" + markdown + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. `./up.sh` followed by `./over.sh`",
                "1. `./up.sh` then `./over.sh`",
                "1. `./up.sh`, and afterwards `./over.sh`",
                "1. `./up.sh` and `./over.sh`",
                "1. `./up.sh`, `./over.sh`",
                "1. `./up.sh` + `./over.sh`",
                "1. First `./up.sh`, next `./over.sh`.",
                "1. `./up.sh` (it writes `up.log`), then `./over.sh`",
                "- `./up.sh` and `./over.sh`",
                "| Step | Action |\n|---|---|\n| 1 | `./up.sh`, then `./over.sh` |",
            })
    void each_is_a_step(String markdown) {
        assertThat(PlannerTest.said(deploy(markdown).steps()))
                .containsExactly("./up.sh", "./over.sh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. `./up.sh`, open the preview, then `./over.sh`",
                "1. `./up.sh`. Open the preview. Then `./over.sh`.",
                "1. Run `./up.sh`, open the preview, and then run `./over.sh`",
                "Ship with `./up.sh`, open the preview, then go on with `./over.sh`.",
                "| Step | Action |\n|---|---|\n| 1 | `./up.sh`, open the preview, then `./over.sh` |",
            })
    void what_a_person_does_between_two_is_asked(String markdown) {
        assertThat(PlannerTest.said(deploy(markdown).steps()))
                .hasSize(3)
                .satisfies(steps -> {
                    assertThat(steps.get(0)).isEqualTo("./up.sh");
                    assertThat(steps.get(1)).isEqualToIgnoringCase("open the preview");
                    assertThat(steps.get(2)).isEqualTo("./over.sh");
                });
    }

    @Test
    void time_between_two_is_waited_for() {
        assertThat(
                        PlannerTest.said(
                                deploy("1. `./up.sh`, wait 10 minutes, then `./over.sh`").steps()))
                .hasSize(3)
                .startsWith("./up.sh")
                .endsWith("./over.sh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. `./up.sh` or `./over.sh`",
                "1. `./up.sh test` / `./up.sh live`",
                "1. `./up.sh shop_test` or `./up.sh shop_live`",
            })
    void two_with_an_or_between_them_are_a_choice(String markdown) {
        var plan = deploy(markdown);
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.open()).extracting(Plan.Open::kind).contains(Plan.Open.Kind.CHOICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. `./up.sh`, which calls `./over.sh`",
                "1. `./up.sh`, not `./over.sh`",
                "1. `./up.sh` writes `./over.yml`, `./under.yml`",
            })
    void what_is_only_named_is_no_step(String markdown) {
        assertThat(PlannerTest.said(deploy(markdown).steps())).containsExactly("./up.sh");
    }

    @Test
    void what_is_said_of_several_makes_none_of_them_a_step() {
        var plan =
                deploy(
                        "1. `./ship.sh`\n\n`./up.sh`, `./over.sh` and `./out.sh` are run by the pipeline.");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./ship.sh");
    }

    @Test
    void the_first_link_of_a_chain_is_asked_before_its_commands() {
        assertThat(
                        PlannerTest.said(
                                deploy("Stop the app, run `./reset.sh`, then `./start.sh`.")
                                        .steps()))
                .containsExactly("Stop the app", "./reset.sh", "./start.sh");
    }

    @Test
    void where_a_chain_is_typed_is_no_link_of_it() {
        assertThat(
                        PlannerTest.said(
                                deploy("Log in to the host, run `./reset.sh`, then `./start.sh`.")
                                        .steps()))
                .containsExactly("./reset.sh", "./start.sh");
    }
}
