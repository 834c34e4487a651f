package dev.rutter.platform.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// Requests to one server on kept-alive connections, each with a thread of its own. At a given rate
/// each request has its time, whether or not the one before it is late, and its latency counts from
/// that time.
final class ProxyLoad implements AutoCloseable {
    static final int CONNECTIONS = 32;

    private static final byte[] REQUEST =
            "GET /bench?x=1 HTTP/1.1\r\nHost: bench\r\nAccept: */*\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final List<Caller> callers = new ArrayList<>();

    ProxyLoad(int port) throws IOException {
        for (var n = 0; n < CONNECTIONS; n++) {
            callers.add(new Caller(port));
        }
    }

    record Seen(double rate, Histogram micros) {
        double p99() {
            return micros.getValueAtPercentile(99) / 1000.0;
        }
    }

    static boolean answers(int port) {
        try (var caller = new Caller(port)) {
            caller.call();
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// @param rate requests a second over all connections; 0: as fast as it goes
    Seen run(int requests, double rate) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        var micros = new Histogram(60_000_000L, 3);
        var began = System.nanoTime();
        var every = rate > 0 ? (long) (1e9 * CONNECTIONS / rate) : 0;
        for (var n = 0; n < CONNECTIONS; n++) {
            var caller = callers.get(n);
            var offset = every * n / CONNECTIONS;
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                var own = new Histogram(60_000_000L, 3);
                                for (var i = 0; i < requests / CONNECTIONS; i++) {
                                    var due = began + offset + every * i;
                                    while (every > 0 && System.nanoTime() < due) {
                                        LockSupport.parkNanos(due - System.nanoTime());
                                    }
                                    var start = every > 0 ? due : System.nanoTime();
                                    caller.callOrFail();
                                    own.recordValue((System.nanoTime() - start) / 1000);
                                }
                                synchronized (micros) {
                                    micros.add(own);
                                }
                            }));
        }
        for (var each : threads) {
            each.join();
        }
        return new Seen(micros.getTotalCount() / ((System.nanoTime() - began) / 1e9), micros);
    }

    @Override
    public void close() throws IOException {
        for (var each : callers) {
            each.close();
        }
    }

    /// One connection that reads each answer whole.
    private static final class Caller implements AutoCloseable {
        private static final int BODY = 17;

        private final Socket socket;
        private final InputStream in;
        private final byte[] answer = new byte[4096];

        Caller(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(20_000);
            in = socket.getInputStream();
        }

        void callOrFail() {
            try {
                call();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// Looks at each octet once and makes nothing: what the caller costs, the servers lose.
        void call() throws IOException {
            socket.getOutputStream().write(REQUEST);
            var count = 0;
            var headEnd = 0;
            while (headEnd == 0 || count < headEnd + BODY) {
                var read = in.read(answer, count, answer.length - count);
                if (read <= 0) {
                    throw new IOException("the connection ended after " + said(count));
                }
                for (var i = Math.max(3, count); headEnd == 0 && i < count + read; i++) {
                    if (answer[i] == '\n' && answer[i - 1] == '\r' && answer[i - 2] == '\n') {
                        headEnd = i + 1;
                    }
                }
                count += read;
            }
            if (answer[9] != '2' || count != headEnd + BODY) {
                throw new IOException("unexpected answer: " + said(count));
            }
        }

        private String said(int count) {
            return new String(answer, 0, count, StandardCharsets.ISO_8859_1);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
