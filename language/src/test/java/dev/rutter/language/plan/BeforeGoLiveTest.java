package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules for stopping in a chapter that prepares.
class BeforeGoLiveTest {
    private static Plan prepared(String prepare) {
        return plan(
                "# Shop\n\n## Pre-flight\n\n"
                        + prepare
                        + "\n\n## Deploy\n\n```bash\n./ship\n```\n");
    }

    private static List<String> told(Plan plan) {
        return plan.steps().stream().map(step -> Lines.text(step.action())).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Abort if: the disk is more than 80 % full",
                "**STOP IF** the lag is above 10",
                "**STOP IF**: The login page is unreachable",
                "STOP if lag > 10 s",
                "NO-GO: an incident is open",
                "**Hard stop:** a Sev-1 is open",
                "> **Abort** if the backup is older than a day"
            })
    void are_asked_there_and_decide_nothing_later(String sentence) {
        var plan = prepared("```bash\n./look\n```\n\n" + sentence + ".");
        assertThat(told(plan))
                .containsExactly(
                        "./look",
                        sentence.replace("**", "").replaceFirst("^> ", "") + ": may it go on?",
                        "./ship");
        assertThat(plan.rules()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**Abort if:**\n\n",
                "Do not start if any of these holds:\n\n",
                "### No-go criteria\n\n"
            })
    void so_are_those_of_a_list(String words) {
        var plan = prepared(words + "- the disk is more than 80 % full\n- an incident is open");
        assertThat(told(plan))
                .hasSize(3)
                .element(0)
                .asString()
                .endsWith(": the disk is more than 80 % full: may it go on?");
        assertThat(plan.rules()).isEmpty();
    }

    @Test
    void a_command_that_one_of_them_names_is_run_and_judged() {
        var plan = prepared("**Abort if:**\n\n- `./lag` prints more than 10");
        assertThat(plan.steps().getFirst().expectations())
                .anyMatch(it -> it.toString().contains("10"));
        assertThat(told(plan)).containsExactly("./lag", "./ship");
    }

    @Test
    void what_goes_back_is_a_rule_for_what_is_live() {
        assertThat(prepared("Roll back if orders fail.").rules()).hasSize(1);
    }
}
