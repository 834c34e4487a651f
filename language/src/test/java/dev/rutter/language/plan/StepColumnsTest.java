package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The columns of a table of steps that decide about its rows: in which case a row is done, whether
/// it is done at all, and after whose yes.
class StepColumnsTest {
    private static Plan plan(String header, String... rows) {
        var columns = header.split("\\|", -1).length;
        var table =
                "| "
                        + header
                        + " |\n|"
                        + "---|".repeat(columns)
                        + "\n| "
                        + String.join(" |\n| ", rows)
                        + " |\n";
        var runbook =
                MarkdownReader.read(
                        "# Shop\n\n## Deploy\n\n```bash\n./bin/ship\n```\n\n"
                                + table
                                + "\n## Verify\n\n```bash\n./bin/look\n```\n\n## Rollback\n\n```bash\n./bin/undo\n```\n");
        return Planner.plan("shop.md", runbook, Environment.unbound("production"));
    }

    /// The condition of each command of the deployment, by the command.
    private static Map<String, String> conditions(Plan plan) {
        return plan.steps().stream()
                .filter(step -> step.action() instanceof Action.Shell)
                .collect(
                        Collectors.toMap(
                                step -> ((Action.Shell) step.action()).script(),
                                step -> step.when().orElse("")));
    }

    private static List<String> asked(Plan plan) {
        return plan.steps().stream()
                .map(Plan.PlannedStep::action)
                .filter(Action.Ask.class::isInstance)
                .map(it -> ((Action.Ask) it).text())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If | Then",
                "Condition | Reaction",
                "When | Do",
                "Symptom | Fix",
                "Situation | Command",
                "Scenario | Command",
                "Case | What to do",
                "If you see | Run",
                "Problem | Lösung",
                "Wenn | Dann",
                "Event | Response"
            })
    void a_row_of_cases_is_done_in_its_case_alone(String header) {
        var plan =
                plan(
                        header,
                        "orders are missing | `./bin/restore`",
                        "customers complain | Call Ann");
        assertThat(conditions(plan).get("./bin/restore")).endsWith("orders are missing");
        assertThat(plan.steps())
                .filteredOn(step -> step.action().equals(new Action.Ask("Call Ann")))
                .singleElement()
                .satisfies(step ->
                        assertThat(step.when())
                                .hasValueSatisfying(
                                        when -> assertThat(when).endsWith("customers complain")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Roll back; ROLL_BACK",
                "Roll back with `./bin/undo`; ROLL_BACK",
                "Abort the release; ROLL_BACK",
                "Stop; PAGE"
            })
    void a_case_that_calls_for_going_back_is_a_rule(String deed, Entry.Trigger.Decision decision) {
        var plan = plan("Symptom | Fix", "all pods crash | " + deed);
        assertThat(plan.rules())
                .anyMatch(rule ->
                        rule.says().equals("all pods crash") && rule.decision() == decision);
        assertThat(plan.steps()).noneMatch(step -> step.line() == 11);
    }

    @Test
    void what_is_done_otherwise_is_done_in_none_of_the_cases() {
        var plan =
                plan(
                        "Situation | Command",
                        "the cache is cold | `./bin/warm`",
                        "else | `./bin/cool`");
        assertThat(conditions(plan).get("./bin/cool")).isEqualTo("not: if the cache is cold");
    }

    @Test
    void times_are_no_cases() {
        var plan =
                plan("When | Do", "before the announcement | `./bin/one`", "10:00 | `./bin/two`");
        assertThat(conditions(plan)).containsEntry("./bin/one", "").containsEntry("./bin/two", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Required?; no; optional",
                "Required; if needed; if needed",
                "Mandatory; major releases; for major releases",
                "Optional; yes; optional",
                "Optional; no; ''",
                "Pflicht; nein; optional",
                "Skip?; no; ''",
                "Skip?; on Fridays; unless on Fridays",
                "Status; active; ''",
                "Status; ''; ''"
            })
    void a_column_says_under_which_condition_a_row_is_done(
            String header, String cell, String condition) {
        var plan = plan("Command | " + header, "`./bin/one` | " + cell);
        assertThat(conditions(plan)).containsEntry("./bin/one", condition);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Skip?; yes",
                "Run?; never",
                "Status; deprecated",
                "Status; no longer needed",
                "Stage; staging",
                "Target; staging",
                "Applies to; staging"
            })
    void a_row_that_a_column_takes_back_is_told_and_not_run(String header, String cell) {
        var plan = plan("Command | " + header, "`./bin/one` | " + cell);
        assertThat(conditions(plan)).doesNotContainKey("./bin/one");
        assertThat(plan.unread()).anyMatch(it -> it.line() == 11);
    }

    @Test
    void what_is_ticked_as_done_is_asked_about() {
        var plan = plan("Command | Done", "`./bin/one` | ✓", "`./bin/two` | ");
        assertThat(conditions(plan).get("./bin/one")).contains("still to be done");
        assertThat(conditions(plan)).containsEntry("./bin/two", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Approver", "Sign-off by", "Freigabe durch", "Approved by", "Who approves"})
    void a_row_waits_for_the_yes_that_its_column_names(String header) {
        var plan = plan("Command | " + header, "`./bin/one` | Ann", "`./bin/two` | none");
        assertThat(asked(plan)).containsExactly(header + ": Ann, for ./bin/one: may it go on?");
    }

    @Test
    void a_column_that_nothing_reads_is_told_once_a_table() {
        var plan =
                plan(
                        "Command | Owner | Region | Actual",
                        "`./bin/one` | Ann | eu | ",
                        "`./bin/two` | Ben | us | ");
        assertThat(plan.unread())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.line()).isEqualTo(9);
                    assertThat(it.why()).endsWith("\"Region\"");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pass criteria",
                "OK when",
                "Soll",
                "Sollwert",
                "Should say",
                "Wanted",
                "Correct answer",
                "Green when",
                "Doit afficher",
                "Result | Expected"
            })
    void a_column_says_what_must_be_seen_in_many_words(String header) {
        var blank = header.indexOf('|') < 0 ? "" : "fine last time | ";
        var plan = plan("Command | " + header, "`./bin/one` | " + blank + "`ready`");
        assertThat(plan.steps())
                .filteredOn(step -> step.line() == 11)
                .singleElement()
                .satisfies(step ->
                        assertThat(step.expectations())
                                .anyMatch(it -> it.says().contains("`ready`")));
    }

    @Test
    void what_is_filled_in_while_it_is_done_asks_nothing() {
        var plan = plan("Command | Actual | Time | Initials | Notes", "`./bin/one` | | | | ");
        assertThat(asked(plan)).isEmpty();
        assertThat(plan.unread()).isEmpty();
    }

    @Test
    void colours_are_levels() {
        var plan =
                plan(
                        "Metric | Green | Yellow | Red",
                        "Error rate | < 1 % | 1-5 % | > 5 %",
                        "Free disk | > 20 % | 10-20 % | < 10 %");
        assertThat(plan.unread())
                .extracting(Plan.Unread::says)
                .contains("Error rate >= 1 % warning", "Free disk <= 20 % warning");
    }
}
