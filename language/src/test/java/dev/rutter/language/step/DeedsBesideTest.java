package dev.rutter.language.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What words over a block, a bold sentence or a counted heading tell somebody to do is asked in
/// its place, and what only announces the block is not asked besides.
class DeedsBesideTest {
    private static Plan plan(String text) {
        return Planner.plan(
                "x.md",
                MarkdownReader.read("# Move the shop\n\n" + text + "\n"),
                Environment.unbound("production"));
    }

    private static List<String> steps(String text) {
        return plan("## Deploy\n\n" + text).steps().stream()
                .map(step -> step.action().byPerson() ? "ask " + step.title() : "run")
                .toList();
    }

    private static String over(String words, String command) {
        return words + "\n\n```bash\n" + command + "\n```";
    }

    @Test
    void a_workflow_that_no_line_of_the_block_starts_is_asked_before_it() {
        assertThat(
                        steps(
                                over(
                                        "**Cut over.** Run the `release` workflow with the new tag.",
                                        "./watch-it")))
                .containsExactly(
                        "ask Cut over. Run the `release` workflow with the new tag.", "run");
        assertThat(steps(over("Run the `release` workflow with the new tag.", "./start release")))
                .containsExactly("run");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Swap the proxy site to the new root, then reload it: | sudo systemctl reload nginx | Swap the proxy site to the new root
                    Point the balancer at the new pool and restart it: | sudo systemctl restart haproxy | Point the balancer at the new pool
                    Drain web1 in the console. Then stop it: | ./web1 stop | Drain web1 in the console.
                    Drain web1. Open the gate. Then stop it: | ./web1 stop | Drain web1. Open the gate.
                    Move the record, announce it, and check the site: | ./check-site --all | Move the record, announce it
                    Ask the warehouse to pause, then run: | ./orders move | Ask the warehouse to pause
                    """)
    void what_is_told_before_the_deed_of_a_block_is_asked_before_it(
            String words, String command, String asked) {
        assertThat(steps(over(words, command))).containsExactly("ask " + asked, "run");
        assertThat(steps("1. " + over(words, command).replace("\n", "\n   ")))
                .containsExactly("ask " + asked, "run");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Reload nginx: | systemctl reload nginx
                    Run the migration: | ./migrate up
                    Build and start the containers: | docker compose up -d --build
                    Create a backup and verify it: | pg_dump shop > shop.sql
                    Fetch the code, install what it needs and restart: | git pull && npm ci && pm2 restart shop
                    Use the script to build the image, push it and deploy: | ./ship
                    Restart the worker to clear the cache, drop the locks and reset it: | systemctl restart worker
                    Stop the shop and remove the old image: | docker compose down && docker image prune
                    Swap the site, then update: | ./update.sh
                    Drop the old tables, then migrate: | ./safe-migrate
                    Tag the new version, then release: | npm run release
                    """)
    void words_that_only_announce_a_block_are_not_asked_besides(String words, String command) {
        assertThat(steps(over(words, command))).containsExactly("run");
        assertThat(steps("1. " + over(words, command).replace("\n", "\n   ")))
                .containsExactly("run");
    }

    @Test
    void then_alone_says_not_that_the_block_does_it() {
        assertThat(steps(over("Close the gate by hand. Then tell Ana.", "./ship")))
                .noneMatch("ask Close the gate by hand."::equals);
    }

    @Test
    void an_item_is_asked_where_the_words_below_it_go_on_with_another_deed() {
        assertThat(
                        steps(
                                "1. Move the record to the new address.\n\n   Then flush the cache:\n\n   ```bash\n   ./cache flush\n   ```"))
                .containsExactly("ask Move the record to the new address. (before line 10)", "run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**4. Strip the old script.** Take the proxy block out of it.",
                "**4. Deploy for real** by pushing to the branch of the app.",
                "**4. Drain.** Ten minutes at most.",
                "**4. The flag.** Turn it on for everybody.",
                "**Change the admin password** in the dashboard."
            })
    void a_step_in_bold_without_a_block_is_asked(String text) {
        assertThat(steps(over("**1. Start it:**", "./start") + "\n\n" + text + "\n\nThat is all."))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("ask ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**Never** change it by hand.",
                "**CRITICAL:** Always use migrations for the schema.",
                "**Impact:** Restart of the shop takes a minute.",
                "**4. Start it.**\n\n```bash\n./start\n```"
            })
    void what_warns_or_names_something_in_bold_is_no_step_of_its_own(String text) {
        assertThat(steps(text)).noneMatch(step -> step.startsWith("ask "));
    }

    @Test
    void a_counted_heading_over_sentences_alone_is_the_step() {
        var plan =
                plan(
                        """
                        ## 1. Deploy the app

                        ```bash
                        ./ship
                        ```

                        ## 2. Deploy the pages

                        The pipeline does it as soon as the branch has the tag.

                        ## 3. Announce the switch

                        The team channel is the place.

                        ## 4. Verify it

                        ### 4.1 The shop

                        ```bash
                        ./look
                        ```
                        """);
        assertThat(plan.steps())
                .extracting(step -> step.title())
                .contains(
                        "Deploy the pages: The pipeline does it as soon as the branch has the tag.",
                        "Announce the switch: The team channel is the place.")
                .noneMatch(title -> title.startsWith("Verify it:"));
    }
}
