package assistant;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Takes messages of WhatsApp from WAHA and answers them: `POST /api/webhooks/whatsapp`, `GET /api/health`,
/// `GET /api/jobs`.
public final class Assistant implements AutoCloseable {
    private static final int LARGEST = 256 * 1024;
    private static final int DRAIN_SECONDS = 5;
    private static final long SLOW_MS = 1000;

    private final String version;
    private final Store store;
    private final Waha waha;
    private final Signature signature;
    private final RateLimit limit;
    private final HttpServer server;
    private volatile boolean open = true;

    Assistant(
            InetSocketAddress address, Store store, Waha waha, Signature signature, RateLimit limit, String version)
            throws IOException {
        this.version = version;
        this.store = store;
        this.waha = waha;
        this.signature = signature;
        this.limit = limit;
        this.server = HttpServer.create(address, 512);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
    }

    /// Serves `$PORT` (of the address `$LISTEN`, all by default) until TERM.
    public static void main(String[] args) throws IOException {
        var port = Integer.parseInt(wanted("PORT"));
        var perMinute = Integer.parseInt(Optional.ofNullable(System.getenv("RATE_LIMIT_PER_MINUTE")).orElse("600"));
        var store = new Store(wanted("DATABASE_URL"));
        var listen = Optional.ofNullable(System.getenv("LISTEN")).orElse("0.0.0.0");
        var service =
                new Assistant(
                        new InetSocketAddress(listen, port),
                        store,
                        new Waha(wanted("WAHA_API_URL"), wanted("WAHA_API_KEY")),
                        new Signature(wanted("WAHA_WEBHOOK_SECRET")),
                        new RateLimit(perMinute, perMinute, System::nanoTime),
                        Optional.ofNullable(System.getenv("RENDER_GIT_COMMIT")).orElse("dev"));
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "stop"));
        store.warmUp();
        service.start();
        Thread.ofVirtual().name("answers").start(service::answers);
    }

    private static String wanted(String name) {
        var value = System.getenv(name);
        if (value == null || value.isBlank()) {
            System.err.println("the environment variable " + name + " is not set");
            System.exit(2);
        }
        return value;
    }

    /// Serves; the port is the one of the address, or a free one.
    int start() {
        server.start();
        Log.write("info", "serving", "version", version);
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        open = false;
        server.stop(DRAIN_SECONDS);
        store.close();
        Log.write("info", "stopped", "version", version);
    }

    private void answers() {
        while (open) {
            var more = false;
            try {
                more =
                        store.sendNext(
                                message ->
                                        waha.sendText(
                                                message.session(), message.chat(), Message.answer(message.text())));
            } catch (SQLException e) {
                Log.write("error", "Failed to query database", "detail", String.valueOf(e.getMessage()));
            }
            try {
                if (!more) {
                    TimeUnit.MILLISECONDS.sleep(500);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private record Answer(int status, Map<String, ?> body) {}

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var began = System.nanoTime();
            var id = UUID.randomUUID().toString();
            Answer answer;
            try {
                answer = answer(exchange, id);
            } catch (SQLException e) {
                // 5xx and not 4xx: WAHA delivers again what met a store that was down.
                Log.write("error", "Failed to query database", "requestId", id, "webhook", true, "event", "failed",
                        "detail", String.valueOf(e.getMessage()));
                answer = new Answer(503, Map.of("error", "the database is not reached"));
            } catch (RuntimeException e) {
                Log.write("error", "request failed", "requestId", id, "detail", String.valueOf(e));
                answer = new Answer(500, Map.of("error", "internal error"));
            }
            var took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            if (took > SLOW_MS) {
                Log.write("warn", "Slow request detected", "requestId", id, "ms", took);
            }
            var bytes = Json.object(answer.body()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("X-Request-Id", id);
            if (answer.status() == 429) {
                exchange.getResponseHeaders().set("Retry-After", "60");
            }
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(answer.status(), -1);
                return;
            }
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(HttpExchange exchange, String id) throws IOException, SQLException {
        return switch (exchange.getRequestURI().getPath()) {
            case "/" -> new Answer(200, Map.of("service", "whatsapp-assistant"));
            case "/api/health" -> health();
            // The second name is where a team that had its jobs at Inngest still looks.
            case "/api/jobs", "/api/inngest" ->
                    new Answer(200, Map.of("functions", "answer-message", "waiting", store.waiting()));
            case "/api/webhooks/whatsapp" ->
                    exchange.getRequestMethod().equals("POST")
                            ? webhook(exchange, id)
                            : new Answer(405, Map.of("error", "POST only"));
            default -> new Answer(404, Map.of("error", "not found"));
        };
    }

    private Answer webhook(HttpExchange exchange, String id) throws IOException, SQLException {
        var address = address(exchange);
        if (!limit.allows(address)) {
            Log.write("warn", "Rate limit exceeded for IP", "requestId", id, "security", true, "action", "rate_limit",
                    "ip", address);
            return new Answer(429, Map.of("error", "too many requests"));
        }
        var body = exchange.getRequestBody().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return new Answer(413, Map.of("error", "more than 256 KiB"));
        }
        var given = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Webhook-Hmac"));
        var algorithm = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Webhook-Hmac-Algorithm"));
        if (!signature.signs(body, given, algorithm)) {
            Log.write("warn", given.isEmpty() ? "Webhook without signature" : "Invalid webhook signature", "requestId",
                    id, "webhook", true, "security", true, "action",
                    given.isEmpty() ? "unauthorized" : "invalid_signature", "ip", address);
            return new Answer(401, Map.of("error", given.isEmpty() ? "signature missing" : "signature wrong"));
        }
        Optional<Message> message;
        try {
            message = Message.of(body);
        } catch (IllegalArgumentException e) {
            Log.write("warn", "Invalid webhook payload", "requestId", id, "webhook", true, "event", "failed");
            return new Answer(400, Map.of("error", String.valueOf(e.getMessage())));
        }
        if (message.isEmpty()) {
            return new Answer(200, Map.of("taken", "ignored", "requestId", id));
        }
        var taken = store.take(id, digest(body), message.get());
        switch (taken) {
            case QUEUED -> Log.write("info", "message taken", "requestId", id, "webhook", true, "event", "received");
            case NO_CREDIT ->
                    Log.write("warn", "billing guard: no credit", "requestId", id, "webhook", true, "event", "failed",
                            "session", message.get().session());
            case NO_TENANT ->
                    Log.write("warn", "unknown session", "requestId", id, "webhook", true, "event", "failed", "session",
                            message.get().session());
            case REPEATED -> {
                // Answered well, or WAHA would go on delivering it.
            }
        }
        return new Answer(200, Map.of("taken", taken.name().toLowerCase(java.util.Locale.ROOT), "requestId", id));
    }

    /// The caller: what the proxy on this machine says of it, else who is connected.
    private static String address(HttpExchange exchange) {
        var peer = exchange.getRemoteAddress().getAddress();
        var forwarded = exchange.getRequestHeaders().getFirst("X-Forwarded-For");
        if (!peer.isLoopbackAddress() || forwarded == null) {
            return peer.getHostAddress();
        }
        var hops = List.of(forwarded.split(",", -1));
        return hops.getLast().strip();
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private interface Probe {
        void run() throws SQLException, IOException;
    }

    private Answer health() {
        var services = new LinkedHashMap<String, Object>();
        var up = probed(services, "database", store::reached);
        up &= probed(services, "waha", waha::reached);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", up ? "healthy" : "unhealthy");
        body.put("version", version);
        body.put("timestamp", Instant.now().toString());
        body.put("services", services);
        return new Answer(up ? 200 : 503, body);
    }

    private static boolean probed(Map<String, Object> services, String name, Probe probe) {
        var began = System.nanoTime();
        var state = "up";
        try {
            probe.run();
        } catch (SQLException | IOException e) {
            state = "down";
            Log.write("error", name + " is not reached", "detail", String.valueOf(e.getMessage()));
        }
        services.put(
                name,
                Map.of("status", state, "responseTime", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)));
        return state.equals("up");
    }
}
