package dev.rutter.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Action;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ExpandedTest {
    @Test
    void a_key_in_a_header_is_filled_in_and_an_unknown_name_stays() {
        var request =
                new Action.Http(
                        "POST",
                        "http://127.0.0.1/${PLACE}/x",
                        Map.of("authorization", "Bearer $KEY"),
                        Optional.of(
                                "{\"price\": \"$5\", \"who\": \"$NOBODY\", \"key\": \"$KEY_2\"}"),
                        false,
                        true,
                        "curl …");
        var filled = Expanded.of(request, Map.of("KEY", "s$cr\\et", "PLACE", "hooks"));
        assertThat(filled.url()).isEqualTo("http://127.0.0.1/hooks/x");
        assertThat(filled.headers()).containsEntry("authorization", "Bearer s$cr\\et");
        assertThat(filled.body())
                .contains("{\"price\": \"$5\", \"who\": \"$NOBODY\", \"key\": \"$KEY_2\"}");
    }
}
