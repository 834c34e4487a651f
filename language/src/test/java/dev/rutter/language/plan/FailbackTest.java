package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who fails over does not fail back at once.
class FailbackTest {
    private static Plan plan(String document) {
        return Planner.plan(
                "runbook.md", MarkdownReader.read(document), Environment.unbound("production"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Failback",
                "Fail back to the primary region",
                "Step 3: Switch back after the drill"
            })
    void failing_back_is_no_part_of_failing_over(String heading) {
        var plan =
                plan(
                        "# Failover drill\n\n## Failover\n\n1. `./dns.sh west`\n\n## Verify recovery\n\n"
                                + "1. `./look.sh`\n\n## "
                                + heading
                                + "\n\n1. `./dns.sh east`\n");
        assertThat(plan.steps())
                .extracting(step -> Lines.text(step.action()))
                .containsExactly("./dns.sh west", "./look.sh");
        assertThat(plan.unread()).anyMatch(line -> line.says().contains("./dns.sh east"));
    }

    @Test
    void a_document_on_failing_back_does() {
        assertThat(
                        plan("# Failback\n\n## Fail back to the primary\n\n1. `./dns.sh east`\n")
                                .steps())
                .extracting(step -> Lines.text(step.action()))
                .containsExactly("./dns.sh east");
    }
}
