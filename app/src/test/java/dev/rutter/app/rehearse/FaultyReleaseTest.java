package dev.rutter.app.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FaultyReleaseTest {
    private static final String ASKS =
            "GET /ws HTTP/1.1\r\nHost: api\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
    private static final String TAKES =
            "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";

    /// A service that takes every upgrade and then says again what it is told; every other request
    /// it answers and closes.
    private static void serve(ServerSocket service) {
        try {
            while (true) {
                var socket = service.accept();
                Thread.startVirtualThread(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            var head = until(socket, "\r\n\r\n");
            if (head.contains("Upgrade: websocket")) {
                write(socket, TAKES);
                socket.getInputStream().transferTo(socket.getOutputStream());
            } else {
                write(
                        socket,
                        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
            }
        } catch (IOException gone) {
            // The other side has ended it.
        }
    }

    private static String until(Socket socket, String end) throws IOException {
        var read = new StringBuilder();
        int one;
        while (read.indexOf(end) < 0 && (one = socket.getInputStream().read()) >= 0) {
            read.append((char) one);
        }
        return read.toString();
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String asked(int port, String request) throws IOException {
        try (var client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            write(client, request);
            return until(client, "\r\n");
        }
    }

    @Test
    void a_connection_that_becomes_a_web_socket_reaches_the_service_and_its_frames_pass()
            throws Exception {
        try (var service = new ServerSocket(0, 16, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> serve(service));
            try (var doors =
                            new FaultyRelease(Fault.CRASH_LOOP, "/health", service.getLocalPort())
                                    .listen(0);
                    var client = new Socket(InetAddress.getLoopbackAddress(), doors.port())) {
                write(client, ASKS);
                assertThat(until(client, "\r\n\r\n")).isEqualTo(TAKES);
                write(client, "heartbeat.");
                assertThat(until(client, ".")).isEqualTo("heartbeat.");
            }
        }
    }

    @Test
    void a_bad_release_refuses_every_second_request_whether_it_is_one_or_becomes_a_web_socket()
            throws Exception {
        try (var service = new ServerSocket(0, 16, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> serve(service));
            try (var doors =
                    new FaultyRelease(Fault.BAD_RELEASE, "/health", service.getLocalPort())
                            .listen(0)) {
                var plain = "GET /exploits HTTP/1.1\r\nHost: api\r\n\r\n";
                assertThat(asked(doors.port(), plain)).contains(" 500 ");
                assertThat(asked(doors.port(), ASKS)).contains(" 101 ");
                assertThat(asked(doors.port(), ASKS)).contains(" 500 ");
                assertThat(asked(doors.port(), plain)).contains(" 200 ");
                assertThat(asked(doors.port(), plain.replace("/exploits", "/health")))
                        .contains(" 200 ");
            }
        }
    }
}
