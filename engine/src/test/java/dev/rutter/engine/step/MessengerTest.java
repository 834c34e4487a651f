package dev.rutter.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment.Channel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MessengerTest {
    @Test
    @Timeout(60)
    void a_channel_whose_answer_never_ends_keeps_no_run() throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var answering = Thread.ofVirtual().start(() -> endless(server));
            var url = "http://127.0.0.1:" + server.getLocalPort() + "/hook";
            var messenger = new Messenger(List.of(new Channel("webhook", url)), Map.of());
            assertThat(messenger.announce("shop is live")).containsExactly("sent to webhook");
            messenger.close();
            answering.join();
        }
    }

    /// Takes one message, and ends when the other side has had enough.
    private static void endless(ServerSocket server) {
        try (var socket = server.accept()) {
            var out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) { // until it leaves
                out.write("ok\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                Thread.sleep(10);
            }
        } catch (IOException left) {
            // as it should
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
