package assistant;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Over HTTP, with the double of WAHA and without a database.
final class AssistantTest {
    private AssistantTest() {}

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final String NOWHERE = "postgres://nobody:none@127.0.0.1:1/none";
    private static final Signature SIGNATURE = new Signature("secret");

    private interface Body {
        void with(String url) throws Exception;
    }

    private static void serving(int burst, Body body) throws Exception {
        var waha = WahaDouble.on(ANY, "key");
        var out = System.out;
        System.setOut(new java.io.PrintStream(java.io.OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        try (var assistant =
                new Assistant(
                        ANY,
                        new Store(NOWHERE),
                        new Waha("127.0.0.1:" + waha.getAddress().getPort(), "key"),
                        SIGNATURE,
                        new RateLimit(burst, burst, () -> 0L),
                        "test")) {
            body.with("http://127.0.0.1:" + assistant.start());
        } finally {
            System.setOut(out);
            waha.stop(0);
        }
    }

    private static HttpResponse<String> post(String url, String body, List<String> headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url + "/api/webhooks/whatsapp"));
        for (var i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static List<String> signed(String body) {
        return List.of("X-Webhook-Hmac", SIGNATURE.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    static void a_webhook_without_or_with_a_wrong_signature_is_not_let_in() throws Exception {
        serving(
                100,
                url -> {
                    Tests.same(401, post(url, "{}", List.of()).statusCode());
                    Tests.same(401, post(url, "{}", List.of("X-Webhook-Hmac", "00")).statusCode());
                    Tests.same(401, post(url, "{} ", signed("{}")).statusCode());
                    Tests.same(400, post(url, "{}", signed("{}")).statusCode());
                    var other = "{\"event\": \"session.status\", \"session\": \"default\"}";
                    Tests.same(200, post(url, other, signed(other)).statusCode());
                });
    }

    static void a_message_that_meets_no_database_is_to_be_delivered_again() throws Exception {
        serving(
                100,
                url -> {
                    var body =
                            "{\"event\": \"message\", \"session\": \"default\", \"payload\": {\"from\": \"1@c.us\", \"body\": \"help\"}}";
                    Tests.same(503, post(url, body, signed(body)).statusCode());
                });
    }

    static void an_address_that_asks_too_often_is_told_to_wait() throws Exception {
        serving(
                2,
                url -> {
                    Tests.same(401, post(url, "{}", List.of()).statusCode());
                    Tests.same(401, post(url, "{}", List.of()).statusCode());
                    var third = post(url, "{}", List.of());
                    Tests.same(429, third.statusCode());
                    Tests.same("60", third.headers().firstValue("Retry-After").orElse(""));
                });
    }

    static void the_health_check_tells_each_dependency_and_503_where_one_is_down() throws Exception {
        serving(
                1,
                url -> {
                    try (var client = HttpClient.newHttpClient()) {
                        var answer =
                                client.send(
                                        HttpRequest.newBuilder(URI.create(url + "/api/health")).build(),
                                        HttpResponse.BodyHandlers.ofString());
                        Tests.same(503, answer.statusCode());
                        var body = (Map<?, ?>) Json.read(answer.body());
                        Tests.same("unhealthy", body.get("status"));
                        var services = (Map<?, ?>) body.get("services");
                        Tests.same("down", ((Map<?, ?>) services.get("database")).get("status"));
                        Tests.same("up", ((Map<?, ?>) services.get("waha")).get("status"));
                    }
                });
    }
}
