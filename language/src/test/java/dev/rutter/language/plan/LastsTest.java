package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Action;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How long something takes or lasts out in the world is neither a limit nor watched.
class LastsTest {
    private static Plan plan(String line) {
        return Planner.plan(
                "TIDE.md",
                MarkdownReader.read("# Tide\n\n## Deployment\n\nRun `./ship`.\n\n" + line + "\n"),
                Environment.unbound("production"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DNS propagation takes up to 48 hours.",
                "Certificates are valid for 90 days.",
                "Logs are kept for 30 days.",
                "- Error logs are kept for at least 30 days",
                "The cache lives for 5 minutes.",
                "The nightly backup runs for 20 minutes.",
                "The old pods run for up to 5 minutes.",
                "Monitoring data is available for 90 days.",
                "The audit log is searchable for 30 days."
            })
    void it_is_neither_watched_nor_a_figure_without_a_source(String line) {
        assertThat(plan(line).steps())
                .noneMatch(step -> step.action() instanceof Action.Watch)
                .noneMatch(step -> step.action() instanceof Action.Wait);
        assertThat(plan(line).open()).noneMatch(open -> open.kind() == Plan.Open.Kind.METRIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Run the canary for 20 minutes.",
                "The canary runs for 20 minutes.",
                "Watch the old pods for 20 minutes.",
                "Monitor the nightly backup for 20 minutes."
            })
    void what_somebody_is_to_watch_is_watched(String line) {
        assertThat(plan(line).steps()).anyMatch(step -> step.action() instanceof Action.Watch);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Response time stays below 300 ms", "Requests take at most 2 s"})
    void what_is_served_is_timed(String line) {
        assertThat(plan("Success criteria:\n\n- " + line).open())
                .anyMatch(open -> open.kind() == Plan.Open.Kind.METRIC);
    }
}
