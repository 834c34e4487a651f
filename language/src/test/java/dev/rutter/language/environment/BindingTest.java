package dev.rutter.language.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What the companion file binds, in a command.
class BindingTest {
    private static String bound(String bindings, String text) {
        return CompanionReader.read(
                        "runbook: DEPLOY.md\nenvironments: { sea: { bind: " + bindings + " } }\n")
                .environments()
                .values()
                .iterator()
                .next()
                .bound(text);
    }

    @Test
    void a_version_is_no_part_of_a_longer_one() {
        assertThat(bound("{ \"v1.5.1\": v1.6.0 }", "deploy v1.5.1 # not v1.5.10"))
                .isEqualTo("deploy v1.6.0 # not v1.5.10");
        assertThat(bound("{ \"10.0.0.1\": \"10.0.0.9\" }", "ping 10.0.0.1; ping 110.0.0.12"))
                .isEqualTo("ping 10.0.0.9; ping 110.0.0.12");
    }

    @Test
    void the_longest_comes_first_and_what_a_binding_put_in_is_not_replaced_again() {
        assertThat(bound("{ \"<tag>\": \"<tag-old>\", \"<tag-old>\": v1 }", "<tag> <tag-old>"))
                .isEqualTo("<tag-old> v1");
    }
}
