package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import dev.rutter.language.runbook.Action;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a line that watches a release says of going back is done in no deployment, and what is done
/// otherwise is asked.
class WatchedRetreatTest {
    private static Plan plan(String markdown) {
        return Planner.plan(
                "x.md", MarkdownReader.read(markdown), Environment.unbound("production"));
    }

    private static List<String> scripts(Plan plan) {
        return plan.steps().stream()
                .map(Plan.PlannedStep::action)
                .filter(Action.Shell.class::isInstance)
                .map(action -> ((Action.Shell) action).script())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Watch errors for 15 minutes; if error rate > 1% roll back",
                "Watch errors for 15 minutes. If orders fail, go back",
                "Watch errors for 15 minutes - when latency rises then roll it back immediately",
                "If the error rate is above 1%, go back:"
            })
    void a_comment_that_watches_and_goes_back_is_a_trigger_and_what_is_otherwise_is_asked(
            String comment) {
        var plan =
                plan(
                        """
                        # Shop

                        ## Deploy

                        ```bash
                        ./shift.sh new 10
                        # %s
                        ./shift.sh old 100
                        # Otherwise shift everything
                        ./shift.sh new 100
                        ```
                        """
                                .formatted(comment));
        assertThat(scripts(plan)).containsExactly("./shift.sh new 10", "./shift.sh new 100");
        assertThat(plan.steps().getLast().when().orElse("")).startsWith("unless ");
        assertThat(plan.rules()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Watch for 15 minutes; on errors `./shift.sh old 100`",
                "Monitor it for 15 minutes, if something fails run `./shift.sh old 100`",
                "Wait 15 minutes – in case of alerts: `./shift.sh old 100`"
            })
    void a_step_that_watches_holds_its_way_back_for_errors(String item) {
        var plan =
                plan(
                        """
                        # Shop

                        ## Deploy

                        1. `./shift.sh new 10`
                        2. %s
                        3. `./shift.sh new 100`
                        """
                                .formatted(item));
        assertThat(scripts(plan)).containsExactly("./shift.sh new 10", "./shift.sh new 100");
        assertThat(plan.rules()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Watch the log for errors: `./log.sh`", "Wait until it is up: `./up.sh`"})
    void what_watches_with_a_command_is_run(String item) {
        var plan = plan("# Shop\n\n## Deploy\n\n1. `./ship.sh`\n2. " + item + "\n");
        assertThat(scripts(plan)).hasSize(2);
        assertThat(plan.steps().getLast().when()).isEmpty();
    }
}
