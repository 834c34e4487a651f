package dev.rutter.language.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.expect.Comparison;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatedTest {
    private static Runbook verified(String lines) {
        return MarkdownReader.read("# Shop\n\n## Verification\n\n" + lines + "\n");
    }

    private static Runbook below(String command, String line) {
        return verified("```bash\n" + command + "\n```\n\n" + line);
    }

    private static List<Expectation> expected(Runbook runbook) {
        return runbook.all(Step.class).flatMap(step -> step.expectations().stream()).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "ls /var/backups/*.dump ¦ At least 2 files.",
                "kubectl get pods -n prod ¦ More than 3 pods.",
                "kubectl get pods -n prod ¦ - Fewer than 2 restarts",
                "docker ps ¦ You should see at least 4 containers.",
                "ls dist ¦ There are at least 2 files in it.",
                "tail -n 50 server.log ¦ Nothing new that says ERROR."
            })
    void what_stands_below_a_command_is_its_result_and_no_metric(String command, String line) {
        var runbook = below(command, line);
        assertThat(expected(runbook)).singleElement().isInstanceOf(Expectation.Asked.class);
        assertThat(runbook.all(Entry.Criterion.class)).isEmpty();
        assertThat(runbook.all(Step.class)).hasSize(1);
    }

    @Test
    void what_a_program_counts_is_held_against_the_figure() {
        assertThat(expected(below("grep -c ERROR server.log", "Fewer than 5 errors.")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Expectation.Numeric.class,
                        it -> assertThat(it.comparison()).isEqualTo(Comparison.LESS));
        assertThat(expected(verified("```sql\nSELECT id FROM orders;\n```\n\nAt least 10 rows.")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Expectation.Numeric.class, it -> assertThat(it.unit()).isEqualTo("rows"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "All pods are Running.",
                "All of them are up and running.",
                "Each pod is ready and none is in CrashLoopBackOff.",
                "The pods are `Running` and have no restarts.",
                "Both replicas are Running, restarts 0.",
                "No pod has restarted."
            })
    void the_state_of_all_things_that_a_command_lists_is_a_persons_judgement(String line) {
        assertThat(expected(below("kubectl get pods", line)))
                .singleElement()
                .isInstanceOf(Expectation.Asked.class);
        assertThat(expected(below("kubectl get pods", "All commands are run as deploy.")))
                .isEmpty();
    }

    @Test
    void each_quoted_state_is_held_in_every_row_and_what_has_not_happened_is_asked() {
        assertThat(expected(below("kubectl get pods", "Every pod shows `1/1` and `Running`.")))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it).isInstanceOf(Expectation.Every.class));
        assertThat(
                        expected(
                                below(
                                        "kubectl get pods",
                                        "All pods are `Running`, none has restarted.")))
                .hasExactlyElementsOfTypes(Expectation.Every.class, Expectation.Asked.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- At least 100 requests per minute",
                "- Response time less than 200 ms",
                "- Fewer than 10 errors for 5 minutes"
            })
    void a_rate_a_time_and_what_lasts_are_metrics(String line) {
        assertThat(below("make status", line).all(Entry.Criterion.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. `curl -fs https://shop.example.com/health` keeps answering 200",
                "- `curl -fs https://shop.example.com/health` still returns 200",
                "- `curl -fs https://shop.example.com/health` continues to answer with HTTP 200"
            })
    void what_keeps_answering_answers(String line) {
        assertThat(expected(verified(line)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Expectation.HttpStatus.class, it -> assertThat(it.lowest()).isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Run `ls /var/backups`: at least 2 files.",
                "- [ ] `kubectl get pods` lists more than 3 pods"
            })
    void how_many_things_a_command_in_a_line_shows_is_its_result(String line) {
        var runbook = verified(line);
        assertThat(expected(runbook)).singleElement().isInstanceOf(Expectation.Asked.class);
        assertThat(runbook.all(Entry.Criterion.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nothing new in server.log that says ERROR.",
                "- No line in the log says FATAL",
                "There is nothing unusual in the logs."
            })
    void somebody_looks_whether_there_is_nothing_of_a_kind(String line) {
        assertThat(verified(line).all(Step.class))
                .singleElement()
                .satisfies(step -> assertThat(step.action()).isInstanceOf(Action.Ask.class));
    }
}
