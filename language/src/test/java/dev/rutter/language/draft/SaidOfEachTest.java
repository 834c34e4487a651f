package dev.rutter.language.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import dev.rutter.language.runbook.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaidOfEachTest {
    private static Plan plan(String chapter, String lines) {
        var runbook =
                MarkdownReader.read(
                        "# Ledger\n\n## "
                                + chapter
                                + "\n\n"
                                + lines
                                + "\n\n## Deployment\n\n1. `make ship`\n");
        return Planner.plan("ledger.md", runbook, Environment.unbound("production"));
    }

    private static List<List<Expectation>> expected(String chapter, String lines) {
        return plan(chapter, lines).steps().stream()
                .filter(step -> !step.action().toString().contains("make ship"))
                .map(step ->
                        step.expectations().stream()
                                .filter(it -> !(it instanceof Expectation.ExitStatus))
                                .toList())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "Check that there is room on both hosts (must be under 80 %): ¦ ./df ledger1 ¦ ./df ledger2",
                "Disk use on both hosts must be under 80 %: ¦ ./df ledger1 ¦ ./df ledger2",
                "Each host must have less than 80 % in use: ¦ ssh blue ./df ¦ ssh green ./df",
                "Both must show less than 80 %: ¦ ./df eu-west ¦ ./df us-west"
            })
    void what_is_said_of_both_hosts_is_held_for_the_command_of_each(
            String said, String one, String two) {
        assertThat(expected("Prerequisites", said + "\n\n```bash\n" + one + "\n" + two + "\n```"))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it).hasSize(1));
    }

    @Test
    void what_is_said_below_is_held_likewise() {
        assertThat(
                        expected(
                                "Verification",
                                "```bash\n./ver ledger1\n./ver ledger2\n```\n\nBoth hosts must show `2.4.0`."))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it).hasSize(1));
    }

    @Test
    void a_command_that_looks_at_another_thing_is_not_held_against_it() {
        var expected =
                expected(
                        "Verification",
                        "```bash\nkubectl get pods\nkubectl get nodes\n```\n\nAll nodes must be `Ready`.");
        assertThat(expected.getFirst()).isEmpty();
        assertThat(expected.getLast()).hasSize(1);
    }

    @Test
    void nobody_is_asked_before_the_commands_that_show_it_have_run() {
        assertThat(
                        plan(
                                        "Prerequisites",
                                        "Check that there is room on both hosts (must be under 80 %):\n\n```bash\n./df ledger1\n./df ledger2\n```")
                                .steps())
                .noneMatch(step -> step.action() instanceof Action.Ask);
    }
}
