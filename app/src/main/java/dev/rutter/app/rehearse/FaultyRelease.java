package dev.rutter.app.rehearse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// A release with a fault: starts the real service on another port and passes every request on to
/// it, all but those that the fault spoils. The health check is never spoiled: a hosting must not
/// be what sees it.
///
/// Called as `FaultyRelease FAULT HEALTH-PATH COMMAND` with `PORT` in its environment.
public final class FaultyRelease {
    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final Duration ALIVE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LARGEST = 8 << 20;
    private static final byte[] REFUSED =
            "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final Set<String> OURS =
            Set.of(
                    "connection",
                    "content-length",
                    "expect",
                    "host",
                    "upgrade",
                    "transfer-encoding");

    private final Fault fault;
    private final String health;
    private final int inner;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong healthySince = new AtomicLong();

    /// @param health path of the service's health check
    /// @param inner port of the real service
    FaultyRelease(Fault fault, String health, int inner) {
        this.fault = fault;
        this.health = health;
        this.inner = inner;
    }

    /// Serves until the real service ends, or until it is told to.
    public static void main(String[] args) throws IOException, InterruptedException {
        var fault = Fault.of(args[0]).orElseThrow();
        var port = Integer.parseInt(System.getenv("PORT"));
        var inner = free();
        var builder = new ProcessBuilder("bash", "-c", args[2]).inheritIO();
        builder.environment().put("PORT", Integer.toString(inner));
        var service = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(service), "stop"));
        var release = new FaultyRelease(fault, args[1], inner);
        release.listen(port);
        System.exit(release.ended(service));
    }

    /// Takes requests until this process ends.
    ///
    /// @param port 0 for any
    /// @return the doors: requests come to the first's port
    Doors listen(int port) throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
        var doors = Doors.open(port, server.getAddress().getPort(), inner, this::takes);
        return doors;
    }

    /// Whether a connection that is to become another protocol's (a WebSocket) gets through.
    private Optional<byte[]> takes() {
        if (spoils()) {
            return Optional.of(REFUSED);
        }
        if (fault == Fault.SLOW_RELEASE) {
            LockSupport.parkNanos(SLOW.toNanos());
        }
        return Optional.empty();
    }

    /// Whether the next request is one that fails.
    private boolean spoils() {
        return requests.incrementAndGet() % 2 == 1 && fault == Fault.BAD_RELEASE;
    }

    private int ended(Process service) throws InterruptedException {
        while (!service.waitFor(100, TimeUnit.MILLISECONDS)) {
            var since = healthySince.get();
            if (fault == Fault.CRASH_LOOP
                    && since != 0
                    && System.nanoTime() - since > ALIVE.toNanos()) {
                System.err.println("{\"level\":\"error\",\"message\":\"out of memory, ending\"}");
                return 1;
            }
        }
        return service.exitValue();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = exchange.getRequestBody().readNBytes(LARGEST);
            if (path.equals(health)) {
                pass(exchange, body);
                return;
            }
            if (spoils()) {
                System.err.println(
                        "{\"level\":\"error\",\"message\":\"request failed\",\"path\":\""
                                + path
                                + "\"}");
                answer(
                        exchange,
                        500,
                        "{\"error\":\"internal error\"}".getBytes(StandardCharsets.UTF_8));
                return;
            }
            if (fault == Fault.SLOW_RELEASE) {
                LockSupport.parkNanos(SLOW.toNanos());
            }
            pass(exchange, body);
        }
    }

    private void pass(HttpExchange exchange, byte[] body) throws IOException {
        var uri = URI.create("http://127.0.0.1:" + inner + exchange.getRequestURI());
        var request =
                HttpRequest.newBuilder(uri)
                        .timeout(PATIENCE)
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach((name, values) -> {
                    if (!OURS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                        values.forEach(value -> request.header(name, value));
                    }
                });
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers()
                    .map()
                    .forEach((name, values) -> {
                        if (!OURS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                            exchange.getResponseHeaders().put(name, values);
                        }
                    });
            if (exchange.getRequestURI().getPath().equals(health) && answer.statusCode() < 400) {
                healthySince.compareAndSet(0, System.nanoTime());
            }
            answer(exchange, answer.statusCode(), answer.body());
        } catch (IOException none) {
            answer(exchange, 502, new byte[0]);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        // One request each, so that every connection begins with the one that tells what it is.
        exchange.getResponseHeaders().set("Connection", "close");
        var silent = exchange.getRequestMethod().equals("HEAD") || status == 204 || status == 304;
        exchange.sendResponseHeaders(status, silent || body.length == 0 ? -1 : body.length);
        if (!silent && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static void end(Process service) {
        service.descendants().forEach(ProcessHandle::destroy);
        service.destroy();
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
