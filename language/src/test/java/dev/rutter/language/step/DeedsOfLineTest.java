package dev.rutter.language.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Planner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a line tells a person to do besides its commands is asked in its place, and what the
/// commands do themselves is not.
class DeedsOfLineTest {
    private static List<String> steps(String text) {
        return Planner.plan(
                        "x.md",
                        MarkdownReader.read("# Move the shop\n\n## Deploy\n\n" + text + "\n"),
                        Environment.unbound("production"))
                .steps()
                .stream()
                .map(step -> step.action().byPerson() ? "ask " + step.title() : "run")
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Edit `shop.yaml` and run `./upgrade`. | Edit `shop.yaml`
                    Update the version in `shop.yaml`, then run `./upgrade`. | Update the version in `shop.yaml`
                    Set the replicas in `shop.yaml` to 3 and apply it with `./apply now`. | Set the replicas in `shop.yaml` to 3
                    Log in to the console, stop the old workers and run `./start`. | Stop the old workers
                    Drain the node by hand and execute `./reboot`. | Drain the node by hand
                    Stop the workers in the console, then `./start`. | Stop the workers in the console
                    Edit `shop.yaml`. Run `./upgrade`. | Edit `shop.yaml`
                    Before the switch, tell the warehouse and run `./switch`. | Tell the warehouse
                    Change the tag in `shop.yaml`, commit, and run `./sync`. | Change the tag in `shop.yaml`, commit
                    Merge the pull request and run `git pull`. | Merge the pull request
                    Restart Redis and run `systemctl restart shop`. | Restart Redis
                    Restart the workers, then run `kubectl rollout restart deploy/web`. | Restart the workers
                    Release the billing service and run `./release web`. | Release the billing service
                    Silence the alerts for 1 hour and run `./upgrade`. | Silence the alerts for 1 hour
                    Pause the consumers for 10 minutes and run `./upgrade`. | Pause the consumers for 10 minutes
                    Take the lock for 30 minutes, then run `./upgrade`. | Take the lock for 30 minutes
                    **Deploy**: fill `shop.yaml` from the vault (or by hand) and run `./upgrade`. | Fill `shop.yaml` from the vault (or by hand)
                    """)
    void what_is_told_before_a_lines_command_is_asked_before_it(String line, String asked) {
        assertThat(steps("1. " + line)).containsExactly("ask " + asked, "run");
        assertThat(steps(line)).containsExactly("ask " + asked, "run");
        assertThat(steps("| Step | Action |\n|---|---|\n| 1 | " + line + " |"))
                .containsExactly("ask " + asked, "run");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Run `./upgrade` and tell the team in #shop. | Tell the team in #shop
                    Run `./upgrade`, then update the ticket. | Update the ticket
                    Run `./upgrade`. Then open the board and clear the alarm. | Open the board, clear the alarm
                    Use `./build` to make the image, then push the button in Jenkins. | Push the button in Jenkins
                    Run `./tag`, note the number and post it. | Note the number, post it
                    Take a copy (`./backup`) and stop the shop. | Stop the shop
                    Run `./upgrade` and wait for the green light. | Wait for the green light
                    """)
    void what_is_told_behind_it_is_asked_behind_it(String line, String asked) {
        assertThat(steps("1. " + line)).containsExactly("run", "ask " + asked);
        assertThat(steps(line)).containsExactly("run", "ask " + asked);
        assertThat(steps("| Step | Action |\n|---|---|\n| 1 | " + line + " |"))
                .containsExactly("run", "ask " + asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Run `./upgrade`.",
                "Open a terminal and run `./upgrade`.",
                "Build and push with `./ship`.",
                "Use `./ship` to build, test and publish.",
                "Restart the shop with `./restart` to clear the cache, drop the locks and reset it.",
                "Check the logs with `./logs` and look for errors.",
                "Run `./upgrade`. See the manual for its options.",
                "Run `./upgrade --env=prod`. Replace prod with the name of yours.",
                "Run `./upgrade`. Add `--verbose` to see more.",
                "Run `./upgrade` and continue with the next step.",
                "Run `./upgrade` and wait until it is done.",
                "Run `./upgrade`. Do not close the terminal.",
                "Run `./upgrade` and verify that the shop answers.",
                "Tag it and push: `git tag v1 && git push`",
                "Run `./upgrade`. This will build the image, push it and restart the pods.",
                "Run `./upgrade`; it will drain the node and update DNS.",
                "Run `./upgrade`: build the image, push it, restart the pods.",
                "Run `./upgrade` (drain the node, update DNS).",
                "Run `./upgrade`, which must: stop the shop, start the shop.",
                "Run `./upgrade` and fix any failures.",
                "Run `./upgrade`, call Bob on error.",
                "Run `./upgrade`, press Enter and type `yes`.",
                "Optionally edit the file and run `./upgrade`.",
                "Drain the node and run `kubectl drain node-1`.",
                "Migrate the database and run `./migrate --all`.",
                "Pull the latest code and run `git pull origin main`.",
                "Restart the service and run `systemctl restart shop`.",
                "Install the requirements and run `pip install -r requirements.txt`.",
                "CI: build the image and run `./upgrade`.",
            })
    void what_the_command_does_or_what_is_said_of_it_is_not_asked_besides(String line) {
        assertThat(steps("1. " + line)).containsExactly("run");
        assertThat(steps(line)).containsExactly("run");
    }

