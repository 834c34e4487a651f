package dev.rutter.engine.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rutter.language.environment.Environment;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostingsTest {

    @Test
    void the_token_is_taken_from_its_name() throws Exception {
        try (var render = new FakeRender()) {
            render.has(
                    "/services/srv-1",
                    "{\"id\":\"srv-1\",\"serviceDetails\":{\"url\":\"http://127.0.0.1:1\"}}");
            var secrets = Map.of("RENDER_API_KEY", FakeRender.KEY + "\n");
            var hosting =
                    Hostings.of(
                            names(render.api().toString(), "$RENDER_API_KEY"),
                            name -> Optional.ofNullable(secrets.get(name)));
            assertThat(hosting.url()).isEqualTo("http://127.0.0.1:1");
            assertThat(render.calls.getFirst().authorization())
                    .isEqualTo("Bearer " + FakeRender.KEY);
        }
    }

    @Test
    void a_token_that_is_not_set_is_told_before_anything_is_asked() {
        assertThatThrownBy(() -> Hostings.of(names("", "$RENDER_API_KEY"), _ -> Optional.empty()))
                .hasMessage(
                        "\"RENDER_API_KEY\" is not set, and the hosting needs it; export RENDER_API_KEY");
        assertThatThrownBy(() -> Hostings.of(names("", ""), _ -> Optional.empty()))
                .hasMessageContaining("the hosting has no token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:9090/v1", "ftp://h/v1", "http://", "http://a b", "/v1"})
    void what_is_no_address_is_told(String api) {
        assertThatThrownBy(() -> Hostings.of(names(api, "$K"), _ -> Optional.of("k")))
                .hasMessageContaining(
                        "\"" + api + "\" is no address of an API; write it like http://");
    }

    private static Environment.Hosting names(String api, String token) {
        return new Environment.Hosting(Environment.Hosting.Kind.RENDER, "srv-1", api, token);
    }
}
