package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What stands among the steps of a deployment and only takes one of them back.
class TakenBackTest {
    private static final String STEP =
            """
            # Search

            ## Release

            ```bash
            ./bin/index swap
            ```

            **Rollback:**

            ```bash
            ./bin/index swap --previous
            ```

            **Check:** `./bin/index state`
            """;

    @Test
    void it_is_no_step_of_the_deployment() {
        assertThat(PlannerTest.said(PlannerTest.plan(STEP).steps()))
                .containsExactly("./bin/index swap", "./bin/index state");
    }

    @Test
    void it_is_the_way_back_where_no_chapter_is_about_going_back() {
        var plan = PlannerTest.plan(STEP);
        assertThat(PlannerTest.said(plan.rollback())).startsWith("./bin/index swap --previous");
        assertThat(plan.open()).isEmpty();
    }

    @Test
    void it_stays_aside_where_a_chapter_tells_the_way_back() {
        var plan =
                PlannerTest.plan(
                        STEP
                                + """

                                ## Rollback

                                ```bash
                                ./bin/back
                                ```
                                """);
        assertThat(PlannerTest.said(plan.rollback())).startsWith("./bin/back");
        assertThat(plan.unread())
                .anySatisfy(unread -> assertThat(unread.why()).isEqualTo("for going back only"));
    }

    @Test
    void each_way_of_saying_so_is_understood() {
        for (var told :
                List.of(
                        "To roll back, run `./bin/back`.",
                        "Rollback: `./bin/back`",
                        "*Rollback*: run `./bin/back`",
                        "1. Rollback: `./bin/back`",
                        "1. Roll back with `./bin/back`",
                        "- Back out: `./bin/back`",
                        "Run `./bin/ship` (rollback: `./bin/back`).",
                        "Ship it with `./bin/ship`. To undo it, run `./bin/back`.",
                        "```bash\n./bin/ship\n# Rollback\n./bin/back\n```",
                        "```bash\n./bin/ship\n\n# To revert:\n./bin/back\n```",
                        "Rollback command (keep it at hand): `./bin/back`",
                        "Off switch: `./bin/back`",
                        "Kill switch (anybody may pull it, nobody has to ask):\n\n```bash\n./bin/back\n```",
                        "To cancel at any time:\n\n```bash\n./bin/back\n```",
                        "To turn the new search off again:\n\n```bash\n./bin/back\n```",
                        "To revert the release:\n\n```bash\n./bin/back\n```",
                        "- Rollback:\n  ```bash\n  ./bin/back\n  ```")) {
            var plan = PlannerTest.plan("# Search\n\n## Release\n\n" + told + "\n");
            assertThat(PlannerTest.said(plan.steps())).as(told).doesNotContain("./bin/back");
            assertThat(PlannerTest.said(plan.rollback())).as(told).contains("./bin/back");
        }
    }

    @Test
    void what_is_only_made_for_it_is_a_step() {
        for (var told :
                List.of(
                        "- [ ] Rollback plan tested: `./bin/back`",
                        "1. Test the rollback: `./bin/back`",
                        "1. Tag the rollback image with `./bin/back`",
                        "- [ ] Rollback procedure documented: `./bin/back`",
                        "1. Undo the maintenance mode: `./bin/back`")) {
            var plan = PlannerTest.plan("# Search\n\n## Release\n\n" + told + "\n");
            assertThat(PlannerTest.said(plan.steps())).as(told).contains("./bin/back");
        }
    }

    @Test
    void a_command_in_a_sentence_with_a_condition_waits_for_it() {
        for (var told :
                List.of(
                        "If a worker hangs, run `./bin/kick`.",
                        "On failure: `./bin/kick`",
                        "Should the import fail, run `./bin/kick`.",
                        "In case of errors run `./bin/kick`.")) {
            var plan = PlannerTest.plan("# Search\n\n## Release\n\n" + told + "\n");
            assertThat(plan.steps())
                    .as(told)
                    .singleElement()
                    .satisfies(step -> assertThat(step.when()).isPresent());
        }
    }

    @Test
    void a_coverage_holds_it_ready() {
        var runbook = MarkdownReader.read(STEP);
        assertThat(Coverage.lines(runbook)).containsEntry(12, Coverage.Share.READY);
    }

    @Test
    void how_soon_something_shows_limits_no_other_step_and_no_answer() {
        var plan =
                PlannerTest.plan(
                        """
                        # Lamp

                        ## Release

                        1. Stop it with `systemctl stop lamp`. It turns yellow within 10 seconds.
                        2. Start it with `systemctl start lamp`
                        """);
        assertThat(plan.steps())
                .allSatisfy(step ->
                        assertThat(step.limit()).isGreaterThan(java.time.Duration.ofMinutes(1)));
    }
}
