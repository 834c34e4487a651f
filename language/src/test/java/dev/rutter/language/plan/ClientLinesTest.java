package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is typed into a database's client is asked by Rutter as a whole, or typed by a person as a
/// whole.
class ClientLinesTest {
    private static List<Action> actions(String lines) {
        return Planner.plan(
                        "runbook.md",
                        MarkdownReader.read("# Shop\n\n## Deploy\n\n```bash\n" + lines + "\n```\n"),
                        Environment.unbound("production"))
                .steps()
                .stream()
                .map(Plan.PlannedStep::action)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "psql $DATABASE_URL\nSELECT 1;\n\\q",
                "psql \"${DATABASE_URL}\"\nSELECT 1;\nexit",
                "psql \"$DATABASE_URL\"\nSELECT 1;"
            })
    void a_client_on_the_environments_database_is_not_opened(String lines) {
        assertThat(actions(lines)).singleElement().isInstanceOf(Action.Query.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "psql $DATABASE_URL\n\\dt\nSELECT 1;\n\\q",
                "psql -h replica.internal shop\nSELECT 1;\nUPDATE t SET a = 1 WHERE b = 2;\n\\q",
                "psql \"$REPLICA_URL\"\nSELECT 1;\n\\q",
                "mysql -u root shop\nSHOW TABLES;\nexit"
            })
    void a_session_of_its_own_is_typed_by_a_person(String lines) {
        assertThat(actions(lines))
                .hasSizeGreaterThan(2)
                .allMatch(action -> action instanceof Action.Attended);
    }

    @Test
    void what_stands_behind_the_session_is_run() {
        assertThat(actions("psql $DATABASE_URL\nSELECT 1;\n\\q\n./after.sh").getLast())
                .isInstanceOf(Action.Shell.class);
        assertThat(actions("psql -c 'SELECT 2'\nSELECT 1;").getFirst())
                .isInstanceOf(Action.Shell.class);
    }
}
