package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// By how much a figure has changed is no figure of its own: without a baseline a person judges.
class ChangedByTest {
    private static Plan plan(String trigger) {
        return Planner.plan(
                "runbook.md",
                MarkdownReader.read(
                        "# Shop\n\n## Deploy\n\n```bash\n./ship.sh\n```\n\n## Rollback triggers\n\n- "
                                + trigger
                                + "\n\n## Rollback\n\n```bash\n./undo.sh\n```\n"),
                Environment.unbound("production"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p95 increases by more than 5 %",
                "Error rate rises by more than 20%",
                "Throughput drops by more than 10 % compared to last week",
                "Orders have fallen by over 30%",
                "Error rate > 1% or latency grows by more than 100 ms"
            })
    void without_a_baseline_a_person_judges(String trigger) {
        var plan = plan(trigger);
        assertThat(plan.rules()).singleElement().matches(rule -> rule.limit().isEmpty());
        assertThat(plan.open()).noneMatch(open -> open.kind() == Plan.Open.Kind.METRIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error rate rises by more than 20% compared to baseline",
                "Error rate rises above 5%",
                "Latency increases to more than 500 ms"
            })
    void with_one_or_with_a_figure_of_its_own_a_machine_does(String trigger) {
        assertThat(plan(trigger).rules()).singleElement().matches(rule -> rule.limit().isPresent());
    }
}
