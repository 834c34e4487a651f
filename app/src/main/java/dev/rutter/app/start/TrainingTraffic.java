package dev.rutter.app.start;

import dev.rutter.platform.proxy.ProxyException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;

/// Requests through a proxy whose cache is trained, to a backend of its own: small ones on a few
/// kept-alive connections, enough for each method on their way to be seen as often as the compilers
/// want to see it. Bounded by count and by time, whichever is reached first.
final class TrainingTraffic {
    private static final int CONNECTIONS = 4;
    private static final int REQUESTS = 5_000; // on each
    private static final Duration LONGEST = Duration.ofSeconds(6);
    private static final int READ_LIMIT_MILLIS = 5_000;
    private static final int MOST_BYTES = 4_096;

    private static final byte[] REQUEST =
            bytes("GET /page?n=1 HTTP/1.1\r\nHost: training\r\nAccept: */*\r\n\r\n");
    private static final byte[] ANSWER =
            bytes("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nok\n");

    private TrainingTraffic() {}

    /// From the backend's port to the port of a route that leads there.
    interface Routed {
        int at(int backend) throws ProxyException;
    }

    static void through(Routed routed) throws IOException, ProxyException, InterruptedException {
        try (var backend = new ServerSocket(0, CONNECTIONS, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> serve(backend));
            var port = routed.at(backend.getLocalPort());
            var until = System.nanoTime() + LONGEST.toNanos();
            var callers = new ArrayList<Thread>();
            for (var i = 0; i < CONNECTIONS; i++) {
                callers.add(Thread.ofPlatform().daemon().start(() -> call(port, until)));
            }
            for (var each : callers) {
                each.join();
            }
        }
    }

    private static void call(int port, long until) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(READ_LIMIT_MILLIS);
            for (var i = 0; i < REQUESTS && System.nanoTime() < until; i++) {
                socket.getOutputStream().write(REQUEST);
                if (!toEnd(socket.getInputStream(), "\r\n\r\nok\n")) {
                    return;
                }
            }
        } catch (IOException less) {
            System.err.println("the cache saw fewer requests: " + less.getMessage());
        }
    }

    private static void serve(ServerSocket backend) {
        while (!backend.isClosed()) {
            try {
                var socket = backend.accept();
                Thread.ofPlatform().daemon().start(() -> answer(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void answer(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            while (toEnd(socket.getInputStream(), "\r\n\r\n")) {
                socket.getOutputStream().write(ANSWER);
            }
        } catch (IOException over) {
            // The proxy closed it.
        }
    }

    /// Reads one message up to where it ends; false where the connection did before.
    private static boolean toEnd(InputStream in, String end) throws IOException {
        var message = new byte[MOST_BYTES];
        var count = 0;
        while (count < MOST_BYTES) {
            var read = in.read(message, count, MOST_BYTES - count);
            if (read <= 0) {
                return false;
            }
            count += read;
            var from = Math.max(0, count - end.length());
            if (new String(message, from, count - from, StandardCharsets.ISO_8859_1).equals(end)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
