package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.plan.Planner;
import dev.rutter.language.runbook.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A sentence below a block that says when it is run guards that block.
class GuardsAboveTest {
    /// Which of the commands are guarded.
    private static List<String> guarded(String text) {
        return Planner.plan(
                        "x.md",
                        MarkdownReader.read("# Shop\n\n## Deploy\n\n" + text),
                        Environment.unbound("production"))
                .steps()
                .stream()
                .filter(step -> step.when().isPresent())
                .map(PlannedStep::action)
                .filter(Action.Shell.class::isInstance)
                .map(action -> ((Action.Shell) action).script())
                .toList();
    }

    private static String between(String sentence) {
        return "```bash\n./a\n```\n\n" + sentence + "\n\n```bash\n./b\n```\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Only run the above if the schema changed.",
                "Run the above command only when the schema changed.",
                "Skip the above if nothing changed.",
                "The previous command is only needed if the schema changed.",
                "The command above is not needed if nothing changed.",
                "Note: the above is only for a first release.",
                "Run this only when the schema changed.\n\nThen go on:",
                "Only needed if the schema changed.\n\n### Start",
            })
    void what_speaks_of_the_block_above_guards_it(String sentence) {
        assertThat(guarded(between(sentence))).containsExactly("./a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Run this only when the schema changed.",
                "Run this only when the schema changed:",
                "Only if the schema changed:",
                "Skip this if nothing changed.",
                "Skip the next command if nothing changed.",
            })
    void what_leads_in_to_the_block_below_guards_that(String sentence) {
        assertThat(guarded(between(sentence))).containsExactly("./b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Check the output of the above if in doubt.",
                "Keep the above for the next release.",
                "The above takes a while on small machines.",
            })
    void what_only_mentions_it_guards_nothing(String sentence) {
        assertThat(guarded(between(sentence))).isEmpty();
    }

    @Test
    void of_the_last_command_no_other_is_guarded() {
        assertThat(
                        guarded(
                                "```bash\n./a\n./b\n```\n\nThe last command is only needed if the shop was stopped.\n"))
                .containsExactly("./b");
    }
}
