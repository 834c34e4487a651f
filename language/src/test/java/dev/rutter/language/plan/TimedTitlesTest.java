package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a heading says of how long its part takes, or may take, opens no window.
class TimedTitlesTest {
    private static Plan plan(String text) {
        return Planner.plan("x.md", MarkdownReader.read(text), Environment.unbound("production"));
    }

    private static List<String> done(String text) {
        return plan(text).steps().stream()
                .map(step ->
                        step.action() instanceof Action.Shell shell ? shell.script() : "a window")
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Restore the database (RTO 2 hours)",
                "Restore the database (RTO: ~2h, RPO: 15 min)",
                "Restore the database — RTO 2 hours",
                "Restore the database (RPO 15 min)",
                "Switch traffic (20 min)",
                "2. Switch the traffic (approx. 20 minutes)",
                "Route all traffic to the new site (est. 20 min)"
            })
    void what_is_done_there_keeps_its_place(String title) {
        var text =
                """
                # Disaster recovery
                ## Stop the services (5 min)
                ```bash
                ./stop
                ```
                ## %s
                ```bash
                ./it
                ```
                ## Start the services (5 min)
                ```bash
                ./start
                ```
                """
                        .formatted(title);
        assertThat(done(text)).containsExactly("./stop", "./it", "./start");
        assertThat(plan(text).open()).noneMatch(open -> open.what().contains("deploys anything"));
    }

    @Test
    void a_length_of_tests_is_how_long_they_take() {
        assertThat(done("# Release\n## Deploy\n1. `./ship`\n## Smoke test (15 min)\n1. `./smoke`"))
                .containsExactly("./ship", "./smoke");
    }

    @Test
    void a_part_of_the_users_is_looked_at_for_so_long() {
        for (var title : List.of("10% traffic (30 min)", "Internal users (30 min)")) {
            var book = MarkdownReader.read("# Deploy\n## Deploy\n### " + title + "\n1. `./a`");
            assertThat(book.all(Entry.Window.class))
                    .extracting(Entry.Window::kind)
                    .containsExactly(Entry.Window.Kind.WATCH);
        }
    }

    @Test
    void what_counted_steps_say_of_their_length_is_no_time_to_watch() {
        assertThat(
                        done(
                                """
                                # Failover
                                ## Step 1: Stop the writers (5 minutes)
                                1. `./stop`
                                ## Step 2: Verify the replica (10 minutes)
                                1. `./compare`
                                ## Step 3: Promote it (~15 min)
                                1. `./promote`
                                """))
                .containsExactly("./stop", "./compare", "./promote");
    }

    @Test
    void a_part_that_verifies_takes_as_long_as_it_says_where_the_other_parts_do() {
        assertThat(
                        done(
                                """
                                # Release
                                ## Deployment (30 minutes)
                                1. `./ship`
                                ## Validation (15 minutes)
                                1. `./compare`
                                """))
                .containsExactly("./ship", "./compare");
    }

    @Test
    void a_time_behind_the_deployment_is_still_watched() {
        for (var title : List.of("3. Monitor (30 min)", "3. Watch the dashboards (1 hour)")) {
            var book =
                    MarkdownReader.read(
                            "# Release\n## 1. Prepare (5 min)\n1. `./a`\n## 2. Deploy (5 min)\n1. `./b`\n## "
                                    + title
                                    + "\n1. `./look`\n");
            assertThat(book.all(Entry.Window.class))
                    .filteredOn(window -> window.kind() == Entry.Window.Kind.WATCH)
                    .as(title)
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Disaster recovery", "Regional failover", "Deploy the shop"})
    void counted_steps_keep_their_order_whatever_their_length(String title) {
        var text =
                """
                # %s
                ## Step 1 — Check the replica (5 minutes)
                ```bash
                ./lag
                ```
                ## Step 2 — Replace the tasks (5 minutes)
                ```bash
                ./replace
                ```
                ## Step 3 — Move the DNS (2 minutes)
                ```bash
                ./dns
                ```
                """
                        .formatted(title);
        assertThat(done(text)).containsExactly("./lag", "./replace", "./dns");
    }
}
