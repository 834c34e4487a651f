package dev.rutter.language.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndedSoTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "If it fails",
                "When this failed",
                "On failure",
                "In case of an error",
                "If the command exits non-zero",
                "If the exit status is not 0",
                "if the script returns an error"
            })
    void a_bad_end(String condition) {
        assertThat(EndedSo.of(condition)).contains(new EndedSo(false, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If that worked",
                "On success",
                "Once it succeeded",
                "if the exit code is 0"
            })
    void a_good_end(String condition) {
        assertThat(EndedSo.of(condition)).contains(new EndedSo(true, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if CI fails",
                "If it hangs",
                "if the exit code is 2",
                "If it fails again",
                "If the error rate is above 5 %"
            })
    void what_the_end_alone_does_not_tell(String condition) {
        assertThat(EndedSo.of(condition)).isEmpty();
    }

    @Test
    void what_is_named_is_meant() {
        var said = EndedSo.of("If the migration fails").orElseThrow();
        assertThat(said.of("Migrate the database", "./bin/m")).isTrue();
        assertThat(said.of("Take a backup", "./bin/backup")).isFalse();
    }
}
