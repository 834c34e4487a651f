package arrakis;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/// Captures hook events of Claude Code: `POST /api/claude-hooks` with a bearer key, each into one row of
/// `webhook_events` and its conversation; `GET /api/conversations`, `GET /api/health`, `GET /`.
public final class Webhooks implements AutoCloseable {
    private static final int LARGEST = 256 * 1024;
    private static final int DRAIN_SECONDS = 5;

    private final String version;
    private final byte[] key;
    private final Store store;
    private final HttpServer server;
    private final SecureRandom random = new SecureRandom();

    Webhooks(InetSocketAddress address, Store store, String key, String version) throws IOException {
        this.version = version;
        this.key = key.getBytes(StandardCharsets.UTF_8);
        this.store = store;
        this.server = HttpServer.create(address, 512);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
    }

    /// Serves `$PORT` (of the address `$LISTEN`, all by default) until TERM.
    public static void main(String[] args) throws IOException {
        var port = wanted("PORT");
        var key = wanted("CLAUDE_HOOK_API_KEY");
        var store = new Store(wanted("DATABASE_URL"));
        var version = Optional.ofNullable(System.getenv("RENDER_GIT_COMMIT")).orElse("dev");
        var listen = Optional.ofNullable(System.getenv("LISTEN")).orElse("0.0.0.0");
        var address = new InetSocketAddress(listen, Integer.parseInt(port));
        var service = new Webhooks(address, store, key, version);
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "stop"));
        store.warmUp();
        service.server.start();
        log("info", "serving", "version " + version);
    }

    private static String wanted(String name) {
        var value = System.getenv(name);
        if (value == null || value.isBlank()) {
            System.err.println("Error: Environment variable not found: " + name);
            System.exit(2);
        }
        return value;
    }

    @Override
    public void close() {
        server.stop(DRAIN_SECONDS);
        store.close();
        log("info", "stopped", "version " + version);
    }

    private record Answer(int status, String body) {}

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = answer(exchange);
            } catch (SQLException | RuntimeException e) {
                log("error", "request failed", exchange.getRequestURI().getPath() + ": " + e);
                answer = new Answer(500, "{\"success\": false, \"error\": \"internal error\"}");
            }
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(answer.status(), -1);
                return;
            }
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException, SQLException {
        var path = exchange.getRequestURI().getPath();
        var method = exchange.getRequestMethod();
        return switch (path) {
            case "/" -> new Answer(200, "{\"service\": \"arrakis-webhooks\"}");
            case "/api/health" -> health();
            case "/api/conversations" -> {
                if (!allowed(exchange)) {
                    yield new Answer(401, "{\"success\": false, \"error\": \"unauthorized\"}");
                }
                yield new Answer(200, store.conversations());
            }
            case "/api/claude-hooks" -> {
                if (!method.equals("POST")) {
                    yield new Answer(405, "{\"success\": false, \"error\": \"POST only\"}");
                }
                if (!allowed(exchange)) {
                    yield new Answer(401, "{\"success\": false, \"error\": \"unauthorized\"}");
                }
                yield capture(exchange);
            }
            default -> new Answer(404, "{\"error\": \"not found\"}");
        };
    }

    private Answer capture(HttpExchange exchange) throws IOException, SQLException {
        var began = System.nanoTime();
        var body = exchange.getRequestBody().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return new Answer(413, "{\"success\": false, \"error\": \"more than 256 KiB\"}");
        }
        Hook hook;
        try {
            hook = Hook.of(new String(body, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return new Answer(400, "{\"success\": false, \"error\": " + Json.quoted(e.getMessage()) + "}");
        }
        var bytes = new byte[9];
        random.nextBytes(bytes);
        var id = "req_" + HexFormat.of().formatHex(bytes);
        store.keep(id, hook, began);
        return new Answer(200, "{\"success\": true, \"requestId\": \"" + id + "\"}");
    }

    /// The key is compared in constant time.
    private boolean allowed(HttpExchange exchange) {
        var given = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
        return given.startsWith("Bearer ")
                && MessageDigest.isEqual(
                        given.substring("Bearer ".length()).getBytes(StandardCharsets.UTF_8), key);
    }

    private Answer health() {
        try {
            store.reached();
            return new Answer(200, Json.object(Map.of("status", "ok", "version", version)));
        } catch (SQLException e) {
            log("warn", "cannot reach the database", e.getMessage());
            return new Answer(503, Json.object(Map.of("status", "failing", "version", version)));
        }
    }

    static void log(String level, String message, String detail) {
        System.out.println(
                "{\"time\": \"" + Instant.now() + "\", \"level\": \"" + level + "\", \"msg\": "
                        + Json.quoted(message) + ", \"detail\": " + Json.quoted(detail) + "}");
    }
}
