package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Action;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tables that tell what to change and hold no command: whoever releases is asked for each row.
class ChangeTablesTest {
    private static Plan plan(String body) {
        var runbook = MarkdownReader.read("# Cut over\n\n" + body);
        return Planner.plan("cut.md", runbook, Environment.unbound("production"));
    }

    private static List<String> asked(Plan plan) {
        return Stream.concat(plan.steps().stream(), plan.rollback().stream())
                .map(Plan.PlannedStep::action)
                .filter(Action.Ask.class::isInstance)
                .map(it -> ((Action.Ask) it).text())
                .toList();
    }

    private static String table(String header, String row) {
        return ("| "
                                + header
                                + " |\n|"
                                + "---|".repeat(header.split(",", -1).length)
                                + "\n| "
                                + row)
                        .replace(", ", " | ")
                + " |\n\n";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "### Update DNS; Record, Type, Value; api, A, 10.0.0.2; Record: api, Type: A, Value: 10.0.0.2",
                "Then:; Host, Change to; `api`, 10.0.0.2; Host: `api`, Change to: 10.0.0.2",
                "Set:; Setting, Old, New; pool size, 10, 50; Setting: pool size, Old: 10, New: 50",
                "Bump the versions:; Service, From, To; api, v1, v2; Service: api, From: v1, To: v2"
            })
    void what_is_to_be_changed_is_asked(String above, String header, String row, String question) {
        var plan = plan("## Deploy\n\n" + above + "\n\n" + table(header, row) + "`./bin/go`\n");
        assertThat(asked(plan))
                .anyMatch(it -> it.replace("`", "").equals(question.replace("`", "")));
    }

    @Test
    void how_a_phase_is_undone_is_asked_in_the_way_back() {
        var plan =
                plan(
                        "## Deploy\n\n```bash\n./bin/go\n```\n\n## Rollback\n\n"
                                + table("Phase, How to undo", "1, Delete the new services."));
        assertThat(asked(plan)).containsExactly("Phase: 1, How to undo: Delete the new services.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "What is in this release:; Service, Old version, New version; api, v1, v2",
                "The records as they are today:; Record, Type, Value; api, A, 10.0.0.2"
            })
    void what_nothing_orders_is_told_and_asked_of_nobody(String above, String header, String row) {
        var plan =
                plan(
                        "## Deploy\n\n"
                                + above
                                + "\n\n"
                                + table(header, row)
                                + "```bash\n./bin/go\n```\n");
        assertThat(asked(plan)).isEmpty();
        assertThat(plan.unread()).anyMatch(it -> it.line() == 9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Metric, Old, New; errors, 10, 5",
                "Job, From, To; backup, 22:00, 23:00",
                "Team, Contact, Channel; Shop, Ann, #shop",
                "Service, Version, State; api, v2, serving"
            })
    void what_only_informs_is_neither(String header, String row) {
        var plan =
                plan(
                        "## Deploy\n\nRelease it:\n\n"
                                + table(header, row)
                                + "```bash\n./bin/go\n```\n");
        assertThat(asked(plan)).noneMatch(it -> it.contains(row.split(",", -1)[0]));
        assertThat(plan.unread()).noneMatch(it -> it.line() == 9);
    }

    @Test
    void what_a_deployment_only_lists_is_asked_where_no_command_names_it() {
        var rows = table("Service, From, To", "api, 1.2, 1.3");
        assertThat(asked(plan("## Deploy\n\n" + rows + "`./bin/go`\n")))
                .containsExactly("Service: api, From: 1.2, To: 1.3");
        assertThat(asked(plan("## Deploy\n\n" + rows + "`./bin/go api`\n"))).isEmpty();
    }
}
