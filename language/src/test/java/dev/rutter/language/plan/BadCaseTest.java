package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is only for the bad case is run in no good one.
class BadCaseTest {
    private static List<Plan.PlannedStep> plan(String steps) {
        var text = "# Shop\n\n## Deploy\n\n1. `./deploy`\n" + steps + "\n";
        return Planner.plan("doc", MarkdownReader.read(text), Environment.unbound("production"))
                .steps();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2. Should that fail, run `./restore`.",
                "2. Something wrong? Run `./restore`.",
                "2. **Problems?** → `./restore`",
                "2. Failed? `./restore`",
                "2. Did the deploy fail? Run `./restore`.",
                "2. Abort with `./abort` when the error rate climbs above 5 %.",
                "2. Run `./restore` should the deploy fail.",
                "2. `./restore` when step 1 fails",
                "2. Stop everything with `./kill` as soon as customers complain.",
                "2. Worst case: `./kill`",
                "\n### Plan B\n\n1. `./restore`",
                "\n### Manual override\n\n1. `./restore`"
            })
    void waits_for_somebody_to_say_that_it_is_there(String step) {
        assertThat(plan(step)).last().satisfies(last -> assertThat(last.when()).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2. Everything green? Run `./announce`.",
                "2. Run `./announce` when the errors are gone.",
                "2. `./announce` when prompted",
                "2. Run `./watch`, it alerts when the queue is down."
            })
    void what_is_for_the_good_case_is_run(String step) {
        assertThat(plan(step)).last().satisfies(last -> assertThat(last.when()).isEmpty());
    }

    @Test
    void two_plans_to_choose_from_stay_a_choice() {
        assertThat(plan("\n### Plan A\n\n1. `./one`\n\n### Plan B\n\n1. `./two`"))
                .noneMatch(step -> step.when().filter("Plan B"::equals).isPresent());
    }
}
