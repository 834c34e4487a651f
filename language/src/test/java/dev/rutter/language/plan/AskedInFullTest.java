package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a document leaves to somebody is asked of them with all of its words, where it is told.
class AskedInFullTest {
    private static Plan plan(String text) {
        return Planner.plan(
                "x.md",
                MarkdownReader.read("# Shop\n\n" + text),
                Environment.unbound("production"));
    }

    private static List<String> steps(String text) {
        return plan(text).steps().stream()
                .map(step ->
                        step.action() instanceof Action.Ask ask
                                ? ask.text()
                                : step.action() instanceof Action.Wait ? "wait" : "run")
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 lost orders",
                "3 replicas are running",
                "5 minutes without errors",
                "10 % of the hosts are drained"
            })
    void a_figure_that_an_item_begins_with_is_asked_with_it(String item) {
        assertThat(steps("## Verification\n\n- [ ] " + item + "\n")).containsExactly(item);
    }

    @Test
    void the_number_of_a_step_is_no_figure() {
        assertThat(steps("## Deploy\n\n- [ ] 2. Tell support\n- [ ] 3 Close the ticket\n"))
                .containsExactly("Tell support", "Close the ticket");
    }

    @Test
    void a_line_that_is_broken_in_its_place_goes_on_without_the_mark() {
        assertThat(steps("## Deploy\n\n1. Open the console\\\n   and choose the region.\n"))
                .containsExactly("Open the console and choose the region.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Stop the old writer when the copy has caught up.",
                "Pause the nightly import as soon as the table is locked."
            })
    void what_is_stopped_when_something_happens_is_a_step_and_calls_nobody(String item) {
        var plan = plan("## Deploy\n\n1. Run `./copy`.\n2. " + item + "\n");
        assertThat(steps("## Deploy\n\n1. Run `./copy`.\n2. " + item + "\n"))
                .containsExactly("run", item);
        assertThat(plan.rules()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Stop the rollout when errors rise.",
                "Pause the migration as soon as lag builds up."
            })
    void what_is_on_its_way_is_stopped_by_a_rule(String item) {
        assertThat(plan("## Deploy\n\n1. Run `./copy`.\n\n- " + item + "\n").rules()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Repeat the steps above for production.",
                "Do the same on production.",
                "Run all of it again in production."
            })
    void what_is_done_again_elsewhere_is_asked_whatever_it_stands_under(String again) {
        var plan = plan("## Deploy\n\n### Staging\n\n1. Run `./ship`.\n2. " + again + "\n");
        assertThat(plan.steps()).hasSize(2);
        assertThat(plan.steps().getFirst().when()).isPresent();
        assertThat(plan.steps().getLast().when()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Error rate must be below 1 %. Tell support.
                    The error rate is below 1 %. Restart the worker.
                    """)
    void what_is_told_behind_a_bound_is_asked(String line) {
        assertThat(steps("## Verify\n\n" + line + "\n")).contains(line);
        assertThat(steps("## Verify\n\n- " + line + "\n")).contains(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The DBA runs `./grants` and tells support.",
                "QA runs `./smoke`",
                "Release manager: runs `./sign`",
                "The release manager merges the branch."
            })
    void what_somebody_of_a_role_does_is_asked(String line) {
        var words = line.replace("`", "");
        assertThat(steps("## Deploy\n\n- " + line + "\n- Run `./ship`.\n"))
                .containsExactly(words, "run");
        assertThat(steps("## Deploy\n\n" + line + "\n\n- Run `./ship`.\n"))
                .containsExactly(words, "run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Technical lead: handles the updates",
                "The DBA runs reports every week.",
                "The script calls `./foo`."
            })
    void what_a_role_is_there_for_is_not_asked(String line) {
        assertThat(steps("## Deploy\n\n- " + line + "\n- Run `./ship`.\n")).containsExactly("run");
    }

    @Test
    void what_somebody_watches_before_a_command_is_asked_once_the_time_is_over() {
        assertThat(
                        steps(
                                "## Deploy\n\n1. Run `./ship`.\n2. Watch the logs for 10 minutes, then run `./promote`.\n"))
                .containsExactly("run", "wait", "Watch the logs for 10 minutes", "run");
        assertThat(
                        steps(
                                "## Deploy\n\n1. Run `./ship`.\n2. Monitor for 10 minutes, then run `./promote`.\n"))
                .containsExactly("run", "wait", "run");
    }

    @Test
    void a_case_over_what_may_be_a_command_is_asked_with_it() {
        assertThat(
                        steps(
                                "## Verify\n\nIf the queue is not empty:\n\n```\nqueuectl drain orders\n```\n"))
                .containsExactly("If the queue is not empty: queuectl drain orders");
        assertThat(steps("## Verify\n\nIf the log says:\n\n```\nqueue drain orders\n```\n"))
                .isEmpty();
    }

    @Test
    void what_announces_a_block_by_its_condition_is_asked_once() {
        var plan =
                plan(
                        "## Deploy\n\nRun this only when the queue is empty:\n\n```bash\n./move\n```\n");
        assertThat(plan.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.when()).isPresent());
    }

    private static List<String> whole(String text) {
        return Planner.plan("x.md", MarkdownReader.read(text), Environment.unbound("production"))
                .steps()
                .stream()
                .map(step -> step.action() instanceof Action.Ask ask ? ask.text() : "run")
                .toList();
    }

    @Test
    void what_a_title_s_own_steps_leave_to_somebody_is_asked_between_their_commands() {
        var steps =
                "# From branch to production\n\n1. Get the change reviewed.\n2. Save the data.\n\n   ```sh\n   ./save\n   ```\n3. Once you're satisfied that it's safe deploy the branch.\n   1. Push it.\n\n      ```sh\n      ./push\n      ```\n\n## Rollback\n\n```sh\n./back\n```\n";
        assertThat(whole(steps))
                .containsExactly(
                        "Get the change reviewed.",
                        "run",
                        "Once you are satisfied that it's safe: may it go on?",
                        "run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Merge the branch and approve the production job.",
                "The release manager merges the branch."
            })
    void what_a_document_of_paragraphs_tells_is_asked(String told) {
        assertThat(whole("# Deploy\n\n" + told + "\n")).containsExactly(told);
    }

    @Test
    void a_document_of_paragraphs_that_only_tells_asks_nothing() {
        assertThat(whole("# Deploy\n\nThe pipeline builds the image. Nothing else is needed.\n"))
                .isEmpty();
    }

    @Test
    void what_a_whole_document_is_called_makes_no_copy_of_its_chapters() {
        var list =
                "# Rollout checklist\n\n## Execution\n\n### Validation\n\n- [ ] Status verified\n- [ ] Queries tested\n\n## Monitoring\n\n- [ ] Errors watched\n\n## Sign-off\n\n### Technical validation\n\n- [ ] Status verified by the DBA\n- [ ] Queries tested by the owner\n";
        assertThat(whole(list))
                .contains("Status verified by the DBA", "Queries tested by the owner");
    }

    @Test
    void the_parts_of_a_form_for_releases_are_those_of_a_release() {
        assertThat(
                        whole(
                                "# Release checklist template\n\n## Release\n\n- [ ] Tag it\n\n## Communication\n\n- [ ] Support is told\n"))
                .contains("Tag it", "Support is told");
    }

    @Test
    void a_counted_comment_without_a_command_of_its_own_is_asked_wherever_it_is_counted() {
        assertThat(
                        steps(
                                "## Deploy\n\n```bash\n# 1. Fetch the dump\n./fetch\n# 2. Restart the shop in the console\n# 3. Look at it\n./look\n```\n"))
                .containsExactly("run", "Restart the shop in the console", "run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A new client refuses to read it and tells you to run `schemactl upgrade`, which repairs it.",
                "Old clients stop there and ask you to run `schemactl upgrade`."
            })
    void what_a_program_answers_is_run_by_nobody(String told) {
        assertThat(
                        steps(
                                "## Deploy\n\n"
                                        + told.replace("ask you", "it asks you")
                                        + "\n\n- Run `./ship`.\n"))
                .containsExactly("run");
    }

    @Test
    void what_a_recovery_may_cost_lets_no_time_pass_and_a_watch_of_one_case_is_asked_in_it() {
        assertThat(
                        plan("## Deploy\n\n```bash\n./ship\n```\n\n## Targets\n\n- RPO (data loss): 24 hours\n")
                                .steps())
                .hasSize(1);
        assertThat(
                        plan("## Verify\n\nFor complex changes:\n\n- Watch the errors for 72 hours\n")
                                .steps())
                .allMatch(step -> step.action() instanceof Action.Ask && step.when().isPresent());
    }

    @Test
    void a_line_that_goes_on_in_bold_is_asked_with_the_one_above_it() {
        assertThat(steps("## Deploy\n\nSet it on a\n**fresh** machine by hand.\n"))
                .containsExactly("Set it on a fresh machine by hand.");
    }

    @Test
    void what_somebody_is_told_to_watch_happens_by_itself() {
        assertThat(
                        steps(
                                "## Deploy\n\n1. Run `./play`.\n2. Observe the drain and resume sequence:\n   - stop the proxy on the node\n   - run `./look` and require an answer\n   - wait for the listener for up to 180 seconds\n3. Run `./end`.\n"))
                .containsExactly("run", "Observe the drain and resume sequence:", "run");
    }

    @Test
    void scripts_that_stand_below_words_to_run_them_are_asked_with_those() {
        assertThat(
                        steps(
                                "## Deploy\n\nRun the following scripts:\nsql/07_backup.sql\nsql/08_restore.sql\n"))
                .containsExactly("Run the following scripts: sql/07_backup.sql sql/08_restore.sql");
    }
}