    @Test
    void what_is_stopped_for_a_time_before_a_block_is_asked_before_the_wait() {
        var block = "\n\n```\n./upgrade\n```";
        assertThat(steps("Stop the importer for 10 minutes, then run:" + block))
                .containsExactly("ask Stop the importer for 10 minutes", "run", "run");
        assertThat(steps("Keep both running for 10 minutes, then run:" + block))
                .containsExactly("run", "run");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Wait 10 minutes. Tell support. Stop the shop. | Tell support. Stop the shop.
                    Check https://shop.example.org/health returns 200. Then close the ticket. | Close the ticket.
                    """)
    void what_a_machine_does_of_a_line_leaves_the_rest_to_somebody(String line, String asked) {
        assertThat(steps("1. " + line)).containsExactly("run", "ask " + asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. Wait 10 minutes. It is slow. See the wiki.",
                "The image is big. Use a fast line.\n\n1. Wait 10 minutes.",
                "The old one stays. Keep it.\n\n1. Wait 10 minutes."
            })
    void what_only_explains_is_not_asked(String text) {
        assertThat(steps(text)).containsExactly("run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "See the wiki. Stop the workers.",
                "The controller will see it. Sync the shop again.",
                "Error rates are low. Close the ticket."
            })
    void what_begins_with_how_things_are_may_order_something(String line) {
        assertThat(steps("1. " + line)).containsExactly("ask " + line);
        assertThat(steps("- " + line)).containsExactly("ask " + line);
        assertThat(steps("| Step | Description |\n|---|---|\n| 1 | " + line + " |"))
                .containsExactly("ask " + line);
    }

    @Test
    void each_line_of_a_cell_is_a_deed() {
        assertThat(
                        steps(
                                "| Step | Action |\n|---|---|\n| 1 | Close the till<br>Run `./upgrade`.<br/>Tell support. |"))
                .containsExactly("ask Close the till", "run", "ask Tell support");
    }

    @Test
    void a_deed_of_verify_stays_before_its_command() {
        var plan =
                Planner.plan(
                        "x.md",
                        MarkdownReader.read(
                                "# X\n\n## Deploy\n\n1. `./ship`\n\n## Verify\n\n1. Clear the cart in the test shop and run `./smoke`.\n2. Run `./last`.\n"),
                        Environment.unbound("production"));
        assertThat(plan.steps())
                .extracting(step -> step.title())
                .containsExactly(
                        "./ship",
                        "Clear the cart in the test shop",
                        "Clear the cart in the test shop and run ./smoke.",
                        "Run ./last.");
    }

    @Test
    void what_is_written_over_two_lines_stays_in_order() {
        assertThat(
                        steps(
                                """
                                1. Fill `shop.yaml` from the vault
                                   and run `./upgrade --all
                                   --now`, then tell
                                   the warehouse.
                                """))
                .containsExactly(
                        "ask Fill `shop.yaml` from the vault", "run", "ask Tell the warehouse");
    }

    @Test
    void a_lines_condition_holds_for_the_deed_too() {
        var plan =
                Planner.plan(
                        "x.md",
                        MarkdownReader.read(
                                "# X\n\n## Deploy\n\n1. If the schema changed, tell the warehouse and run `./migrate`.\n"),
                        Environment.unbound("production"));
        assertThat(plan.steps()).hasSize(2);
        assertThat(plan.steps()).allSatisfy(step -> assertThat(step.when()).isPresent());
    }

    @Test
    void what_is_expected_below_the_line_is_held_against_its_command() {
        var plan =
                Planner.plan(
                        "x.md",
                        MarkdownReader.read(
                                """
                                # X

                                ## Deploy

                                1. Run `./upgrade`, then tell the warehouse.

                                   Expected: `done`
                                """),
                        Environment.unbound("production"));
        assertThat(plan.steps().getFirst().expectations()).hasSize(2);
        assertThat(plan.steps().getLast().expectations()).isEmpty();
    }
}
