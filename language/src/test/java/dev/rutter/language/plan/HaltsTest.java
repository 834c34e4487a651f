package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sentences between commands that say when to stop, and turn no command round.
class HaltsTest {
    private static final String BETWEEN =
            """
            # Shop

            ## Deploy

            ```bash
            ./preview
            ```

            %s

            ```bash
            ./ship
            ```
            """;

    private static List<String> done(Plan plan) {
        return plan.steps().stream().map(HaltsTest::told).toList();
    }

    private static String told(PlannedStep step) {
        var what =
                switch (step.action()) {
                    case Action.Ask(var text) -> "ask " + text;
                    case Action.Shell(var script) -> script;
                    case Action.Query _,
                            Action.Http _,
                            Action.Hosting _,
                            Action.Announce _,
                            Action.Attended _,
                            Action.Wait _,
                            Action.Watch _ ->
                            step.action().toString();
                };
        return step.when().map(when -> what + " when " + when).orElse(what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If the preview shows anything else, stop and ask the lead.",
                "If a shard is red, do not proceed.",
                "If the cluster is unhealthy, abort the upgrade.",
                "If the backlog is above 0, wait and look again.",
                "If you see warnings, call the database team before going on.",
                "Unless the backlog is 0, do not continue.",
                "If a shard is red → STOP.",
                "Stop if any of the checks fail.",
                "Do not continue until the shards are green.",
                "Proceed only if all shards are green.",
                "Wait until the shards are green before going on.",
                "STOP: do not go on if a shard is red.",
                "When everything looks good, continue."
            })
    void asks_at_its_place_whether_it_goes_on(String words) {
        var asked = "ask " + words.replaceFirst("\\.$", "") + ": may it go on?";
        assertThat(done(plan(BETWEEN.formatted(words))))
                .containsExactly("./preview", asked, "./ship");
        assertThat(done(plan(BETWEEN.formatted("> " + words))))
                .containsExactly("./preview", asked, "./ship");
        assertThat(done(plan(BETWEEN.formatted("- " + words)))).hasSize(3).contains("./ship");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If you need help, ask in #shop.",
                "If a step fails, see the wiki.",
                "If all pods run, the upgrade worked.",
                "If this fails, stop here."
            })
    void guards_nothing_with_words_for_another_case(String words) {
        assertThat(done(plan(BETWEEN.formatted(words)))).containsExactly("./preview", "./ship");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If tables changed, run the migrations.",
                "If tables changed:",
                "If tables changed, stop and run:",
                "If tables changed, you need the following command."
            })
    void guards_what_is_announced(String words) {
        assertThat(done(plan(BETWEEN.formatted(words))))
                .containsExactly("./preview", "./ship when If tables changed");
    }

    @Test
    void knows_where_what_stands_below_is_how_to_stop() {
        var words = "If the preview is slow, halt the rollout.";
        assertThat(done(plan(BETWEEN.formatted(words).replace("./ship", "./halt now"))))
                .containsExactly("./preview", "./halt now when If the preview is slow");
    }

    @Test
    void leaves_what_goes_on_otherwise_without_a_condition() {
        assertThat(done(plan(BETWEEN.formatted("**If a shard is red, stop.** Otherwise go on:"))))
                .containsExactly(
                        "./preview", "ask If a shard is red, stop: may it go on?", "./ship");
    }

    @Test
    void asks_between_the_commands_of_a_block_and_of_an_item() {
        var block = BETWEEN.formatted("x").replace("```\n\nx\n\n```bash\n", "# If red, STOP\n");
        assertThat(done(plan(block)))
                .containsExactly("./preview", "ask If red, STOP: may it go on?", "./ship");
        var list =
                """
                # Shop

                ## Deploy

                1. Look at the preview.
                2. If it shows errors, stop.

                   ```bash
                   ./ship
                   ```
                """;
        assertThat(done(plan(list)))
                .containsExactly(
                        "ask Look at the preview.",
                        "ask If it shows errors, stop: may it go on?",
                        "./ship");
    }

    @Test
    void shows_what_a_command_of_the_same_item_printed() {
        var plan =
                plan(
                        """
                        # Shop

                        ## Deploy

                        1. Run `./preview`. If it lists more than 3 changes, stop.
                        2. `./ship` (stop if it prints warnings)
                        """);
        assertThat(plan.steps())
                .extracting(step -> step.expectations().toString())
                .first()
                .asString()
                .contains("If it lists more than 3 changes, stop: may it go on?");
        assertThat(plan.steps().getLast().expectations().toString())
                .contains("stop if it prints warnings: may it go on?");
        assertThat(plan.steps()).allMatch(step -> step.when().isEmpty());
    }

    @Test
    void asks_on_the_way_back_too() {
        var plan =
                plan(
                        """
                        # Shop

                        ## Deploy

                        ```bash
                        ./ship
                        ```

                        ## Rollback

                        ```bash
                        ./halt
                        ```

                        If the folder is still in use, wait a minute.

                        ```bash
                        ./restore
                        ```
                        """);
        assertThat(plan.rollback().stream().map(HaltsTest::told))
                .containsExactly(
                        "./halt",
                        "ask If the folder is still in use, wait a minute: may it go on?",
                        "./restore");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Restart only after the alert shows \"Resolved\". In a flood it would stay up without protection.",
                "Only restart once the alert is over."
            })
    void what_a_command_waits_for_is_asked_before_it_though_said_behind(String says) {
        var plan =
                plan(
                        "# Shop\n\n## Deploy\n\n```bash\n./build\n```\n\n```bash\n./restart\n```\n\n"
                                + says
                                + "\n");
        assertThat(done(plan)).hasSize(3);
        assertThat(done(plan).get(0)).isEqualTo("./build");
        assertThat(done(plan).get(1)).startsWith("ask ").contains("may it go on?");
        assertThat(done(plan).get(2)).isEqualTo("./restart");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Restart this if the cache is stale.", "Restart it only if it is stale."})
    void a_case_of_it_is_no_halt(String says) {
        var plan =
                plan(
                        "# Shop\n\n## Deploy\n\n```bash\n./build\n```\n\n"
                                + says
                                + "\n\n```bash\n./restart\n```\n");
        assertThat(done(plan)).noneMatch(it -> it.contains("may it go on?"));
    }

    @Test
    void what_must_hold_is_no_list_of_alerts() {
        var plan =
                plan(
                        """
                        # Shop

                        ## Deploy

                        ```bash
                        ./build
                        ```

                        ## Verify that no alert fires

                        - **Error rate**: below 1 %
                        - **p95**: less than 500 ms
                        - The importer is stopped
                        """);
        assertThat(done(plan)).hasSizeGreaterThan(1);
    }

    @Test
    void what_may_end_it_all_is_asked_in_its_place() {
        var plan =
                plan(
                        """
                        # The breaker stopped the API

                        ## 1. Confirm what fired

                        ```bash
                        ./alerts --list
                        ```

                        - `burst`: more than 1,500 calls in 5 minutes.
                        - `day`: more than 20,000 calls in 24 hours.

                        ## 2. Look at the traffic

                        Decide whether it was abuse or real traffic. For abuse, stop here.

                        ## 3. Restart

                        ```bash
                        ./restart
                        ```
                        """);
        assertThat(done(plan))
                .containsExactly(
                        "./alerts --list",
                        "ask Decide whether it was abuse or real traffic. For abuse, stop here: may it go on?",
                        "./restart");
    }
}
