package dev.rutter.app.demo;

import dev.rutter.app.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/// Customers: a steady mix of requests to the shop, each held against what it should get.
///
/// The mix is four lists of products, five orders and one look at an earlier order in ten requests.
/// One order in twenty is a café's: twelve pieces. An idempotent request whose kept connection had
/// expired before anything came back is sent once more by the JDK's client, as browsers do; an
/// order never is.
final class Traffic implements AutoCloseable {
    /// How many requests may be under way at once.
    static final int MOST_UNDER_WAY = 64;

    /// Longer than anything between here and the shop waits: whoever gives up first says why.
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /// How long the end waits for answers that are still under way.
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private static final int REMEMBERED_ORDERS = 50;

    private final URI shop;
    private final double perSecond;
    private final RandomGenerator random;
    private final Meter meter;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();
    private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
    private final Deque<Long> orders = new ArrayDeque<>();
    private final List<String> skus = new ArrayList<>();
    private final Thread pace;
    private volatile boolean open = true;
    private volatile boolean brokenOff;

    /// @param shop without a slash at the end
    /// @param random decides the mix; one seed, one sequence of requests
    Traffic(URI shop, double perSecond, RandomGenerator random, InstantSource clock) {
        this.shop = shop;
        this.perSecond = perSecond;
        this.random = random;
        this.meter = new Meter(clock);
        this.pace = Thread.ofVirtual().name("traffic").unstarted(this::pace);
    }

    /// Learns what there is to buy and begins.
    ///
    /// @throws IOException where the shop does not answer, or has nothing to sell
    void start() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(at("/products")).timeout(PATIENCE).build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (Json.read(answer.body()) instanceof Map<?, ?> catalogue
                && catalogue.get("products") instanceof List<?> products) {
            for (var each : products) {
                if (each instanceof Map<?, ?> product && product.get("sku") instanceof String sku) {
                    skus.add(sku);
                }
            }
        }
        if (answer.statusCode() != 200 || skus.isEmpty()) {
            throw new IOException(
                    "the shop at %s answers %d and lists %d products"
                            .formatted(shop, answer.statusCode(), skus.size()));
        }
        pace.start();
    }

    /// All requests so far.
    Counts counts() {
        return meter.counts();
    }

    /// The last few seconds.
    Meter.Recent recent() {
        return meter.recent();
    }

    /// Sends nothing more, and waits for what is under way.
    @Override
    public void close() {
        open = false;
        LockSupport.unpark(pace);
        try {
            if (pace.getState() != Thread.State.NEW) {
                pace.join();
            }
            underWay.tryAcquire(MOST_UNDER_WAY, FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        brokenOff = true;
        client.shutdownNow();
    }

    private void pace() {
        var interval = (long) (1e9 / perSecond);
        var begun = System.nanoTime();
        for (var sent = 0L; open; sent++) {
            var due = begun + sent * interval;
            for (var wait = due - System.nanoTime(); open && wait > 0; ) {
                LockSupport.parkNanos(wait);
                wait = due - System.nanoTime();
            }
            if (!open) {
                return;
            }
            var next = next();
            if (underWay.tryAcquire()) {
                Thread.ofVirtual().name("customer").start(() -> serve(next));
            } else {
                meter.heldBack();
            }
        }
    }

    /// @param wanted the status that the customer is after
    private record Call(HttpRequest request, int wanted, boolean order) {}

    private Call next() {
        var kind = random.nextInt(10);
        var earlier = kind == 9 ? earlierOrder() : Optional.<Long>empty();
        if (earlier.isPresent()) {
            return new Call(builder("/orders/" + earlier.get()).build(), 200, false);
        }
        if (kind < 4 || kind == 9) {
            return new Call(builder("/products").build(), 200, false);
        }
        var quantity = random.nextInt(20) == 0 ? 12 : 1 + random.nextInt(3);
        var body =
                Json.line(
                        Map.of(
                                "sku",
                                skus.get(random.nextInt(skus.size())),
                                "quantity",
                                quantity,
                                "email",
                                "customer" + random.nextInt(1000) + "@example.com"));
        var request =
                builder("/orders")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        return new Call(request.build(), 201, true);
    }

    private void serve(Call call) {
        try {
            perform(call);
        } finally {
            // Only now: whoever closes waits for this, and must find the request counted.
            underWay.release();
        }
    }

    private void perform(Call call) {
        var begun = System.nanoTime();
        var status = OptionalInt.empty();
        var release = Optional.<String>empty();
        var proxy = false;
        try {
            var answer = client.send(call.request(), HttpResponse.BodyHandlers.ofString());
            status = OptionalInt.of(answer.statusCode());
            release = release(answer);
            proxy = answer.headers().firstValue("Rutter-Proxy").isPresent();
            if (call.order() && answer.statusCode() == call.wanted() && !remember(answer.body())) {
                // Accepted, and no order in it: not what the customer wanted.
                status = OptionalInt.of(0);
            }
        } catch (IOException none) {
            if (brokenOff) {
                // The end did that, not the switch.
                return;
            }
            // Nobody answered: that is what the empty status says.
            status = OptionalInt.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        var cause = Cause.of(status, call.wanted(), release, proxy);
        var micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun);
        meter.add(cause, proxy ? "" : release.orElse(""), micros);
    }

    private static Optional<String> release(HttpResponse<String> answer) {
        var headers = answer.headers();
        return headers.firstValue("Rutter-Commit")
                .filter(commit -> !commit.isEmpty())
                .or(() -> headers.firstValue("Rutter-Release"));
    }

    private HttpRequest.Builder builder(String path) {
        return HttpRequest.newBuilder(at(path)).timeout(PATIENCE);
    }

    private URI at(String path) {
        return URI.create(shop + path);
    }

    /// Whether the answer names an order.
    private boolean remember(String body) {
        long order;
        try {
            order =
                    Json.read(body) instanceof Map<?, ?> answer
                                    && answer.get("id") instanceof Number id
                            ? id.longValue()
                            : 0;
        } catch (IOException notJson) {
            return false;
        }
        synchronized (orders) {
            orders.addLast(order);
            if (orders.size() > REMEMBERED_ORDERS) {
                orders.removeFirst();
            }
        }
        return order > 0;
    }

    private Optional<Long> earlierOrder() {
        synchronized (orders) {
            return Optional.ofNullable(orders.peekFirst());
        }
    }
}
