package dev.rutter.language.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import dev.rutter.language.runbook.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sentences that give an order to two commands run none of them twice.
class SequencesTest {
    private static Plan plan(String deployment) {
        return Planner.plan(
                "WELL.md",
                MarkdownReader.read("# Well\n\n## Deployment\n\n" + deployment + "\n"),
                Environment.unbound("production"));
    }

    private static List<String> scripts(String deployment) {
        return plan(deployment).steps().stream()
                .map(Plan.PlannedStep::action)
                .filter(Action.Shell.class::isInstance)
                .map(action -> ((Action.Shell) action).script())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`./fill` must be run before `./open`.",
                "Note: `./fill` must run before `./open`.",
                "`./fill` has to be finished before running `./open`.",
                "`./open` must not be run before `./fill`.",
                "Always run `./fill` before `./open`.",
                "Execute `./fill` prior to `./open`.",
                "Do not run `./open` before `./fill` has finished.",
                "Never run `./open` until `./fill` is done."
            })
    void commands_that_stand_elsewhere_are_run_once_and_in_this_order(String sentence) {
        for (var told :
                List.of(
                        "```bash\n./fill\n./open\n```\n\n" + sentence,
                        sentence + "\n\n```bash\n./fill\n./open\n```",
                        "- " + sentence + "\n- Run `./fill`\n- Run `./open`",
                        "1. Run `./open`\n2. Run `./fill`\n\n" + sentence,
                        "```bash\n./open\n```\n\n" + sentence + "\n",
                        sentence + "\n\n```bash\n./open\n```")) {
            assertThat(scripts(told)).as(told).containsExactly("./fill", "./open");
            assertThat(plan(told).steps())
                    .as(told)
                    .noneMatch(step -> step.action() instanceof Action.Ask);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`./fill` must be run before `./open`.",
                "Run `./fill` before `./open`.",
                "Run `./fill` before you run `./open`."
            })
    void what_stands_nowhere_else_is_run_where_the_sentence_tells_it(String sentence) {
        assertThat(scripts(sentence)).containsExactly("./fill", "./open");
        assertThat(scripts("1. " + sentence)).containsExactly("./fill", "./open");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Do not run `./open` before `./fill` has finished.",
                "`./open` must not be run before `./fill`."
            })
    void what_only_forbids_an_order_tells_nothing_to_run(String sentence) {
        assertThat(scripts(sentence)).isEmpty();
    }

    @Test
    void what_is_said_of_one_command_orders_nothing() {
        assertThat(scripts("Run `./fill` before the opening.\n\nRun `./open`."))
                .containsExactly("./fill", "./open");
        assertThat(scripts("Run `./fill` before `./open` prints 3.")).doesNotContain("./open");
    }

    @Test
    void a_command_with_options_is_the_one_that_the_sentence_names() {
        assertThat(scripts("1. Run `./open --wide`\n\n`./fill` must be run before `./open`."))
                .containsExactly("./fill", "./open --wide");
    }
}
