package shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/// The service: `GET /health`, `GET /products`, `POST /orders`, `GET /orders/{id}`.
public final class Shop implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final int WARM_UP = 50;
    private static final int LARGEST_BODY = 16 * 1024;
    private static final int DRAIN_SECONDS = 5;

    private final String version;
    private final Pool pool;
    private final Orders orders = new Orders();
    private final HttpServer server;

    Shop(InetSocketAddress address, DatabaseUrl database, String version) throws IOException {
        this.version = version;
        this.pool = new Pool(database, CONNECTIONS);
        this.server = HttpServer.create(address, 512);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
    }

    /// Serves `$PORT` (of the address `$LISTEN`, all by default) from `$DATABASE_URL` until TERM.
    public static void main(String[] args) throws IOException {
        var port = System.getenv("PORT");
        if (port == null || !port.matches("\\d{1,5}")) {
            System.err.println("PORT is not set");
            System.exit(2);
        }
        var version = Optional.ofNullable(System.getenv("RENDER_GIT_COMMIT")).orElse("dev");
        var listen = Optional.ofNullable(System.getenv("LISTEN")).orElse("0.0.0.0");
        var address = new InetSocketAddress(listen, Integer.parseInt(port));
        var shop = new Shop(address, DatabaseUrl.fromEnvironment(), version);
        Runtime.getRuntime().addShutdownHook(new Thread(shop::close, "stop"));
        shop.warmUp();
        shop.server.start();
        Log.info("serving", "port", shop.server.getAddress().getPort(), "version", version);
    }

    /// Opens the connections and reads the catalogue a few times: what is slow at first is slow
    /// before the first customer comes. Without a database the health check tells, later.
    private void warmUp() {
        try {
            pool.fill();
            for (var time = 0; time < WARM_UP; time++) {
                Json.write(pool.with(Catalogue::all).stream().map(Product::json).toList());
            }
        } catch (SQLException e) {
            Log.warn("cannot reach the database", "why", e.getMessage());
        }
    }

    /// Answers what is in flight, then lets go of the database.
    @Override
    public void close() {
        Log.info("stopping", "version", version);
        server.stop(DRAIN_SECONDS);
        pool.close();
        Log.info("stopped", "version", version);
    }

    /// An answer before it is sent.
    private record Answer(int status, Object body) {}

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = answer(exchange);
            } catch (Orders.Refused e) {
                answer = new Answer(422, Map.of("error", e.getMessage()));
            } catch (SQLException | RuntimeException e) {
                answer = failure(exchange, e);
            }
            send(exchange, answer);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException, SQLException, Orders.Refused {
        var method = exchange.getRequestMethod();
        var path = exchange.getRequestURI().getPath();
        if (path.equals("/health")) {
            return health();
        }
        if (path.equals("/products") && method.equals("GET")) {
            var products = pool.with(Catalogue::all).stream().map(Product::json).toList();
            return new Answer(200, Map.of("products", products));
        }
        if (path.equals("/orders") && method.equals("POST")) {
            return order(exchange);
        }
        if (path.matches("/orders/\\d{1,18}") && method.equals("GET")) {
            var id = Long.parseLong(path.substring("/orders/".length()));
            return pool.with(connection -> orders.find(connection, id))
                    .map(order -> new Answer(200, order))
                    .orElse(new Answer(404, Map.of("error", "there is no order " + id)));
        }
        var known = List.of("/products", "/orders").contains(path);
        return new Answer(
                known ? 405 : 404, Map.of("error", method + " " + path + " is not served"));
    }

    private Answer order(HttpExchange exchange) throws IOException, SQLException, Orders.Refused {
        var body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return new Answer(
                    413, Map.of("error", "an order has at most " + LARGEST_BODY + " bytes"));
        }
        Map<String, Object> fields;
        try {
            fields = Json.readFlat(new String(body, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return new Answer(400, Map.of("error", "not an order: " + e.getMessage()));
        }
        var wanted = Orders.Wanted.of(fields);
        return pool.with(connection -> orders.place(connection, wanted))
                .map(order -> new Answer(201, order))
                .orElse(new Answer(422, Map.of("error", "there is no product " + wanted.sku())));
    }

    private Answer health() {
        try {
            pool.with(connection -> {
                try (var statement = connection.createStatement()) {
                    statement.setQueryTimeout(2);
                    return statement.execute("SELECT 1");
                }
            });
            return new Answer(200, healthOf("ok", "up"));
        } catch (SQLException e) {
            Log.warn("cannot reach the database", "why", e.getMessage());
            return new Answer(503, healthOf("failing", "down"));
        }
    }

    private Map<String, Object> healthOf(String status, String database) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("status", status);
        fields.put("database", database);
        fields.put("version", version);
        return fields;
    }

    private static Answer failure(HttpExchange exchange, Exception e) {
        var at = e.getStackTrace().length > 0 ? e.getStackTrace()[0].toString() : "";
        Log.error(
                "request failed",
                "method",
                exchange.getRequestMethod(),
                "path",
                exchange.getRequestURI().getPath(),
                "why",
                e.toString(),
                "at",
                at);
        var busy = e instanceof Pool.Exhausted;
        return new Answer(busy ? 503 : 500, Map.of("error", busy ? "busy" : "internal error"));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var bytes = Json.write(answer.body()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
