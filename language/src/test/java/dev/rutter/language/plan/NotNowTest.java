package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a document puts off is done by no run.
class NotNowTest {
    private static Plan shop(String more) {
        return PlannerTest.plan(
                "# Shop\n\n## Release\n\n```bash\n./bin/ship\n```\n\n"
                        + more
                        + "\n\n## Rollback\n\n```bash\n./bin/back\n```\n");
    }

    private static List<String> forward(String more) {
        return PlannerTest.said(shop(more).steps());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## Cleanup (after one week)",
                "## Clean up - 7 days later",
                "## After 24 hours",
                "## After the first week",
                "## The next day",
                "## Step 3: Remove the old one (in the next release)",
                "## Remove the old servers after two weeks",
                "## T+7 days: retire the old pool",
                "## Back to the old pool (planned, the following weekend)",
                "## Aufräumen (nach einer Woche)",
                "## Nettoyage (après une semaine)",
                "## Limpieza (después de 3 días)",
                "**One month later:**",
                "Once it has been stable for a week:",
                "In 7 days, run:",
                "## After the switch (several days)",
                "## After go-live (at least 2 weeks)",
                "Once a week has passed, delete the old volume:",
                "**4. Soak.** At least a day before the next app.",
            })
    void what_is_put_off_is_not_done_with_the_deployment(String above) {
        var plan = shop(above + "\n\n```bash\n./bin/rm-old\n```\n");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./bin/ship");
        assertThat(plan.unread())
                .singleElement()
                .satisfies(unread -> assertThat(unread.why()).startsWith("not now: "));
    }

    @Test
    void a_wait_before_something_is_taken_away_puts_that_off_and_what_is_counted_behind_it() {
        assertThat(
                        forward(
                                "## After\n\n1. Run `./bin/warm`.\n2. Wait 7 days before deleting the old bucket.\n3. Run `./bin/rm-old`.\n"))
                .containsExactly("./bin/ship", "./bin/warm");
        assertThat(
                        forward(
                                "## After\n\n- Wait at least a week before you remove the old pool.\n- Remove it with `./bin/rm-old`.\n- Run `./bin/warm`.\n"))
                .containsExactly("./bin/ship", "./bin/warm");
        assertThat(
                        forward(
                                "## After\n\n1. Wait 7 days before deleting the bucket.\n2. Tell support.\n3. Delete the old bucket.\n4. Run `./bin/warm`.\n"))
                .containsExactly("./bin/ship", "Tell support.");
        assertThat(
                        forward(
                                "## After\n\n1. Wait one day before you delete the backup.\n2. Remove the banner.\n3. Run `./bin/warm`.\n"))
                .containsExactly("./bin/ship", "wait 24 h", "Remove the banner.", "./bin/warm");
        assertThat(
                        forward(
                                "## After\n\nWait 48 hours before dropping the old table.\n\n```bash\n./bin/warm\n```\n"))
                .containsExactly("./bin/ship", "./bin/warm");
        assertThat(
                        forward(
                                "## After\n\n1. Wait 10 minutes before deleting the old bucket.\n2. Run `./bin/rm-old`.\n"))
                .contains("./bin/rm-old");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## After 5 minutes",
                "## After the 4.2 release",
                "## Next: warm the cache",
                "## Following deployment",
                "## After the switch (5 minutes)",
                "## After the switch (see day 2 of the plan)",
                "Bake the image at least a day before the window.",
                "## After the code freeze (2 weeks)",
                "Once a day has passed since the freeze began, start it:",
                "Check that sessions expire after 24 hours:",
                "Set the backups to be deleted after 30 days:",
                "Within 24 hours:",
            })
    void what_is_soon_or_speaks_of_something_else_is_done(String above) {
        assertThat(forward(above + "\n\n```bash\n./bin/warm\n```\n")).contains("./bin/warm");
    }

    @Test
    void a_command_for_a_little_later_waits_for_somebody_to_say_that_it_is_time() {
        var plan = shop("1. Turn the flag on after 2 hours: `./bin/flag on`\n");
        assertThat(plan.steps().getLast().when()).contains("after 2 hours");
        assertThat(shop("1. Kick the worker that hangs after 10 minutes: `./bin/kick`\n").steps())
                .allMatch(step -> step.when().isEmpty());
    }

    @Test
    void it_proves_no_way_back() {
        var plan =
                shop(
                        "## Verify\n\n```bash\n./bin/look\n# After two days: look once more\n./bin/again\n```\n");
        assertThat(PlannerTest.said(plan.rollback()))
                .contains("./bin/look")
                .doesNotContain("./bin/again");
    }

    @Test
    void before_the_deployment_what_a_person_signs_has_the_time_behind_it() {
        assertThat(
                        forward(
                                "## Prerequisites\n\n- [ ] After 24 hours on staging, no alert is open\n"))
                .anyMatch(said -> said.startsWith("After 24 hours on staging"));
    }

    @Test
    void where_the_run_watches_so_long_it_comes_behind_the_window() {
        var said =
                forward(
                        """
                        ## Monitoring (24 hours)

                        - Error rate < 1 %

                        **After 24 hours:**

                        ```bash
                        ./bin/report
                        ```
                        """);
        assertThat(said.getLast()).isEqualTo("./bin/report");
    }

    @Test
    void a_numbered_failover_is_one_sequence_also_where_one_part_alone_would_be_a_deployment() {
        var plan =
                PlannerTest.plan(
                        """
                        # Failover of the ledger

                        ## 1. Fence the old primary

                        ```bash
                        ./bin/fence
                        ```

                        ## 2. Promote

                        ```bash
                        ./bin/promote
                        ```

                        ## 3. Move the address

                        ```bash
                        ./bin/move
                        ```

                        ## 4. If nobody answers

                        ```bash
                        ./bin/page
                        ```
                        """);
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly("./bin/fence", "./bin/promote", "./bin/move");
    }

    @Test
    void one_rule_for_stopping_does_not_make_steps_the_way_back() {
        var plan =
                shop(
                        """
                        ## Workers

                        ```bash
                        ./bin/upgrade workers
                        ```

                        Stop the upgrade if two nodes are not ready. Abort if none is.
                        """);
        assertThat(PlannerTest.said(plan.steps())).contains("./bin/upgrade workers");
        assertThat(PlannerTest.said(plan.rollback())).startsWith("./bin/back");
    }

    @Test
    void what_the_text_says_is_done_already_is_told_and_not_done_again() {
        var plan =
                shop(
                        "## Indexes\n\n1. **Add them.** Done on production on 2026-03-13.\n   ```bash\n   ./bin/indexes\n   ```\n");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./bin/ship");
        assertThat(plan.unread())
                .anySatisfy(it -> {
                    assertThat(it.says()).startsWith("Add them. Done on production");
                    assertThat(it.why()).contains("done");
                });
    }
}
