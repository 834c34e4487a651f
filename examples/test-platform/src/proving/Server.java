package proving;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The frontend (`GET /`) and the functions behind it (`/api/…`): log in and out, make tests, run them, publish what
/// came out. Published results are open to everybody; everything that writes wants a session.
public final class Server implements AutoCloseable {
    private static final int LARGEST = 64 * 1024;
    private static final int DRAIN_SECONDS = 5;
    private static final Pattern RUNS = Pattern.compile("/api/tests/(\\d{1,18})/runs");
    private static final Pattern PUBLICATION = Pattern.compile("/api/results/(\\d{1,18})/publication");

    private final String version;
    private final Store store;
    private final Sessions sessions;
    private final byte[] page;
    private final HttpServer server;

    Server(InetSocketAddress address, Store store, String key, String version, byte[] page) throws IOException {
        this.version = version;
        this.store = store;
        this.sessions = new Sessions(key);
        this.page = page;
        this.server = HttpServer.create(address, 512);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
    }

    /// Serves `$PORT` (of the address `$LISTEN`, all by default) until TERM.
    public static void main(String[] args) throws IOException {
        var port = wanted("PORT");
        var key = wanted("PLATFORM_KEY");
        var store = new Store(wanted("DATABASE_URL"));
        var version = Optional.ofNullable(System.getenv("RENDER_GIT_COMMIT")).orElse("dev");
        var listen = Optional.ofNullable(System.getenv("LISTEN")).orElse("0.0.0.0");
        var address = new InetSocketAddress(listen, Integer.parseInt(port));
        var page = Files.readAllBytes(Path.of("public/index.html"));
        var service = new Server(address, store, key, version, page);
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "stop"));
        service.warmUp();
        service.start();
        log("info", "serving", "version " + version);
    }

    /// Does once what requests do, so that the first of them find classes loaded and connections open.
    private void warmUp() {
        store.warmUp();
        try {
            for (var i = 0; i < 20; i++) {
                results();
                store.with(connection -> sessions.known(connection, "none"));
            }
        } catch (SQLException e) {
            log("warn", "cannot reach the database", String.valueOf(e.getMessage()));
        }
    }

    /// @return the port it serves on
    int start() {
        server.start();
        return server.getAddress().getPort();
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

    private record Answer(int status, String type, byte[] body) {
        static Answer json(int status, String text) {
            return new Answer(status, "application/json", text.getBytes(StandardCharsets.UTF_8));
        }

        static Answer no(int status, String why) {
            return json(status, "{\"error\": " + Json.quoted(why) + "}");
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = answer(exchange);
            } catch (IllegalArgumentException e) {
                answer = Answer.no(400, String.valueOf(e.getMessage()));
            } catch (SQLException | RuntimeException e) {
                log("error", "request failed", exchange.getRequestURI().getPath() + ": " + e);
                var full = String.valueOf(e.getMessage()).contains("pool exhausted");
                answer = Answer.no(full ? 503 : 500, full ? "busy" : "internal error");
            }
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(answer.status(), -1);
                return;
            }
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException, SQLException {
        var path = exchange.getRequestURI().getPath();
        var method = exchange.getRequestMethod();
        if (method.equals("GET") || method.equals("HEAD")) {
            return switch (path) {
                case "/" -> new Answer(200, "text/html; charset=utf-8", page);
                case "/api/health" -> health();
                case "/api/results" -> Answer.json(200, results());
                default -> Answer.no(404, "not found");
            };
        }
        var body = exchange.getRequestBody().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return Answer.no(413, "more than 64 KiB");
        }
        var given = new String(body, StandardCharsets.UTF_8);
        var call = method + " " + path;
        if (call.equals("POST /api/sessions")) {
            var token = store.with(connection -> sessions.open(connection, field(given, "key")));
            return token.map(each -> Answer.json(201, Json.object(Map.of("session", each))))
                    .orElseGet(() -> Answer.no(401, "unknown key"));
        }
        var token = bearer(exchange);
        if (!store.with(connection -> sessions.known(connection, token))) {
            return Answer.no(401, "log in first");
        }
        if (call.equals("DELETE /api/sessions")) {
            store.with(connection -> sessions.close(connection, token));
            return Answer.json(200, "{\"session\": \"closed\"}");
        }
        return write(method, path, given);
    }

    private Answer write(String method, String path, String given) throws SQLException {
        var runs = RUNS.matcher(path);
        var publication = PUBLICATION.matcher(path);
        var mode = store.mode();
        if (mode.equals("read-only") || (mode.equals("no-runs") && runs.matches())) {
            return Answer.no(503, "the platform is in mode " + mode);
        }
        if (!method.equals("POST")) {
            return Answer.no(405, "POST only");
        }
        if (path.equals("/api/tests")) {
            var name = field(given, "name");
            var id =
                    store.with(connection -> {
                        Store.change(
                                connection,
                                "test written",
                                name,
                                "INSERT INTO tests (name, wanted) VALUES (?, ?) ON CONFLICT (name)"
                                        + " DO UPDATE SET wanted = excluded.wanted",
                                name,
                                field(given, "wanted"));
                        return Store.one(connection, "SELECT id FROM tests WHERE name = ?", name).orElseThrow();
                    });
            return Answer.json(201, "{\"id\": " + id + "}");
        }
        if (runs.matches()) {
            return run(Long.parseLong(runs.group(1)), field(given, "seen"));
        }
        if (publication.matches()) {
            var id = Long.parseLong(publication.group(1));
            var changed =
                    store.with(connection ->
                            Store.change(
                                    connection,
                                    "result published",
                                    Long.toString(id),
                                    "UPDATE results SET published = true WHERE id = ?",
                                    id));
            return changed == 1 ? Answer.json(200, "{\"published\": true}") : Answer.no(404, "no such result");
        }
        return Answer.no(404, "not found");
    }

    private Answer run(long test, String seen) throws SQLException {
        return store.with(connection -> {
            var wanted = Store.one(connection, "SELECT wanted FROM tests WHERE id = ?", test);
            if (wanted.isEmpty()) {
                return Answer.no(404, "no such test");
            }
            var passed = Verdict.of(wanted.get(), seen);
            Store.change(
                    connection,
                    "test run",
                    Long.toString(test),
                    "INSERT INTO results (test_id, seen, passed) VALUES (?, ?, ?)",
                    test,
                    seen,
                    passed);
            var id = Store.one(connection, "SELECT max(id) FROM results WHERE test_id = ?", test).orElseThrow();
            return Answer.json(201, "{\"id\": " + id + ", \"passed\": " + passed + "}");
        });
    }

    private String results() throws SQLException {
        return store.published().stream()
                .map(Json::object)
                .collect(Collectors.joining(", ", "{\"results\": [", "]}"));
    }

    private static String field(String body, String name) {
        if (Json.read(body) instanceof Map<?, ?> fields && fields.get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalArgumentException("the body has no text \"" + name + "\"");
    }

    private static String bearer(HttpExchange exchange) {
        var given = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
        return given.startsWith("Bearer ") ? given.substring("Bearer ".length()) : "";
    }

    private Answer health() {
        var fields = new LinkedHashMap<String, Object>();
        try {
            var mode = store.mode();
            fields.put("status", "ok");
            fields.put("mode", mode);
            fields.put("version", version);
            return Answer.json(200, Json.object(fields));
        } catch (SQLException e) {
            log("error", "cannot reach the database", String.valueOf(e.getMessage()));
            fields.put("status", "failing");
            fields.put("version", version);
            return Answer.json(503, Json.object(fields));
        }
    }

    static void log(String level, String message, String detail) {
        System.out.println(
                "{\"time\": \"" + Instant.now() + "\", \"level\": \"" + level + "\", \"msg\": "
                        + Json.quoted(message) + ", \"detail\": " + Json.quoted(detail) + "}");
    }
}
