package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Of commands in one line that are each for another environment, the one for this environment is
/// run; of two that only stand beside each other, somebody says which.
class PlacedCommandsTest {
    private static Plan plan(String environment, String document) {
        return Planner.plan(
                "runbook.md", MarkdownReader.read(document), Environment.unbound(environment));
    }

    private static Plan item(String environment, String item) {
        return plan(environment, "# Shop\n\n## Deploy\n\n1. Stop the pool:\n   - " + item + "\n");
    }

    private static List<String> run(Plan plan) {
        return plan.steps().stream()
                .map(Plan.PlannedStep::action)
                .filter(Action.Shell.class::isInstance)
                .map(action -> ((Action.Shell) action).script())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "`./halt.sh Web_Test` or `./halt.sh Web_Production` | ./halt.sh Web_Production",
                "`./halt.sh -t test`, or `./halt.sh -t prod` | ./halt.sh -t prod",
                "`./halt.sh staging` / `./halt.sh production` | ./halt.sh production",
                "`./halt.sh one` (staging) or `./halt.sh two` (production) | ./halt.sh two",
                "`./halt.sh one` for staging or `./halt.sh two` for production | ./halt.sh two",
                "Test: `./halt.sh one` / Production: `./halt.sh two` | ./halt.sh two",
                "Staging: `./halt.sh one`; production: `./halt.sh two` | ./halt.sh two",
                "On staging run `./halt.sh one`, on production `./halt.sh two` | ./halt.sh two",
                "Use `kubectl apply -f staging.yaml` or `kubectl apply -f prod.yaml` | kubectl apply -f prod.yaml"
            })
    void the_command_for_this_environment_is_run(String item, String script) {
        var plan = item("production", item);
        assertThat(run(plan)).containsExactly(script);
        assertThat(plan.open()).noneMatch(open -> open.kind() == Plan.Open.Kind.CHOICE);
    }

    @ParameterizedTest
    @CsvSource({"staging,one", "production,two"})
    void which_one_that_is_the_environment_says(String environment, String script) {
        assertThat(
                        run(
                                item(
                                        environment,
                                        "`./halt.sh one` (staging) or `./halt.sh two` (production)")))
                .containsExactly("./halt.sh " + script);
    }

    @Test
    void where_its_name_does_not_tell_each_is_asked_about() {
        var plan = item("customer-a", "`./halt.sh Web_Test` or `./halt.sh Web_Production`");
        assertThat(plan.steps()).hasSize(2).allMatch(step -> step.when().isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`./halt.sh pool-a` or `./halt.sh pool-b`",
                "`npm run dev` or `npm run preview`",
                "`./halt.sh --soft` / `./halt.sh --hard`"
            })
    void a_pair_that_names_no_environments_is_a_choice(String item) {
        var plan = item("production", item);
        assertThat(run(plan)).isEmpty();
        assertThat(plan.open()).anyMatch(open -> open.kind() == Plan.Open.Kind.CHOICE);
    }

    @Test
    void what_is_done_in_one_environment_and_then_in_the_other_is_done_in_both() {
        var plan = item("production", "Run `./halt.sh staging`, then `./halt.sh production`");
        assertThat(plan.steps()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"## Failover", "## Steps", "## Cut over"})
    void alternatives_in_a_block_are_a_choice_whatever_the_procedure_is(String heading) {
        var plan =
                plan(
                        "production",
                        "# Failover drill\n\n"
                                + heading
                                + "\n\n```bash\n# Option 1: by itself\n./over.sh --auto\n# Option 2: by hand\n./over.sh --step\n```\n");
        assertThat(run(plan)).isEmpty();
        assertThat(plan.open()).anyMatch(open -> open.kind() == Plan.Open.Kind.CHOICE);
    }
}
