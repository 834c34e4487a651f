package dev.rutter.platform.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyProcessTest {
    private static final Duration START = Duration.ofSeconds(30);

    @TempDir Path dir;
    private ProxyControl proxy;

    @BeforeEach
    void start() throws Exception {
        proxy = ProxyControl.startOrAdopt(dir, ProxyControl.javaCommand(), START);
    }

    @AfterEach
    void stop() throws Exception {
        proxy.stop();
    }

    @Test
    void a_killed_proxy_comes_back_on_the_same_ports_with_the_same_routes() throws Exception {
        try (var blue = new Backend("blue")) {
            var port = proxy.put("shop", 0, Optional.of(blue.target())).route().port();
            try (var client = new Client(port)) {
                assertThat(client.get("/x").body()).isEqualTo("blue:");
                var killed = ProcessHandle.of(proxy.pid()).orElseThrow();
                killed.destroyForcibly();
                killed.onExit().join();
                assertThat(proxy.ensureRunning()).isTrue();
                assertThat(proxy.pid()).isNotEqualTo(killed.pid());
                assertThat(client.get("/x").body()).isEqualTo("blue:");
                assertThat(proxy.ensureRunning()).isFalse();
            }
        }
    }
}
