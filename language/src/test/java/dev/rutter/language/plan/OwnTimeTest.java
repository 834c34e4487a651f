package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a command may take by its own words is no less than it waits by itself.
class OwnTimeTest {
    private static Duration limit(String lines) {
        return plan("# Shop\n\n## Release\n\n```bash\n" + lines + "\n```\n")
                .steps()
                .getFirst()
                .limit();
    }

    @ParameterizedTest
    @CsvSource({
        "helm upgrade shop ./chart --timeout 20m, 25",
        "helm upgrade shop ./chart --atomic --timeout 10m, 15",
        "helm upgrade shop ./chart --timeout 1h30m0s, 95",
        "kubectl rollout status deploy/shop --timeout=15m, 20",
        "kubectl wait --for=condition=ready pod/x --timeout=1200s, 25",
        "argocd app wait shop --timeout 1800, 35",
        "fly deploy --wait-timeout 1800, 35",
        "sleep 900, 20",
        "sleep 20m, 25",
        "timeout 45m ./long.sh, 50",
        "timeout -k 10 2700 ./long.sh, 50",
        "for i in $(seq 60); do ./up.sh && break; sleep 30; done, 35",
        "./ship.sh --timeout 30s, 10",
        "npm run e2e -- --timeout 60000, 10",
        "./ship.sh --timeout 99999999999999, 10",
        "./ship.sh --ttl 48h, 10",
        "sleep 5, 10"
    })
    void what_a_command_waits_for_comes_before_its_limit(String command, int minutes) {
        assertThat(limit(command)).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void what_the_comment_above_says_counts_for_that_command_alone() {
        var steps =
                plan("""
                # Shop

                ## Release

                ```bash
                ./ship.sh
                # Takes 20-30 minutes
                ./import.sh
                ./announce.sh
                ```
                """)
                        .steps();
        assertThat(steps.stream().map(step -> step.limit().toMinutes()))
                .containsExactly(10L, 35L, 10L);
    }

    @Test
    void a_limit_that_the_document_states_holds() {
        var steps =
                plan("""
                # Shop

                ## Release

                <!-- rutter: timeout: 12 min -->

                ```bash
                ./import.sh --timeout 20m
                ```
                """)
                        .steps();
        assertThat(steps.getFirst().limit()).isEqualTo(Duration.ofMinutes(12));
    }
}
