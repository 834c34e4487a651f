package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static dev.rutter.language.plan.PlannerTest.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the sentences around commands make of them.
class SentencesTest {
    private static List<String> guarded(String release) {
        return plan("# Shop\n\n## Release\n\n" + release).steps().stream()
                .filter(step -> step.when().isPresent())
                .map(step -> said(List.of(step)).getFirst())
                .toList();
    }

    private static List<String> kinds(String release) {
        return plan("# Shop\n\n## Release\n\n" + release).steps().stream()
                .map(SentencesTest::kind)
                .toList();
    }

    private static String kind(PlannedStep step) {
        return switch (step.action()) {
            case Action.Shell(var script) -> "run " + script;
            case Action.Attended(var script, _) -> "attend " + script;
            case Action.Ask _,
                    Action.Http _,
                    Action.Query _,
                    Action.Hosting _,
                    Action.Announce _,
                    Action.Wait _,
                    Action.Watch _ ->
                    "ask";
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Look at the guard. If it fails:",
                "If the lock is held:",
                "In case the queue is not empty:",
                "When the cache is cold:",
                "Only if the tables have changed:"
            })
    void a_lead_in_guards_the_list_that_it_announces_and_not_the_block_behind(String words) {
        var release = words + "\n\n- Free it: `./free.sh`\n\n```bash\n./ship.sh\n```\n";
        assertThat(guarded(release)).containsExactly("./free.sh");
    }

    @Test
    void a_lead_in_guards_the_block_that_it_announces_and_not_the_next() {
        assertThat(
                        guarded(
                                """
                                If the queue is not empty:

                                ```bash
                                ./drain.sh
                                ```

                                ```bash
                                ./ship.sh
                                ```

                                - Run `./announce.sh`
                                """))
                .containsExactly("./drain.sh");
    }

    @Test
    void a_condition_in_bold_stands_over_all_up_to_the_next_words() {
        assertThat(
                        guarded(
                                """
                                **If the tables have changed:**

                                ```bash
                                ./tables.sh save
                                ```

                                ```bash
                                ./tables.sh up
                                ```

                                Ship it:

                                ```bash
                                ./ship.sh
                                ```
                                """))
                .containsExactly("./tables.sh save", "./tables.sh up");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- `TAG=v$(date +%s)`",
                "- `TAG=$(git describe)`",
                "- [ ] `TAG=v42`",
                "1. Set `TAG=v42`.",
                "1. Pick the version: `TAG=\"v 42\"`",
                "Set `TAG=v42` in your shell.",
                "Define the version, `export TAG=v42`."
            })
    void an_assignment_whose_variable_is_used_below_is_made(String line) {
        var steps =
                said(
                        plan("# Shop\n\n## Release\n\n"
                                        + line
                                        + "\n\n```bash\n./ship.sh $TAG\n```\n")
                                .steps());
        assertThat(steps).hasSize(2);
        assertThat(steps.getFirst()).matches("(export )?TAG=.*v.*|TAG=\\$\\(git describe\\)");
        assertThat(steps.getLast()).isEqualTo("./ship.sh $TAG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. Set `LEVEL=debug` in the dashboard.",
                "1. Set `LEVEL=debug` in `.env`.",
                "1. Set `LEVEL=debug` for the workers.",
                "1. Note `LEVEL=…`"
            })
    void a_setting_of_something_else_is_a_persons(String line) {
        assertThat(kinds(line + "\n2. `./look.sh $LEVEL`\n"))
                .containsExactly("ask", "run ./look.sh $LEVEL");
        assertThat(kinds("1. Set `MODE=fast`.\n2. `./look.sh`\n"))
                .containsExactly("ask", "run ./look.sh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Secrets set via `wrangler secret put`",
                "Images pushed with `docker push`",
                "The pods are drained (`kubectl drain`)",
                "Files copied using `aws s3 cp`"
            })
    void a_command_that_is_named_without_its_object_is_asked_of_a_person(String words) {
        assertThat(kinds("- [ ] " + words + "\n")).containsExactly("ask");
    }

    @Test
    void a_command_that_is_ordered_without_its_object_is_typed_by_a_person() {
        assertThat(kinds("1. Run `kubectl drain`\n")).containsExactly("attend kubectl drain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`make purge` was not needed",
                "`make purge` already run on staging",
                "`make purge` is never used in production",
                "`make purge` is no longer part of the script",
                "`make purge` executed.",
                "`make purge` has been run once",
                "`make purge` done on Monday",
                "`make purge` runs every night, so nothing is to be done",
                "`make purge` can wait",
                "The start command is `make purge`; do not change it",
                "Set the build command to `make purge`"
            })
    void a_sentence_about_a_command_does_not_run_it(String words) {
        assertThat(kinds("- [ ] " + words + "\n")).containsExactly("ask");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`make audit` passes",
                "`make audit` is clean",
                "`make audit` has no findings",
                "`make audit` runs without errors",
                "`make audit` shows nothing",
                "Run the build command `make audit`"
            })
    void a_sentence_on_a_commands_result_runs_it(String words) {
        assertThat(kinds("- [ ] " + words + "\n")).containsExactly("run make audit");
    }

    @Test
    void what_a_paragraph_says_that_a_command_does_is_no_order_but_a_counted_step_is() {
        assertThat(
                        kinds(
                                """
                                `make purge` empties the pages, because old ones stay for a day.

                                1. `make image` builds the image.
                                2. `make ship` ships it.
                                """))
                .containsExactly("run make image", "run make ship");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- Healthy: go on.\n- Unhealthy: run `./mend.sh`.",
                "- Empty – continue.\n- Not empty – `./mend.sh`.",
                "- `0` → nothing to do\n- anything else → `./mend.sh`",
                "- **No rows** → clean\n- **Some rows** → `./mend.sh`",
                "- Yes: next step\n- No: mend it:\n\n  ```bash\n  ./mend.sh\n  ```",
                "- Passed: run `./tell.sh good`\n- Failed: run `./mend.sh`",
                "**All zeros** → continue.\n\n**Non-zero anywhere** → mend it:\n\n```bash\n./mend.sh\n```"
            })
    void what_is_done_on_an_outcome_is_done_only_where_a_person_says_that_it_is_so(
            String branches) {
        var release =
                "```bash\n./look.sh\n```\n\n"
                        + branches
                        + "\n\nThen ship it.\n\n```bash\n./ship.sh\n```\n";
        assertThat(guarded(release)).contains("./mend.sh").doesNotContain("./look.sh", "./ship.sh");
        assertThat(kinds(release))
                .doesNotContain("ask")
                .contains("run ./look.sh", "run ./mend.sh", "run ./ship.sh");
    }

    @Test
    void an_outcome_is_asked_with_what_it_is_the_outcome_of() {
        var steps =
                plan("""
                # Shop

                ## Release

                1. Look at the queue.
                   - Empty: go on.
                   - Not empty: run `./drain.sh`.
                """)
                        .steps();
        assertThat(steps.getLast().when()).contains("Look at the queue: Not empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- Database: healthy\n- Queue: run `./mend.sh`",
                "- Build: run `./mend.sh`\n- Ship: run `./ship.sh`",
                "- [ ] Passed: 12\n- [ ] Failed: `./mend.sh`"
            })
    void a_list_with_names_is_no_list_of_outcomes(String list) {
        assertThat(guarded(list + "\n")).isEmpty();
    }
}
