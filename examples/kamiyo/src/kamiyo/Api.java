package kamiyo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The API: `/health`, `/ready`, `/exploits` by pages, `/ws`, `/webhooks/stripe`, `/admin/db/slow-queries`.
public final class Api implements AutoCloseable {
    static final int MOST_PER_PAGE = 500;

    private static final Duration BEAT = Duration.ofSeconds(15);

    private final Store store;
    private final StripeSignature stripe;
    private final byte[] adminKey;
    private final Cors cors;
    private final String version;
    private final Http http;

    Api(InetSocketAddress address, Store store, StripeSignature stripe, String adminKey, Cors cors, String version)
            throws IOException {
        this.store = store;
        this.stripe = stripe;
        this.adminKey = adminKey.getBytes(StandardCharsets.UTF_8);
        this.cors = cors;
        this.version = version;
        this.http = new Http(address, this::handle, Map.of("/ws", (in, out) -> Frames.heartbeats(in, out, BEAT)));
    }

    /// Serves `$PORT` (of the address `$LISTEN`, all by default) until TERM.
    public static void main(String[] args) throws IOException {
        Log.write("info", "Kamiyo API starting up...");
        var store = new Store(wanted("DATABASE_URL"));
        var api =
                new Api(
                        new InetSocketAddress(
                                Optional.ofNullable(System.getenv("LISTEN")).orElse("0.0.0.0"),
                                Integer.parseInt(wanted("PORT"))),
                        store,
                        new StripeSignature(wanted("STRIPE_WEBHOOK_SECRET")),
                        wanted("ADMIN_API_KEY"),
                        Cors.of(wanted("ALLOWED_ORIGINS")),
                        Optional.ofNullable(System.getenv("RENDER_GIT_COMMIT")).orElse("dev"));
        Runtime.getRuntime().addShutdownHook(new Thread(api::close, "stop"));
        try {
            Log.write("info", "Database exploits: " + store.exploits());
            Log.write("info", "Tracked chains: " + store.chains());
        } catch (SQLException e) {
            Log.write("error", "Database connection failed", "detail", String.valueOf(e.getMessage()));
        }
        api.start();
    }

    static String wanted(String name) {
        var value = System.getenv(name);
        if (value == null || value.isBlank()) {
            System.err.println("the environment variable " + name + " is not set");
            System.exit(2);
        }
        return value;
    }

    int start() {
        var port = http.start();
        Log.write("info", "WebSocket manager started");
        Log.write("info", "running on port " + port, "version", version);
        return port;
    }

    @Override
    public void close() {
        http.close();
        store.close();
        Log.write("info", "stopped", "version", version);
    }

    private Http.Response handle(Http.Request request) {
        var origin = request.header("origin");
        if (request.method().equals("OPTIONS")) {
            return new Http.Response(204, "", "", cors.headers(origin, true));
        }
        var began = System.nanoTime();
        Http.Response answer;
        try {
            answer = answer(request);
        } catch (SQLException e) {
            // 5xx and not 4xx: Stripe delivers again what met a store that was down.
            Log.write("error", "Error fetching exploits", "path", request.path(), "detail", String.valueOf(e.getMessage()));
            answer = Http.Response.json(503, Map.of("error", "the database is not reached"));
        } catch (RuntimeException e) {
            Log.write("error", "request failed", "path", request.path(), "detail", String.valueOf(e));
            answer = Http.Response.json(500, Map.of("error", "internal error"));
        }
        var took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        if (took > 500) {
            Log.write("warn", "Slow request", "path", request.path(), "ms", took);
        }
        return new Http.Response(answer.status(), answer.type(), answer.body(), cors.headers(origin, false));
    }

    private Http.Response answer(Http.Request request) throws SQLException {
        var path = request.path();
        if (path.equals("/webhooks/stripe")) {
            return request.method().equals("POST") ? stripe(request) : refused(405, "only POST");
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return refused(405, "only GET");
        }
        return switch (path) {
            case "/health" -> health();
            case "/ready" -> ready();
            case "/exploits" -> exploits(request.query());
            case "/admin/db/slow-queries" -> slow(request);
            default -> refused(404, "nothing here");
        };
    }

