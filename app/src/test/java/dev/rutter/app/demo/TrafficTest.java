package dev.rutter.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Against a real server that plays proxy and releases, and keeps its own count.
@Timeout(60)
final class TrafficTest {
    private static final int ENOUGH = 300;
    private static final String PRODUCTS = "{\"products\":[{\"sku\":\"cup\"},{\"sku\":\"tray\"}]}";

    private final CountDownLatch enough = new CountDownLatch(ENOUGH);
    private final AtomicInteger handled = new AtomicInteger();
    private final AtomicInteger orders = new AtomicInteger();
    private final AtomicInteger wrong = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();
    private final AtomicInteger ownAnswers = new AtomicInteger();
    private final AtomicInteger cafes = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void every_failure_is_put_down_to_who_caused_it() throws Exception {
        server.createContext("/", this::answer);
        server.start();
        var traffic = traffic(500);
        traffic.start();
        assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
        traffic.close();

        var counts = traffic.counts();
        // The first request only learned what there is to buy.
        assertThat(counts.requests()).isEqualTo(handled.get() - 1);
        assertThat(counts.failedByRelease()).isEqualTo(wrong.get()).isPositive();
        assertThat(counts.failedBySwitch())
                .isEqualTo(dropped.get() + ownAnswers.get())
                .isGreaterThan(1);
        assertThat(counts.of("bad").failed()).isEqualTo(wrong.get());
        assertThat(counts.of("good").failed()).isZero();
        assertThat(cafes.get()).as("orders of twelve").isPositive();
    }

    @Test
    void more_than_the_allowed_number_under_way_are_held_back_and_counted() throws Exception {
        var release = new CountDownLatch(1);
        var first = new AtomicInteger();
        server.createContext(
                "/",
                exchange -> {
                    if (first.getAndIncrement() > 0) {
                        await(release);
                    }
                    send(exchange, "good", exchange.getRequestMethod().equals("GET") ? 200 : 201);
                });
        server.start();
        var traffic = traffic(2000);
        traffic.start();
        var deadline = Instant.now().plusSeconds(60);
        while (traffic.counts().heldBack() < 10 && Instant.now().isBefore(deadline)) {
            Thread.sleep(10);
        }
        release.countDown();
        traffic.close();
        assertThat(traffic.counts().heldBack()).isGreaterThanOrEqualTo(10);
        assertThat(first.get() - 1).isEqualTo(traffic.counts().requests());
    }

    @Test
    void a_shop_with_nothing_to_sell_is_refused() {
        server.createContext("/", exchange -> send(exchange, "good", 404));
        server.start();
        try (var traffic = traffic(10)) {
            assertThatThrownBy(traffic::start)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("answers 404");
        }
    }

    private Traffic traffic(int perSecond) {
        var shop = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new Traffic(shop, perSecond, new Random(7), Clock.systemUTC());
    }

    /// Lists are always good; of the orders one in five fails, one in seven is dropped, one in
    /// eleven is answered by the proxy itself.
    private void answer(HttpExchange exchange) throws IOException {
        handled.incrementAndGet();
        enough.countDown();
        if (exchange.getRequestMethod().equals("GET")) {
            send(exchange, "good", 200);
            return;
        }
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (body.contains("\"quantity\":12")) {
            cafes.incrementAndGet();
        }
        var order = orders.incrementAndGet();
        if (order % 5 == 0) {
            wrong.incrementAndGet();
            send(exchange, "bad", 500);
        } else if (order % 7 == 0) {
            dropped.incrementAndGet();
            exchange.close();
        } else if (order % 11 == 0) {
            ownAnswers.incrementAndGet();
            exchange.getResponseHeaders().set("Rutter-Proxy", "no release is live");
            send(exchange, "bad", 503);
        } else {
            send(exchange, "good", 201);
        }
    }

    private static void send(HttpExchange exchange, String commit, int status) throws IOException {
        var text =
                exchange.getRequestURI().getPath().equals("/products") ? PRODUCTS : "{\"id\":17}";
        var bytes = (status == 404 ? "{}" : text).getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Rutter-Commit", commit);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
