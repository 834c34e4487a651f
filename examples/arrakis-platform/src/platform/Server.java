package platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// Keeps messages of conversations and finds them by what they are about: `POST /api/messages`, `GET /api/search?q=`,
/// `GET /api/health`, `GET /`. Nobody has to log in: who may, is not decided yet.
public final class Server implements AutoCloseable {
    private static final int LARGEST = 64 * 1024;
    private static final int DRAIN_SECONDS = 5;
    private static final byte[] PAGE =
            "<!doctype html><title>arrakis</title><h1>arrakis</h1><form action=/api/search><input name=q></form>"
                    .getBytes(StandardCharsets.UTF_8);

    private final String version;
    private final Store store;
    private final HttpServer server;

    Server(InetSocketAddress address, Store store, String version) throws IOException {
        this.version = version;
        this.store = store;
        this.server = HttpServer.create(address, 512);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
    }

    /// Serves `$PORT` (of the address `$LISTEN`, all by default) until TERM.
    public static void main(String[] args) throws IOException {
        var port = wanted("PORT");
        wanted("NEXTAUTH_SECRET");
        wanted("NEXTAUTH_URL");
        var store = new Store(wanted("DATABASE_URL"));
        var version = Optional.ofNullable(System.getenv("RENDER_GIT_COMMIT")).orElse("dev");
        var listen = Optional.ofNullable(System.getenv("LISTEN")).orElse("0.0.0.0");
        var service = new Server(new InetSocketAddress(listen, Integer.parseInt(port)), store, version);
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "stop"));
        service.warmUp();
        service.start();
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

    /// Does once what requests do, so that the first of them find classes loaded and connections open.
    private void warmUp() {
        store.warmUp();
        try {
            for (var i = 0; i < 20; i++) {
                store.near("warm up");
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
                answer = Answer.no(500, "internal error");
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
        var method = exchange.getRequestMethod();
        var reads = method.equals("GET") || method.equals("HEAD");
        return switch (exchange.getRequestURI().getPath()) {
            case "/" -> reads ? new Answer(200, "text/html; charset=utf-8", PAGE) : Answer.no(405, "GET only");
            case "/api/health" -> health();
            case "/api/search" -> {
                var words = query(exchange);
                yield words.isBlank()
                        ? Answer.no(400, "nothing is looked for; add ?q=")
                        : Answer.json(
                                200,
                                store.near(words).stream()
                                        .map(Json::object)
                                        .collect(Collectors.joining(", ", "{\"near\": [", "]}")));
            }
            case "/api/messages" -> method.equals("POST") ? keep(exchange) : Answer.no(405, "POST only");
            default -> Answer.no(404, "not found");
        };
    }

    private Answer keep(HttpExchange exchange) throws IOException, SQLException {
        var body = exchange.getRequestBody().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return Answer.no(413, "more than 64 KiB");
        }
        var given = Json.read(new String(body, StandardCharsets.UTF_8));
        var id = store.keep(field(given, "conversation"), field(given, "author"), field(given, "body"));
        return Answer.json(201, "{\"id\": " + id + "}");
    }

    private static String field(Object given, String name) {
        if (given instanceof Map<?, ?> fields && fields.get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalArgumentException("the body has no text \"" + name + "\"");
    }

    private static String query(HttpExchange exchange) {
        var raw = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        for (var each : raw.split("&")) {
            if (each.startsWith("q=")) {
                return URLDecoder.decode(each.substring(2), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private Answer health() {
        var fields = new LinkedHashMap<String, Object>();
        try {
            store.reached();
            var database = store.kind();
            fields.put("status", "ok");
            fields.put("postgresql", database.version());
            fields.put("embeddings", database.vector() ? "pgvector" : "arrays, pgvector is not installed");
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