    private static Http.Response refused(int status, String why) {
        return Http.Response.json(status, Map.of("error", why));
    }

    private Http.Response health() {
        var body = new LinkedHashMap<String, Object>();
        try {
            var exploits = store.exploits();
            body.put("status", "healthy");
            body.put("database_exploits", exploits);
            body.put("version", version);
            return Http.Response.json(200, body);
        } catch (SQLException e) {
            Log.write("error", "Database connection failed", "detail", String.valueOf(e.getMessage()));
            return Http.Response.json(503, Map.of("status", "unhealthy", "error", "the database is not reached"));
        }
    }

    private Http.Response ready() {
        var body = new LinkedHashMap<String, Object>();
        try {
            store.chains();
            body.put("status", "ready");
            body.put("database", "healthy");
            return Http.Response.json(200, body);
        } catch (SQLException e) {
            body.put("status", "not ready");
            body.put("database", "unhealthy");
            return Http.Response.json(503, body);
        }
    }

    private Http.Response exploits(Map<String, String> query) throws SQLException {
        var page = number(query.getOrDefault("page", "1"), 1_000_000);
        var size = number(query.getOrDefault("page_size", "50"), MOST_PER_PAGE);
        if (page.isEmpty() || size.isEmpty()) {
            return refused(422, "page is 1 to 1000000, page_size 1 to " + MOST_PER_PAGE);
        }
        var found = store.page(query.getOrDefault("chain", ""), page.get(), size.get());
        var data = found.data().stream().map(Store.Exploit::fields).map(Json::object).toList();
        return new Http.Response(
                200,
                "application/json",
                "{\"data\": [%s], \"total\": %d, \"page\": %d, \"page_size\": %d}"
                        .formatted(String.join(", ", data), found.total(), page.get(), size.get()),
                Map.of());
    }

    private static Optional<Integer> number(String text, int most) {
        return text.matches("[1-9]\\d{0,6}") && Integer.parseInt(text) <= most
                ? Optional.of(Integer.parseInt(text))
                : Optional.empty();
    }

    private Http.Response slow(Http.Request request) {
        var key = request.header("x-api-key").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(adminKey, key)) {
            return refused(401, "X-API-Key is missing or wrong");
        }
        List<String> all =
                store.slow().stream()
                        .map(each -> {
                            var fields = new LinkedHashMap<String, Object>();
                            fields.put("query", each.query());
                            fields.put("ms", each.millis());
                            fields.put("at", each.at().toString());
                            return Json.object(fields);
                        })
                        .toList();
        return new Http.Response(
                200,
                "application/json",
                "{\"slower_than_ms\": %d, \"slow_queries\": [%s]}".formatted(Store.SLOW_MILLIS, String.join(", ", all)),
                Map.of());
    }

    /// The event is kept before it is acknowledged; a repeated delivery is acknowledged and kept once.
    private Http.Response stripe(Http.Request request) throws SQLException {
        if (!stripe.signs(request.body(), request.header("stripe-signature"), Instant.now())) {
            Log.write("warn", "Webhook signature verification failed");
            return refused(400, "the signature does not fit");
        }
        var text = new String(request.body(), StandardCharsets.UTF_8);
        String id;
        String type;
        try {
            var event = (Map<?, ?>) Json.read(text);
            id = String.valueOf(event.get("id"));
            type = String.valueOf(event.get("type"));
        } catch (IllegalArgumentException | ClassCastException e) {
            return refused(400, "no event of Stripe");
        }
        var fresh = store.keep(id, type, text);
        Log.write("info", fresh ? "Webhook processed successfully" : "Webhook was here before", "event", id);
        return Http.Response.json(200, Map.of("received", true));
    }
}
