package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What a sentence wants before a command is done first, and the command where it has its step.
class BeforeYouRunTest {
    private static Plan plan(String items) {
        return PlannerTest.plan("# Shop\n\n## Deploy\n\n" + items);
    }

    @Test
    void the_command_that_is_only_named_is_not_run_by_that_sentence() {
        var plan = plan("1. Before running `./ship`, run `./check`.\n2. `./ship`\n");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./check", "./ship");
    }

    @Test
    void what_the_other_one_has_to_show_is_held_against_it() {
        var plan = plan("1. Before you run `./ship`, check that `./lag` prints 0.\n2. `./ship`\n");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./lag", "./ship");
        assertThat(plan.steps().getFirst().expectations().toString()).contains("EQUAL");
        assertThat(plan.steps().getLast().expectations().toString()).doesNotContain("lag");
    }
}
