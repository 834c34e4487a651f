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

    private static Plan plan() {
        return Planner.plan(
                "RUNBOOK.md",
                MarkdownReader.read(DOCUMENT.getBytes(StandardCharsets.UTF_8)),
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
        assertThat(windows(plan())).containsExactly("0-5", "5-30", "30-120", "120-1440");
        var shortening = Shortening.of(plan(), Duration.ofMinutes(65));
        assertThat(shortening.cuts()).isTrue();
        assertThat(shortening.says())
                .hasValueSatisfying(says -> assertThat(says).contains("20 min"));
        assertThat(windows(shortening.cut(plan())))
                .containsExactly("0-5", "5-25", "25-45", "45-65");
    }

    @Test
    void what_fits_is_left_as_it_is() {
        var shortening = Shortening.of(plan(), Duration.ofHours(24));
        assertThat(shortening.cuts()).isFalse();
        assertThat(shortening.says()).isEmpty();
        assertThat(windows(shortening.cut(plan()))).isEqualTo(windows(plan()));
    }

    @Test
    void a_plan_without_windows_is_left_as_it_is() {
        var bare =
                Planner.plan(
                        "RUNBOOK.md",
                        MarkdownReader.read("# Nothing\n".getBytes(StandardCharsets.UTF_8)),
                        Environment.unbound("rehearsal"));
        assertThat(Shortening.of(bare, Duration.ofMinutes(40)).cut(bare).steps())
                .isEqualTo(bare.steps());
    }
}
