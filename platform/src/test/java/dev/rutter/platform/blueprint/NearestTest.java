package dev.rutter.platform.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> KNOWN =
            List.of("buildCommand", "disk", "envVars", "healthCheckPath", "name", "startCommand");

    @Test
    void a_mistyped_word_is_told_from_the_others() {
        assertThat(Nearest.among(KNOWN, "startComand")).contains("startCommand");
        assertThat(Nearest.among(KNOWN, "evnVars")).contains("envVars");
        assertThat(Nearest.among(KNOWN, "healthcheckpath")).contains("healthCheckPath");
        assertThat(Nearest.among(KNOWN, "env_vars")).contains("envVars");
        assertThat(Nearest.among(KNOWN, "nmae")).contains("name");
    }

    @Test
    void a_word_that_is_like_none_is_left_alone() {
        assertThat(Nearest.among(KNOWN, "colour")).isEmpty();
        assertThat(Nearest.among(KNOWN, "x".repeat(1_000_000))).isEmpty();
        assertThat(Nearest.among(List.of(), "name")).isEmpty();
    }
}
