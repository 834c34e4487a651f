package dev.rutter.app.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import dev.rutter.language.runbook.Action;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SlowerTest {
    private static final String DOCUMENT =
            """
            # Anything

            ## Deployment

            ```bash
            ./answer-time
            # Expected: < 500ms
            ```

            ## Validation

            ### Immediate (0-5 minutes)

            - Error rate < 1 %
            - P95 response time < 200ms

            ## Rollback

            Roll back when:

            - P95 response time > 3s
            - Error rate > 5 %
            """;

    private static Plan plan() {
        var environment =
                CompanionReader.read(
                                """
                                runbook: RUNBOOK.md
                                environments:
                                  production:
                                    hosting: { kind: render, service: api, api: $API, token: $KEY }
                                    metrics:
                                      error rate: { hosting: api, of: 5xx }
                                      response time: { hosting: api, of: latency }
                                """)
                        .environments()
                        .getOrDefault("production", Environment.unbound("none"));
        return Planner.plan(
                "RUNBOOK.md",
                MarkdownReader.read(DOCUMENT.getBytes(StandardCharsets.UTF_8)),
                environment);
    }

    private static List<String> limits(Plan plan) {
        return plan.steps().stream()
                .map(step -> step.action())
                .filter(Action.Watch.class::isInstance)
                .flatMap(action -> ((Action.Watch) action).limits().stream())
                .map(Limit::threshold)
                .toList();
    }

    @Test
    void upper_bounds_on_times_are_held_wider_and_nothing_else() {
        var held = new Slower(8).held(plan());
        assertThat(limits(held)).contains("p95 < 1600 ms", "< 1 %");
        assertThat(held.rules().stream().flatMap(rule -> rule.limit().stream()))
                .extracting(Limit::threshold)
                .contains("p95 > 24 s", "> 5 %");
        assertThat(held.steps().stream().flatMap(step -> step.expectations().stream()))
                .filteredOn(Expectation.Numeric.class::isInstance)
                .extracting(each -> ((Expectation.Numeric) each).value().toPlainString())
                .containsExactly("4000");
        assertThat(new Slower(8).says())
                .hasValueSatisfying(says -> assertThat(says).contains("8 times wider"));
    }

    @Test
    void as_the_document_has_them_unless_asked() {
        assertThat(new Slower(1).held(plan())).isEqualTo(plan());
        assertThat(new Slower(1).says()).isEmpty();
    }

    @Test
    void windows_too_short_for_their_figures_are_told_before_the_run() {
        assertThat(Slower.untold(plan(), 30, 20)).isEmpty();
        assertThat(Slower.untold(plan(), 1000, 20))
                .hasSize(4)
                .first()
                .asString()
                .isEqualTo(
                        "line 14: \"Error rate < 1 %\" is read over 300 ms here, which are 6 requests;"
                                + " a figure takes 20, so it stays unclear: --compress 300 at most tells");
    }
}
