package dev.rutter.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class OwnCallsTest {
    @Test
    void an_answer_that_tells_nothing_is_known_without_being_read() {
        var nothing = new OwnCalls.Applied(List.of(), List.of(), List.of());
        var json = JsonMapper.builder().build();
        assertThat(json.writeValueAsString(nothing)).isEqualTo(OwnCalls.Applied.NOTHING);
        assertThat(json.readValue(OwnCalls.Applied.NOTHING, OwnCalls.Applied.class))
                .isEqualTo(nothing)
                .isEqualTo(OwnCalls.Applied.read(OwnCalls.Applied.NOTHING));
        var told = new OwnCalls.Applied(List.of(), List.of("a note"), List.of("dep-1"));
        assertThat(OwnCalls.Applied.read(json.writeValueAsString(told))).isEqualTo(told);
    }
}
