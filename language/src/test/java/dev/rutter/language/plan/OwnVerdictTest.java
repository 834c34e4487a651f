package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.expect.Expectation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a command finds out by itself, and what is decided for one trouble only.
class OwnVerdictTest {
    private static boolean asked(String command) {
        return PlannerTest.plan(
                        "# Shop\n\n## Deploy\n\n1. Run `"
                                + command
                                + "` to verify that the shop can be published.\n")
                .steps()
                .stream()
                .flatMap(step -> step.expectations().stream())
                .anyMatch(Expectation.Asked.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"npm publish --dry-run", "npm test", "terraform validate", "./bin/check.sh"})
    void nobody_is_asked_what_the_exit_status_tells(String command) {
        assertThat(asked(command)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kubectl get pods", "docker compose ps"})
    void what_a_command_only_shows_somebody_looks_at(String command) {
        assertThat(asked(command)).isTrue();
    }

    @Test
    void a_rollback_for_one_trouble_decides_no_release() {
        var document =
                "# Shop\n\n## Deploy\n\n1. `./ship.sh`\n\n## Rollback\n\n1. `./back.sh`\n\n## Troubleshooting\n\n### If orders are slow\n\n1. Look at the queue\n2. **Decision:** Rollback if the release is to blame\n";
        assertThat(PlannerTest.plan(document).rules()).isEmpty();
    }
}
