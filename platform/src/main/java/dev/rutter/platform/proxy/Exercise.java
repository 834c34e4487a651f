package dev.rutter.platform.proxy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Requests through a proxy to a backend of its own, for the compilers to see. Code that was
/// compiled for one kind of traffic alone is thrown away as soon as another kind comes, so they are
/// of several kinds: on many connections at once, on new ones and kept ones, with and without a
/// body, with answers of known and of unknown length, small ones and some larger than a buffer.
public final class Exercise {
    /// Requests that are under way at once.
    public static final int BURST = 16;

    private static final int BURSTS = 10; // on the same connections
    private static final int QUEUE = 8 * BURST; // a full one would cost a second
    private static final int LARGE = 100_000;
    private static final int READ_LIMIT_MILLIS = 10_000;
    private static final int LINE_LIMIT = 8_192;

    private static final byte[] GET =
            bytes("GET /page?n=1 HTTP/1.1\r\nHost: exercise\r\nAccept: */*\r\n\r\n");
    private static final byte[] CHUNKED =
            bytes("GET /chunked HTTP/1.1\r\nHost: exercise\r\nUser-Agent: exercise\r\n\r\n");
    private static final byte[] BIG =
            bytes("GET /large HTTP/1.1\r\nHost: exercise\r\nConnection: keep-alive\r\n\r\n");
    private static final byte[] POST =
            bytes("POST /form HTTP/1.1\r\nHost: exercise\r\nContent-Length: 7\r\n\r\na=1&b=2");

    private static final byte[] SMALL_ANSWER =
            bytes(
                    "HTTP/1.1 200 OK\r\nServer: exercise\r\nContent-Type: text/plain\r\n"
                            + "Content-Length: 3\r\nConnection: keep-alive\r\n\r\nok\n");
    private static final byte[] CHUNKED_ANSWER =
            bytes(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n3\r\nok\n\r\n0\r\n\r\n");
    private static final byte[] BIG_ANSWER =
            bytes(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: "
                            + LARGE
                            + "\r\n\r\n"
                            + "x".repeat(LARGE));

    private Exercise() {}

    /// From the backend's port to the port of a route that leads there.
    public interface Routed {
        int at(int backend) throws IOException, ProxyException;
    }

    /// Returns when so many requests were answered, or `over` says so, which is asked after each
    /// [#BURST] of them.
    ///
    /// @param pace the least time from one burst to the next; zero: as fast as it goes
    public static void through(Routed routed, int requests, Duration pace, BooleanSupplier over)
            throws IOException, ProxyException {
        try (var backend = new ServerSocket(0, QUEUE, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().name("exercise").start(() -> serve(backend));
            var port = routed.at(backend.getLocalPort());
            for (var left = requests / BURST; left > 0 && !over.getAsBoolean(); left -= BURSTS) {
                round(port, Math.min(left, BURSTS), pace, over);
            }
        }
    }

    private static void round(int port, int bursts, Duration pace, BooleanSupplier over)
            throws IOException {
        var callers = new ArrayList<Caller>();
        try {
            for (var i = 0; i < BURST; i++) {
                callers.add(new Caller(port));
            }
            for (var burst = 0; burst < bursts && !over.getAsBoolean(); burst++) {
                var next = System.nanoTime() + pace.toNanos();
                for (var i = 0; i < BURST; i++) {
                    callers.get(i).ask(kind(burst, i));
                }
                for (var each : callers) {
                    each.hear();
                }
                while (System.nanoTime() < next && !over.getAsBoolean()) {
                    LockSupport.parkNanos(next - System.nanoTime());
                }
            }
        } finally {
            for (var each : callers) {
                each.close();
            }
        }
    }

    private static byte[] kind(int burst, int caller) {
        return switch ((burst * BURST + caller) % 20) {
            case 3, 13 -> CHUNKED;
            case 7 -> POST;
            case 19 -> burst % 4 == 3 ? BIG : GET;
            default -> GET;
        };
    }

    private record Caller(Socket socket, InputStream in) {
        Caller(int port) throws IOException {
            this(connected(port));
        }

        private Caller(Socket socket) throws IOException {
            this(socket, new BufferedInputStream(socket.getInputStream()));
        }

        private static Socket connected(int port) throws IOException {
            var socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(READ_LIMIT_MILLIS);
            return socket;
        }

        void ask(byte[] request) throws IOException {
            socket.getOutputStream().write(request);
        }

        void hear() throws IOException {
            if (message(in).isEmpty()) {
                throw new IOException("the proxy closed a connection under exercise");
            }
        }

        void close() throws IOException {
            socket.close();
        }
    }

    private static void serve(ServerSocket backend) {
        while (!backend.isClosed()) {
            try {
                var socket = backend.accept();
                Thread.ofPlatform().daemon().name("exercise").start(() -> answer(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void answer(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(READ_LIMIT_MILLIS);
            var in = new BufferedInputStream(socket.getInputStream());
            for (var asked = message(in); !asked.isEmpty(); asked = message(in)) {
                socket.getOutputStream()
                        .write(
                                asked.contains("/chunked")
                                        ? CHUNKED_ANSWER
                                        : asked.contains("/large") ? BIG_ANSWER : SMALL_ANSWER);
            }
        } catch (IOException over) {
            // The proxy closed it.
        }
    }

    /// The first line of a message that is read to its end; empty where the connection ended.
    private static String message(InputStream in) throws IOException {
        var first = line(in);
        var length = 0L;
        var chunked = false;
        for (var line = first; !line.isEmpty(); line = line(in)) {
            var lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring("content-length:".length()).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = true;
            }
        }
        in.skipNBytes(length);
        while (chunked) {
            var octets = Integer.parseInt(line(in), 16);
            in.skipNBytes(octets + 2L);
            chunked = octets > 0;
        }
        return first;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
            if (line.length() > LINE_LIMIT) {
                throw new IOException("a line of over " + LINE_LIMIT + " octets");
            }
        }
        return line.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
