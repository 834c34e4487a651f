package dev.rutter.platform.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LoopbackCallTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final CompletableFuture<String> seen = new CompletableFuture<>();

    @Test
    void what_is_sent_and_answered_arrives_whole() throws IOException {
        var port = answering("HTTP/1.1 201 Created\r\nContent-Length: 4\r\n\r\n{\"ä");

        var answer = LoopbackCall.send(port, "PUT", "/x?y=1", "k", Optional.of("{\"ö\":1}"), LIMIT);

        assertThat(answer).isEqualTo(new LoopbackCall.Answer(201, "{\"ä"));
        assertThat(seen.join())
                .startsWith("PUT /x?y=1 HTTP/1.0\r\n")
                .contains("\r\nAuthorization: Bearer k\r\n", "\r\nContent-Length: 8\r\n")
                .endsWith("\r\n\r\n{\"ö\":1}");
    }

    @Test
    void an_answer_that_ends_early_is_none() throws IOException {
        var cut = answering("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"a\"");

        assertThatThrownBy(() -> LoopbackCall.send(cut, "GET", "/", "k", Optional.empty(), LIMIT))
                .isInstanceOf(IOException.class)
                .hasMessage("the answer has 4 of its 9 bytes");
    }

    @Test
    void a_connection_that_ends_without_a_word_is_no_answer() throws IOException {
        var silent = answering("");

        assertThatThrownBy(
                        () -> LoopbackCall.send(silent, "GET", "/", "k", Optional.empty(), LIMIT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ended before there was an answer");
    }

    @Test
    void an_answer_that_does_not_come_in_time_is_not_waited_for() throws IOException {
        try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = nobody.getLocalPort();
            var limit = Duration.ofMillis(50);

            assertThatThrownBy(
                            () -> LoopbackCall.send(port, "GET", "/", "k", Optional.empty(), limit))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    /// Answers one call with these bytes and closes.
    private int answering(String answer) throws IOException {
        var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual()
                .start(() -> {
                    try (server;
                            var socket = server.accept()) {
                        var in = socket.getInputStream();
                        var request = new String(in.readNBytes(1), StandardCharsets.UTF_8);
                        while (!request.contains("\r\n\r\n") || in.available() > 0) {
                            request +=
                                    new String(
                                            in.readNBytes(Math.max(1, in.available())),
                                            StandardCharsets.UTF_8);
                        }
                        seen.complete(request);
                        socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                    } catch (IOException no) {
                        seen.completeExceptionally(no);
                    }
                });
        return server.getLocalPort();
    }
}
