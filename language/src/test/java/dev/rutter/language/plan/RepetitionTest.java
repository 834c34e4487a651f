package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.markdown.MarkdownReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What somebody says may be done twice is repeated after a crash, and nothing else is.
class RepetitionTest {
    private static final String RUNBOOK =
            """
            # Widget

            ## Deploy

            ```bash
            # Write the release
            ./bin/release
            ```

            <!-- rutter: idempotent -->
            <!-- rutter: timeout: 90 s -->

            ```bash
            # Announce it
            ./bin/announce
            ```

            ```bash
            # Empty the cache
            rm -rf /srv/widget/cache
            ```

            ```bash
            # Count it
            ./bin/count
            ```
            """;

    private static Plan plan(String idempotent) {
        var companion =
                CompanionReader.read(
                        "environments:\n  production:\n    idempotent: " + idempotent + "\n");
        assertThat(companion.problems()).isEmpty();
        return Planner.plan(
                "R.md",
                MarkdownReader.read(RUNBOOK),
                companion.environments().values().stream().findFirst().orElseThrow());
    }

    private static Plan.PlannedStep step(Plan plan, String title) {
        return plan.steps().stream()
                .filter(step -> step.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void only_the_line_that_is_named_is_repeated() {
        var plan = plan("[Write the release]");
        assertThat(step(plan, "Write the release").ifInterrupted())
                .isEqualTo(Plan.IfInterrupted.REPEAT);
        assertThat(step(plan, "Count it").ifInterrupted()).isEqualTo(Plan.IfInterrupted.ADOPT);
        assertThat(PlanText.show(plan))
                .contains("if interrupted repeat")
                .contains("repeated if interrupted: rutter.yaml:3 says idempotent");
        assertThat(step(plan("[]"), "Write the release").ifInterrupted())
                .isEqualTo(Plan.IfInterrupted.ADOPT);
    }

    @Test
    void a_command_is_named_by_its_own_words_too() {
        assertThat(step(plan("./bin/count"), "Count it").ifInterrupted())
                .isEqualTo(Plan.IfInterrupted.REPEAT);
    }

    @Test
    void comments_above_a_fence_add_up() {
        var announced = step(plan("[]"), "Announce it");
        assertThat(announced.ifInterrupted()).isEqualTo(Plan.IfInterrupted.REPEAT);
        assertThat(announced.limit()).isEqualTo(Duration.ofSeconds(90));
        assertThat(announced.why()).contains("line 10 says idempotent");
        assertThat(step(plan("[]"), "Count it").limit()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void of_an_alternative_that_is_not_taken_nothing_is_chosen_or_run() {
        var runbook =
                MarkdownReader.read(
                        """
                        # Widget

                        ## Deploy

                        ### Option A: The dashboard

                        #### Option 1: By mouse

                        - [ ] Press the button

                        #### Option 2: By script

                        ```bash
                        ./bin/press
                        ```

                        ### Option B: The command line

                        ```bash
                        ./bin/release
                        ```
                        """);
        var plan =
                Planner.plan(
                        "R.md",
                        runbook,
                        CompanionReader.read(
                                        "environments: { p: { choose: { Deploy: Option B } } }")
                                .environments()
                                .values()
                                .stream()
                                .findFirst()
                                .orElseThrow());
        assertThat(plan.steps()).extracting(Plan.PlannedStep::line).containsExactly(20);
        assertThat(plan.open()).noneMatch(open -> open.kind() == Plan.Open.Kind.CHOICE);
    }

    @Test
    void what_can_destroy_something_is_asked_about_whatever_is_said() {
        var emptied = step(plan("[Empty the cache, rm -rf]"), "Empty the cache");
        assertThat(emptied.ifInterrupted()).isEqualTo(Plan.IfInterrupted.ASK);
        assertThat(emptied.why())
                .contains("asked about if interrupted, though rutter.yaml:3 says idempotent");
    }
}
