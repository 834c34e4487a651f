package dev.rutter.app.rehearse;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Users of the rehearsed service: a steady number of requests a second, taken in turn from a list.
/// Without any, no figure of a watch could be had.
///
/// The list is the workspace's `traffic.txt` (one request a line: method, path, headers as
/// `Name:value`, and a body last that begins with `{`), else the requests that the document itself
/// makes by GET. A path after `@NAME` is of that service, else of the first one. `$NAME` is filled
/// in; `$HMAC-SHA512(NAME)` (also SHA1, SHA256) in a header is the body's signature in hex by the
/// key NAME, and `$STRIPE(NAME)` Stripe's own header for it at this moment.
final class Calls implements AutoCloseable {
    static final int PER_SECOND = 20;

    private static final int UNDER_WAY = 64;
    private static final Pattern HMAC =
            Pattern.compile("\\$HMAC-(SHA1|SHA256|SHA512)\\(([A-Za-z0-9_]+)\\)");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Pattern STRIPE = Pattern.compile("\\$STRIPE\\(([A-Za-z0-9_]+)\\)");

    private final List<Supplier<HttpRequest>> requests;
    private final String source;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();
    private final Semaphore underWay = new Semaphore(UNDER_WAY);
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final Thread pace;
    private volatile boolean open = true;

    private Calls(List<Supplier<HttpRequest>> requests, String source) {
        this.requests = List.copyOf(requests);
        this.source = source;
        this.pace = Thread.ofVirtual().name("calls").unstarted(this::pace);
    }

    /// @param urls of the services by name, without a slash at the end; the first is the one that
    ///   is meant where none is named
    /// @param values of `$NAME` in the list
    /// @param clock for signatures that hold for a while only
    static Calls of(
            Path workspace,
            Runbook runbook,
            Environment bound,
            SequencedMap<String, String> urls,
            String health,
            Map<String, String> values,
            InstantSource clock)
            throws IOException {
        var file = workspace.resolve("traffic.txt");
        var url = urls.firstEntry().getValue();
        var found = new ArrayList<Supplier<HttpRequest>>();
        if (Files.isRegularFile(file)) {
            for (var line : Files.readAllLines(file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    // Made once here, so that a line with a mistake is told before the run.
                    request(line.strip(), urls, values, clock.instant());
                    found.add(() -> request(line.strip(), urls, values, clock.instant()));
                }
            }
            return new Calls(found, "traffic.txt");
        }
        runbook.all(Step.class)
                .map(Step::action)
                .filter(Action.Http.class::isInstance)
                .map(Action.Http.class::cast)
                .filter(http -> http.method().equals("GET"))
                .map(http -> bound.bound(http.url()))
                .filter(each -> each.startsWith(url) && !each.contains("$"))
                .distinct()
                .map(Calls::get)
                .forEach(each -> found.add(() -> each));
        if (found.isEmpty()) {
            var looked = get(url + health);
            found.add(() -> looked);
        }
        return new Calls(found, "the document's own GET requests");
    }

    private static HttpRequest get(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
    }

    static HttpRequest request(
            String line,
            SequencedMap<String, String> urls,
            Map<String, String> values,
            Instant at) {
        var text = line;
        for (var value : values.entrySet()) {
            text = text.replace("$" + value.getKey(), value.getValue());
        }
        var brace = text.indexOf('{');
        var body = brace < 0 ? "" : text.substring(brace);
        var words = (brace < 0 ? text : text.substring(0, brace)).strip().split("\\s+", -1);
        var builder = HttpRequest.newBuilder(address(words[1], urls)).timeout(PATIENCE);
        for (var i = 2; i < words.length; i++) {
            var colon = words[i].indexOf(':');
            var value = signed(words[i].substring(colon + 1), body, values, at);
            builder.header(words[i].substring(0, colon), value.replace('+', ' '));
        }
        return builder.method(words[0], HttpRequest.BodyPublishers.ofString(body)).build();
    }

    private static URI address(String target, SequencedMap<String, String> urls) {
        if (!target.startsWith("@")) {
            return URI.create(urls.firstEntry().getValue() + target);
        }
        var slash = target.indexOf('/');
        var name = slash < 0 ? target.substring(1) : target.substring(1, slash);
        var url = urls.get(name);
        if (url == null) {
            throw new IllegalArgumentException(
                    "traffic.txt asks \""
                            + name
                            + "\", which is no service of render.yaml; there are "
                            + String.join(", ", urls.keySet()));
        }
        return URI.create(url + (slash < 0 ? "/" : target.substring(slash)));
    }

    /// A key that nobody has signs nothing: the text stays as it is, and the service refuses it.
    private static String signed(
            String header, String body, Map<String, String> values, Instant at) {
        var stripe = STRIPE.matcher(header);
        var secret = stripe.find() ? values.getOrDefault(stripe.group(1), "") : "";
        if (!secret.isEmpty()) {
            // spec: docs.stripe.com/webhooks/signature, the HMAC is over `t.body`
            var time = at.getEpochSecond();
            return stripe.replaceFirst(
                    "t=" + time + ",v1=" + hmac("HmacSHA256", secret, time + "." + body));
        }
        var found = HMAC.matcher(header);
        var key = found.find() ? values.getOrDefault(found.group(2), "") : "";
        return key.isEmpty()
                ? header
                : found.replaceFirst(hmac("Hmac" + found.group(1), key, body));
    }

    private static String hmac(String name, String key, String text) {
        try {
            var mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), name));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every JDK has these", impossible);
        }
    }

    void start() {
        pace.start();
    }

    /// In one line for the report.
    String says() {
        return "%d requests a second, %d kinds from %s; %d sent, %d not answered well"
                .formatted(PER_SECOND, requests.size(), source, sent.get(), failed.get());
    }

    private void pace() {
        var begun = System.nanoTime();
        for (var number = 0L; open; number++) {
            var due = begun + number * (1_000_000_000L / PER_SECOND);
            for (var wait = due - System.nanoTime(); open && wait > 0; ) {
                LockSupport.parkNanos(wait);
                wait = due - System.nanoTime();
            }
            var next = requests.get((int) (number % requests.size()));
            if (open && underWay.tryAcquire()) {
                Thread.ofVirtual().name("call").start(() -> send(next.get()));
            }
        }
    }

    private void send(HttpRequest request) {
        sent.incrementAndGet();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() >= 500) {
                failed.incrementAndGet();
            }
        } catch (IOException none) {
            failed.incrementAndGet();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.release();
        }
    }

    @Override
    public void close() {
        open = false;
        LockSupport.unpark(pace);
        client.shutdownNow();
    }
}
