package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.plan.Plan.PlannedStep;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ways back for different moments.
class ByMomentTest {
    private static Plan plan(String one, String two, String... environment) {
        return PlannerTest.plan(
                "# Shop\n\n## Deploy\n\n1. `./cut.sh`\n\n## Rollback\n\n### "
                        + one
                        + "\n\n1. `./a.sh`\n\n### "
                        + two
                        + "\n\n1. `./b.sh`\n",
                environment);
    }

    @ParameterizedTest
    @CsvSource({
        "Before the write cutover, After the write cutover",
        "Immediate rollback (<15 minutes), Delayed rollback (>15 minutes)",
        "Within the first hour, More than an hour later",
        "Rollback before migration, Rollback after migration",
    })
    void each_is_asked_when_it_comes_to_that(String one, String two) {
        var plan = plan(one, two);
        assertThat(plan.open()).extracting(Plan.Open::kind).doesNotContain(Plan.Open.Kind.CHOICE);
        assertThat(PlannerTest.said(plan.rollback())).containsExactly("./a.sh", "./b.sh");
        assertThat(plan.rollback())
                .extracting(PlannedStep::when)
                .containsExactly(Optional.of(one), Optional.of(two));
    }

    @Test
    void the_one_that_the_companion_names_is_taken_unasked() {
        var plan =
                plan(
                        "Before the cutover",
                        "After the cutover",
                        "choose: { \"Rollback\": \"After the cutover\" }");
        assertThat(PlannerTest.said(plan.rollback())).containsExactly("./b.sh");
    }
}
