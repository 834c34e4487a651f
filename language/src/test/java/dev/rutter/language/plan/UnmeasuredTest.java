package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Coverage.Share;
import org.junit.jupiter.api.Test;

/// Alerts that nobody measures never look measured.
class UnmeasuredTest {
    private static final String DOCUMENT =
            """
            # Shop

            ## Deploy

            ```bash
            make deploy
            ```

            ## Monitoring for 10 minutes

            - CPU > 70 % warning, > 90 % critical
            - Error rate < 1 %

            ## Rollback

            ```bash
            make back
            ```
            """;

    private static Plan plan(Environment environment) {
        return Planner.plan("shop.md", MarkdownReader.read(DOCUMENT), environment);
    }

    private static Environment measured() {
        return CompanionReader.read(
                        """
                        runbook: shop.md
                        environments:
                          production:
                            metrics:
                              cpu: { command: ./cpu, unit: "%" }
                              error rate: { command: ./errors, unit: "%" }
                        """)
                .environments()
                .values()
                .iterator()
                .next();
    }

    @Test
    void an_alert_without_a_source_is_told_as_not_measured() {
        var plan = plan(Environment.unbound("production"));
        assertThat(plan.unread())
                .filteredOn(unread -> unread.line() == 11)
                .extracting(Plan.Unread::why)
                .containsExactly("not measured: \"cpu\" has no source of figures");
    }

    @Test
    void a_measured_alert_is_judged_and_told_nowhere_else() {
        assertThat(plan(measured()).unread()).noneMatch(unread -> unread.line() == 11);
    }

    @Test
    void a_plan_tells_a_warning_from_what_is_bad() {
        assertThat(PlanText.show(plan(measured())))
                .containsPattern("warns if +cpu > 70 %")
                .containsPattern("bad if +cpu > 90 %");
    }

    @Test
    void an_alert_without_a_source_counts_as_unread_and_a_criterion_as_judged() {
        assertThat(Coverage.lines(MarkdownReader.read(DOCUMENT)))
                .containsEntry(11, Share.UNREAD)
                .containsEntry(12, Share.JUDGED);
    }

    @Test
    void a_figure_before_the_deployment_is_asked() {
        assertThat(
                        Coverage.lines(
                                MarkdownReader.read(
                                        """
                                        # Shop

                                        ## Pre-flight

                                        - Test coverage > 80 %
                                        """)))
                .containsEntry(5, Share.ASKED);
    }
}
