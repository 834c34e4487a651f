package dev.rutter.platform.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class SwitchTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int SWITCHES = 50;
    private static final int CLIENTS = 16;

    @TempDir Path dir;
    private ProxyControl proxy;

    @BeforeEach
    void start() throws Exception {
        proxy = ProxyControl.startOrAdopt(dir, ProxyControl.javaCommand(), LIMIT);
    }

    @AfterEach
    void stop() throws Exception {
        proxy.stop();
    }

    @Test
    void fifty_switches_under_sixteen_clients_fail_no_request() throws Exception {
        var began = Instant.now();
        var stop = new AtomicBoolean();
        var wrong = new CopyOnWriteArrayList<String>();
        var counted = new ConcurrentHashMap<String, Integer>();
        var answers = new AtomicInteger();
        var live = new Backend("r0");
        var port = proxy.put("shop", 0, Optional.of(live.target())).route().port();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < CLIENTS; n++) {
                var post = n % 2 == 0;
                var body = post ? "b".repeat(3_000 * n) + n : "";
                threads.execute(() -> {
                    try (var client = new Client(port)) {
                        while (!stop.get()) {
                            var answer = post ? client.post("/", body) : client.get("/?x=1");
                            var release = answer.headers().firstValue("Rutter-Release").orElse("");
                            if (answer.statusCode() != 200
                                    || !answer.body().equals(release + ":" + body)) {
                                wrong.add(answer.statusCode() + " " + answer.headers());
                            }
                            counted.merge(release, 1, Integer::sum);
                            answers.incrementAndGet();
                        }
                    } catch (Exception e) {
                        wrong.add(e.toString());
                    }
                });
            }
            for (var n = 1; n <= SWITCHES; n++) {
                var seen = answers.get();
                Eventually.is(
                        "traffic on the live release",
                        () -> answers.get() > seen + CLIENTS || !wrong.isEmpty());
                var next = new Backend("r" + n);
                var previous = proxy.put("shop", 0, Optional.of(next.target())).previous();
                assertThat(previous).contains(live.target());
                var drained =
                        proxy.drain("shop", live.target().release(), LIMIT, Duration.ofSeconds(1));
                assertThat(drained.left().none()).isTrue();
                live.close(); // As the platform does: whatever still comes is refused.
                live = next;
            }
            stop.set(true);
        }
        live.close();
        assertThat(wrong).isEmpty();
        assertThat(counted).hasSize(SWITCHES + 1);
        var figures =
                proxy.figures(
                        "shop",
                        Optional.empty(),
                        began,
                        Instant.now().plusSeconds(1),
                        List.of(0.5, 0.99),
                        OptionalInt.of(1));
        assertThat(figures.total().requests()).isEqualTo(answers.get());
        assertThat(figures.total().byStatus()).isEqualTo(Map.of(200, (long) answers.get()));
        assertThat(figures.total().proxyFailures()).isEmpty();
        assertThat(figures.total().millisAt().get(0.5)).isPositive();
        assertThat(figures.total().millisAt().get(0.99))
                .isGreaterThanOrEqualTo(figures.total().millisAt().get(0.5));
        assertThat(figures.series().stream().mapToLong(each -> each.counts().requests()).sum())
                .isEqualTo(answers.get());
        // The newest releases are remembered one by one.
        var perRelease = new TreeMap<String, Long>();
        for (var n = SWITCHES - 9; n <= SWITCHES; n++) {
            var one =
                    proxy.figures(
                            "shop",
                            Optional.of("r" + n),
                            began,
                            Instant.now().plusSeconds(1),
                            List.of(),
                            OptionalInt.empty());
            perRelease.put("r" + n, one.total().requests());
            assertThat(one.total().requests()).isEqualTo((long) counted.getOrDefault("r" + n, -1));
        }
        assertThat(perRelease).hasSize(10);
    }

    @Test
    void a_drain_waits_for_the_slow_answer_of_the_old_release_and_no_longer() throws Exception {
        var entered = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var old = new Backend("old");
                var fresh = new Backend("fresh")) {
            old.on(
                    "/slow",
                    exchange -> {
                        entered.countDown();
                        goOn.await();
                        Backend.answer(exchange, 200, "old and slow");
                    });
            var port = proxy.put("shop", 0, Optional.of(old.target())).route().port();
            try (var client = new Client(port)) {
                var slow = CompletableFuture.supplyAsync(() -> body(client, "/slow"));
                entered.await();
                assertThatThrownBy(() -> proxy.drain("shop", "old", LIMIT, LIMIT))
                        .isInstanceOf(ProxyException.class)
                        .hasMessageContaining("\"old\" is the live release");
                proxy.put("shop", 0, Optional.of(fresh.target()));
                assertThat(proxy.inFlight("shop", "old")).isEqualTo(new InFlight(1, 0, 0));
                assertThat(client.get("/slow").body()).isEqualTo("fresh:");
                var early =
                        proxy.drain("shop", "old", Duration.ofMillis(300), Duration.ofMillis(100));
                assertThat(early.left()).isEqualTo(new InFlight(1, 0, 0));
                assertThat(early.took()).isBetween(Duration.ofMillis(290), LIMIT);
                var drain =
                        CompletableFuture.supplyAsync(() -> {
                            try {
                                return proxy.drain("shop", "old", LIMIT, LIMIT);
                            } catch (ProxyException e) {
                                throw new IllegalStateException(e);
                            }
                        });
                assertThat(drain).isNotDone();
                goOn.countDown();
                assertThat(slow.join()).isEqualTo("old and slow");
                assertThat(drain.join().left().none()).isTrue();
                assertThat(drain.join().took()).isLessThan(LIMIT);
            }
        }
    }

    @Test
    void going_back_to_a_former_release_works_while_it_is_still_busy() throws Exception {
        var entered = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var answers = new ArrayList<String>();
        try (var old = new Backend("old");
                var fresh = new Backend("fresh")) {
            old.on(
                    "/slow",
                    exchange -> {
                        entered.countDown();
                        goOn.await();
                        Backend.answer(exchange, 200, "slow");
                    });
            var port = proxy.put("shop", 0, Optional.of(old.target())).route().port();
            try (var client = new Client(port)) {
                var slow = CompletableFuture.supplyAsync(() -> body(client, "/slow"));
                entered.await();
                for (var target : List.of(fresh, old, fresh, old)) {
                    proxy.put("shop", 0, Optional.of(target.target()));
                    answers.add(client.get("/").body());
                }
                assertThat(answers).containsExactly("fresh:", "old:", "fresh:", "old:");
                goOn.countDown();
                assertThat(slow.join()).isEqualTo("slow");
                Eventually.is("nothing in flight", () -> proxy.inFlight("shop", "old").none());
            }
        }
    }

    private static String body(Client client, String path) {
        try {
            return client.get(path).body();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
