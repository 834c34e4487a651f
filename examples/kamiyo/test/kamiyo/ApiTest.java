package kamiyo;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/// Without a database: what needs one is answered 503.
final class ApiTest {
    private static final StripeSignature STRIPE = new StripeSignature("whsec_of_this_test");

    private ApiTest() {}

    private interface Using {
        void with(String place, HttpClient client) throws Exception;
    }

    private static void serving(Using body) throws Exception {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        // Nothing listens on port 9.
        var store = new Store("postgres://nobody@127.0.0.1:9/none");
        try (var api = new Api(address, store, STRIPE, "the-key", Cors.of("https://kamiyo.example.com"), "test");
                var client = HttpClient.newHttpClient()) {
            body.with("127.0.0.1:" + api.start(), client);
        }
    }

    private static HttpResponse<String> get(HttpClient client, String url, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://" + url));
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int stripe(HttpClient client, String place, String body, String signature) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://" + place + "/webhooks/stripe"));
        if (!signature.isEmpty()) {
            request.header("Stripe-Signature", signature);
        }
        return client.send(
                        request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    static void without_its_database_it_is_neither_healthy_nor_ready() throws Exception {
        serving(
                (place, client) -> {
                    Tests.same(503, get(client, place + "/health").statusCode());
                    Tests.same(503, get(client, place + "/ready").statusCode());
                    Tests.same(503, get(client, place + "/exploits?page=1&page_size=10").statusCode());
                });
    }

    static void pages_have_limits() throws Exception {
        serving(
                (place, client) -> {
                    for (var query : List.of("page=0", "page=x", "page_size=501", "page_size=-1")) {
                        Tests.same(422, get(client, place + "/exploits?" + query).statusCode());
                    }
                });
    }

    static void the_admins_page_wants_its_key() throws Exception {
        serving(
                (place, client) -> {
                    var url = place + "/admin/db/slow-queries";
                    Tests.same(401, get(client, url).statusCode());
                    Tests.same(401, get(client, url, "X-API-Key", "another").statusCode());
                    var answer = get(client, url, "X-API-Key", "the-key");
                    Tests.same(200, answer.statusCode());
                    Tests.same(List.of(), ((Map<?, ?>) Json.read(answer.body())).get("slow_queries"));
                });
    }

    static void only_what_stripe_signed_is_let_in_and_a_store_that_is_down_asks_for_it_again() throws Exception {
        serving(
                (place, client) -> {
                    var body = "{\"id\": \"evt_1\", \"type\": \"invoice.paid\"}";
                    var now = Long.toString(Instant.now().getEpochSecond());
                    var good = "t=" + now + ",v1=" + STRIPE.of(now, body.getBytes(StandardCharsets.UTF_8));
                    Tests.same(400, stripe(client, place, body, ""));
                    Tests.same(400, stripe(client, place, body + " ", good));
                    Tests.same(503, stripe(client, place, body, good));
                    Tests.same(405, get(client, place + "/webhooks/stripe").statusCode());
                });
    }

    static void only_listed_origins_are_named_to_a_browser() throws Exception {
        serving(
                (place, client) -> {
                    var ours = get(client, place + "/health", "Origin", "https://kamiyo.example.com");
                    Tests.same(
                            "https://kamiyo.example.com",
                            ours.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
                    var theirs = get(client, place + "/health", "Origin", "https://elsewhere.example.com");
                    Tests.same("", theirs.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
                });
    }

    static void a_websocket_hears_a_heartbeat_at_once_and_its_close_is_answered() throws Exception {
        serving(
                (place, client) -> {
                    var heard = new CompletableFuture<String>();
                    var closed = new CompletableFuture<Integer>();
                    var socket =
                            client.newWebSocketBuilder()
                                    .buildAsync(
                                            URI.create("ws://" + place + "/ws"),
                                            new WebSocket.Listener() {
                                                @Override
                                                public CompletionStage<?> onText(
                                                        WebSocket on, CharSequence text, boolean last) {
                                                    heard.complete(text.toString());
                                                    on.request(1);
                                                    return null;
                                                }

                                                @Override
                                                public CompletionStage<?> onClose(
                                                        WebSocket on, int code, String reason) {
                                                    closed.complete(code);
                                                    return null;
                                                }
                                            })
                                    .get(30, TimeUnit.SECONDS);
                    Tests.same(true, heard.get(30, TimeUnit.SECONDS).contains("\"heartbeat\""));
                    socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
                    Tests.same(WebSocket.NORMAL_CLOSURE, closed.get(30, TimeUnit.SECONDS));
                });
    }

    static void the_site_is_there_also_without_the_api() throws Exception {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (var site = new Frontend(address, "http://127.0.0.1:9"); var client = HttpClient.newHttpClient()) {
            var place = "127.0.0.1:" + site.start();
            Tests.same(true, get(client, place + "/").body().contains("cannot be had"));
            Tests.same(200, get(client, place + "/auth/signin").statusCode());
            Tests.same(404, get(client, place + "/nothing").statusCode());
        }
    }
}
