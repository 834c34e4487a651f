package dev.rutter.platform.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HealthProbeTest {

    private static final Duration LIMIT = Duration.ofMillis(500);

    @Test
    @Timeout(60)
    void an_answer_whose_body_never_ends_is_not_good_and_keeps_nobody() throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var answering = Thread.ofVirtual().start(() -> endless(server));
            assertThat(new HealthProbe().wrong(server.getLocalPort(), Optional.of("/h"), LIMIT))
                    .hasValue("GET /h: no whole answer within 500 ms");
            answering.join();
        }
    }

    /// Answers one request and ends when the other side has had enough.
    private static void endless(ServerSocket server) {
        try (var socket = server.accept()) {
            var out = socket.getOutputStream();
            var head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            while (true) { // until it leaves
                out.write("data: x\n\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                Thread.sleep(10);
            }
        } catch (IOException left) {
            // as it should
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_path_that_is_none_is_said() {
        assertThat(new HealthProbe().wrong(1, Optional.of("/not here"), LIMIT).orElseThrow())
                .startsWith("GET /not here cannot be asked: ");
    }
}
