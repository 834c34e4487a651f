package dev.rutter.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rutter.platform.release.Happening;
import dev.rutter.platform.release.Ids;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class WebhooksTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Received(String id, String time, String signature, String body) {

        static Received of(HttpExchange exchange) throws java.io.IOException {
            var headers = exchange.getRequestHeaders();
            return new Received(
                    String.valueOf(headers.getFirst("webhook-id")),
                    String.valueOf(headers.getFirst("webhook-timestamp")),
                    String.valueOf(headers.getFirst("webhook-signature")),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @TempDir Path home;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Webhooks.Told> events = new CopyOnWriteArrayList<>();
    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private HttpServer receiver;

    @BeforeEach
    void listen() throws Exception {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext(
                "/",
                exchange -> {
                    received.add(Received.of(exchange));
                    var status = answers.isEmpty() ? 200 : answers.removeFirst();
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        receiver.start();
    }

    @AfterEach
    void close() {
        receiver.stop(0);
    }

    private Webhooks webhooks() {
        return new Webhooks(
                home,
                InstantSource.system(),
                new Ids(new Random(7)),
                JSON,
                () -> events,
                List.of(
                        Duration.ZERO,
                        Duration.ofMillis(20),
                        Duration.ofMillis(20),
                        Duration.ofMillis(20)));
    }

    private String url() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
    }

    private void happens(String id, String type, Map<String, String> details) {
        events.add(
                new Webhooks.Told(
                        "srv-1",
                        "shop",
                        new Happening(id, Instant.now().plusMillis(1), type, details)));
    }

    private static void until(Webhooks webhooks, Callable<Boolean> state) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!state.call()) {
            assertThat(System.nanoTime()).as("the state did not come").isLessThan(deadline);
            webhooks.look();
            Thread.sleep(10);
        }
    }

    // the example of the Standard Webhooks specification
    @Test
    void the_signature_is_that_of_standard_webhooks() {
        assertThat(
                        Webhooks.signature(
                                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                "1614265330",
                                "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void an_event_is_told_signed_with_the_status_of_its_end() throws Exception {
        var webhooks = webhooks();
        var webhook = webhooks.make("us", url(), true, List.of("deploy_ended"));
        happens("evt-1", "deploy_started", Map.of());
        happens("evt-2", "deploy_ended", Map.of("deployStatus", "failed", "deployId", "dep-1"));
        until(webhooks, () -> received.size() == 1);
        var one = received.getFirst();
        var body = JSON.readTree(one.body());
        assertThat(body.path("type").asString()).isEqualTo("deploy_ended");
        assertThat(body.path("data").path("id").asString()).isEqualTo("evt-2");
        assertThat(body.path("data").path("serviceId").asString()).isEqualTo("srv-1");
        assertThat(body.path("data").path("serviceName").asString()).isEqualTo("shop");
        assertThat(body.path("data").path("status").asString()).isEqualTo("failed");
        assertThat(body.path("data").has("deployId")).isFalse();
        assertThat(one.signature())
                .isEqualTo(Webhooks.signature(webhook.secret(), one.id(), one.time(), one.body()));
        assertThat(one.signature())
                .isNotEqualTo(
                        Webhooks.signature(
                                webhook.secret(), one.id(), one.time(), one.body() + " "));
        until(webhooks, () -> webhooks.deliveries(webhook.id()).getFirst().delivered());
    }

    @Test
    void what_is_not_answered_with_2xx_is_told_again_under_the_same_id() throws Exception {
        var webhooks = webhooks();
        var webhook = webhooks.make("us", url(), true, List.of());
        answers.addAll(List.of(500, 302));
        happens("evt-1", "deploy_ended", Map.of("deployStatus", "succeeded"));
        until(webhooks, () -> webhooks.deliveries(webhook.id()).stream().anyMatch(Delivery::over));
        assertThat(received).hasSize(3);
        assertThat(received.stream().map(Received::id).distinct()).hasSize(1);
        assertThat(received.stream().map(Received::body).distinct()).hasSize(1);
        assertThat(webhooks.deliveries(webhook.id()).getFirst().delivered()).isTrue();
        for (var i = 0; i < 5; i++) {
            webhooks.look();
        }
        assertThat(received).hasSize(3);
    }

    @Test
    void a_receiver_that_never_answers_well_is_switched_off_after_the_last_attempt()
            throws Exception {
        var webhooks = webhooks();
        var webhook = webhooks.make("us", url(), true, List.of());
        answers.addAll(List.of(500, 500, 500, 500));
        happens("evt-1", "deploy_ended", Map.of());
        until(webhooks, () -> !webhooks.all().getFirst().enabled());
        assertThat(received).hasSize(4);
        happens("evt-2", "deploy_ended", Map.of());
        webhooks.look();
        assertThat(webhooks.deliveries(webhook.id())).hasSize(1);
    }

    @Test
    void a_receiver_that_is_gone_is_told_no_more_at_once() throws Exception {
        var webhooks = webhooks();
        webhooks.make("us", url(), true, List.of());
        answers.add(410);
        happens("evt-1", "deploy_ended", Map.of());
        until(webhooks, () -> !webhooks.all().getFirst().enabled());
        assertThat(received).hasSize(1);
    }

    @Test
    void what_was_not_told_before_a_crash_is_told_after_it_and_what_was_is_not() throws Exception {
        var before = webhooks();
        var webhook = before.make("us", url(), true, List.of());
        happens("evt-1", "deploy_ended", Map.of());
        until(before, () -> before.deliveries(webhook.id()).stream().anyMatch(Delivery::over));
        answers.add(500);
        happens("evt-2", "deploy_ended", Map.of());
        until(before, () -> received.size() == 2);
        var after = webhooks(); // nothing in memory
        until(
                after,
                () ->
                        after.deliveries(webhook.id()).size() == 2
                                && after.deliveries(webhook.id()).stream()
                                        .allMatch(Delivery::delivered));
        assertThat(received.stream().filter(each -> each.body().contains("evt-1"))).hasSize(1);
    }
}
