package dev.rutter.app.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import dev.rutter.language.runbook.Action;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShorteningTest {
    private static final String DOCUMENT =
            """
            # Anything

            ## Deployment

            ```bash
            ./deploy
            ```

            ## Validation

            ### Immediate (0-5 minutes)

            - Error rate < 1 %

            ### Short-term (5-30 minutes)

            - Error rate < 1 %

            ### Standard (30 minutes - 2 hours)

            - Error rate < 1 %

            ### Extended (2-24 hours)

            - Error rate < 1 %
            """;

    private static Plan plan(String document) {
        return Planner.plan(
                "RUNBOOK.md",
                MarkdownReader.read(document.getBytes(StandardCharsets.UTF_8)),
                Environment.unbound("rehearsal"));
    }

    private static List<String> windows(Plan plan) {
        return plan.steps().stream()
                .map(step -> step.action())
                .filter(Action.Watch.class::isInstance)
                .map(Action.Watch.class::cast)
                .map(watch -> watch.from().toMinutes() + "-" + watch.to().toMinutes())
                .toList();
    }

    @Test
    void short_windows_stay_whole_and_long_ones_share_what_is_left() {
        var plan = plan(DOCUMENT);
        assertThat(windows(plan)).containsExactly("0-5", "5-30", "30-120", "120-1440");
        var shortening = Shortening.of(plan);
        assertThat(shortening.compression()).isEqualTo(30);
        assertThat(shortening.says())
                .hasValueSatisfying(says -> assertThat(says).contains("3 min 45 s"));
        assertThat(windows(shortening.cut(plan))).containsExactly("0-3", "3-7", "7-11", "11-15");
        // Half a minute in all.
        assertThat(shortening.at(Duration.ofHours(24)).dividedBy(30))
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_short_window_is_shortened_less_so_that_its_figures_are_there() {
        var plan = plan(DOCUMENT.substring(0, DOCUMENT.indexOf("### Short-term")));
        var shortening = Shortening.of(plan);
        assertThat(shortening.compression()).isEqualTo(15);
        assertThat(shortening.says()).isEmpty();
        assertThat(windows(shortening.cut(plan))).containsExactly("0-5");
    }

    @Test
    void a_plan_without_windows_is_left_as_it_is() {
        var bare = plan("# Nothing\n");
        var shortening = Shortening.of(bare);
        assertThat(shortening.compression()).isEqualTo(1);
        assertThat(shortening.cut(bare).steps()).isEqualTo(bare.steps());
    }
}
