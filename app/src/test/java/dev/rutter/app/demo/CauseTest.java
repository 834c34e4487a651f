package dev.rutter.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class CauseTest {
    private static final Optional<String> RELEASE = Optional.of("c1");

    @Test
    void the_wanted_answer_of_a_release_is_no_failure() {
        assertThat(Cause.of(OptionalInt.of(201), 201, RELEASE, false)).isEqualTo(Cause.NONE);
    }

    @Test
    void a_server_error_of_a_release_is_the_releases() {
        assertThat(Cause.of(OptionalInt.of(500), 201, RELEASE, false)).isEqualTo(Cause.RELEASE);
    }

    @Test
    void an_unwanted_answer_is_a_failure_though_it_is_no_server_error() {
        assertThat(Cause.of(OptionalInt.of(404), 200, RELEASE, false)).isEqualTo(Cause.RELEASE);
    }

    @Test
    void no_answer_is_the_switchs() {
        assertThat(Cause.of(OptionalInt.empty(), 200, Optional.empty(), false))
                .isEqualTo(Cause.SWITCH);
    }

    @Test
    void an_answer_of_the_proxy_itself_is_the_switchs_though_a_release_is_named() {
        assertThat(Cause.of(OptionalInt.of(502), 200, RELEASE, true)).isEqualTo(Cause.SWITCH);
    }

    @Test
    void an_answer_of_nobody_in_particular_is_the_switchs_though_it_looks_good() {
        assertThat(Cause.of(OptionalInt.of(200), 200, Optional.empty(), false))
                .isEqualTo(Cause.SWITCH);
    }
}
