package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static dev.rutter.language.plan.PlannerTest.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What headings and sentences put off until the deployment is long over.
class PutOffTest {
    private static final String PARTS =
            """
            # Shop

            ## Step 1: Ship

            ```bash
            ./ship.sh
            ```

            ## %s

            %s

            ```bash
            ./tighten.sh
            ```

            ## Step 3: Announce

            ```bash
            ./announce.sh
            ```
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Step 2: (LATER) Tighten the column",
                "Step 2 (later, not now): tighten",
                "Phase 2: Contract (next release)",
                "Step 2: Contract (in a later release)",
                "Step 2: Later: tighten the column",
                "Step 2: Tighten the column (deferred)"
            })
    void a_heading_that_says_later_is_no_part_of_the_run(String heading) {
        assertThat(said(plan(PARTS.formatted(heading, "It takes a minute.")).steps()))
                .containsExactly("./ship.sh", "./announce.sh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Not part of this deployment; next sprint at the earliest.",
                "This step is not part of this release.",
                "Wait until the release has been live for a week before you do this.",
                "Do not do this before the release has run for a week.",
                "**Only once** step 1 has been running cleanly for a day or two."
            })
    void a_sentence_says_it_of_all_that_stands_below_it(String sentence) {
        for (var more : new String[] {"", "\n\nTighten it so that nothing slips:"}) {
            assertThat(said(plan(PARTS.formatted("Step 2: Tighten", sentence + more)).steps()))
                    .containsExactly("./ship.sh", "./announce.sh");
        }
    }

    @Test
    void a_sentence_in_an_item_says_it_of_the_item() {
        assertThat(
                        said(
                                plan("""
                                # Shop

                                ## Release

                                1. Run `./ship.sh`
                                2. Tighten it:

                                   Do not do this before the release has run for a week.

                                   ```bash
                                   ./tighten.sh
                                   ```
                                3. Run `./announce.sh`
                                """)
                                        .steps()))
                .contains("./ship.sh", "./announce.sh")
                .doesNotContain("./tighten.sh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Install version 1.2 or later.",
                "Wait until the queue is empty.",
                "Do not do this twice.",
                "The old table is not part of the release."
            })
    void other_sentences_put_nothing_off(String sentence) {
        assertThat(said(plan(PARTS.formatted("Step 2: Tighten", sentence)).steps()))
                .contains("./ship.sh", "./tighten.sh", "./announce.sh");
    }

    @Test
    void what_waits_for_others_is_asked() {
        var steps =
                plan(PARTS.formatted("Step 2: Once all clients are upgraded", "Tighten it:"))
                        .steps();
        assertThat(said(steps))
                .containsExactly(
                        "./ship.sh",
                        "Once all clients are upgraded: may it go on?",
                        "./tighten.sh",
                        "./announce.sh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**Step 2: Retire the old pool** (after 1 week of stable operation)",
                "**Step 2: Retire the old pool** (next sprint)",
                "### Step 2: Keep the old pool for 7 days, then retire it",
            })
    void a_label_that_says_so_in_brackets_puts_off_what_stands_below_it(String label) {
        assertThat(
                        said(
                                plan("# Shop\n\n## Deploy\n\n**Step 1: Ship**\n\n```bash\n./ship.sh\n```\n\n"
                                                + label
                                                + "\n\n```bash\n./retire.sh\n```\n")
                                        .steps()))
                .containsExactly("./ship.sh");
    }

    @Test
    void weeks_behind_a_cutover_are_later_and_its_first_day_is_asked_about() {
        var plan =
                plan(
                        """
                        # Shop

                        ## Deploy

                        ```bash
                        ./ship.sh
                        ```

                        ## Post-cutover tasks

                        ### Day 1

                        ```bash
                        ./look.sh
                        ```

                        ### Week 1

                        ```bash
                        ./tighten.sh
                        ```

                        ### Month 1

                        ```bash
                        ./drop.sh
                        ```
                        """);
        assertThat(said(plan.steps())).containsExactly("./ship.sh", "./look.sh");
        assertThat(plan.steps().getLast().when()).contains("Day 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "After the code freeze (2 weeks)",
                "3. After the soak period (24 hours)",
                "After a code freeze of 2 weeks"
            })
    void whether_an_event_with_its_length_is_over_is_asked(String heading) {
        var plan = plan("# X\n\n## Deploy\n\n1. `./ship`\n\n## " + heading + "\n\n1. `./later`\n");
        assertThat(plan.steps().getLast().when()).isPresent();
        assertThat(plan.steps()).noneMatch(step -> step.action() instanceof Action.Watch);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Soak for a day.",
                "Let it run overnight.",
                "Wait a day.",
                "Wait a week before the next step.",
                "Let both run for a full week."
            })
    void a_length_in_words_is_let_pass_as_one_in_figures(String item) {
        var plan = plan("# X\n\n## Deploy\n\n1. `./ship`\n2. " + item + "\n3. `./next`\n");
        assertThat(plan.steps().get(1).action())
                .isInstanceOfAny(Action.Wait.class, Action.Watch.class);
        assertThat(said(plan.steps())).last().isEqualTo("./next");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Watch the dashboards twice a day.",
                "Keep it out of a daily rhythm.",
                "Wait a week before deleting the old volume."
            })
    void how_often_and_before_what_lets_no_time_pass(String item) {
        var plan = plan("# X\n\n## Deploy\n\n1. `./ship`\n2. " + item + "\n3. `./next`\n");
        assertThat(plan.steps())
                .noneMatch(step -> step.action() instanceof Action.Wait)
                .noneMatch(step -> step.action() instanceof Action.Watch);
    }
}
