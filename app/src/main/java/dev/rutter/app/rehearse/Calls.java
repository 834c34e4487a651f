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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Users of the rehearsed service: a steady number of requests a second, taken in turn from a list.
/// Without any, no figure of a watch could be had.
///
/// The list is the workspace's `traffic.txt` (one request a line: method, path, headers as
/// `Name:value`, and a body last that begins with `{`), else the requests that the document itself
/// makes by GET. `$NAME` is filled in; `$HMAC-SHA512(NAME)` (also SHA1, SHA256) in a header is the
/// body's signature in hex by the key NAME.
final class Calls implements AutoCloseable {
    static final int PER_SECOND = 20;

    private static final int UNDER_WAY = 64;
    private static final Pattern HMAC =
            Pattern.compile("\\$HMAC-(SHA1|SHA256|SHA512)\\(([A-Za-z0-9_]+)\\)");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<HttpRequest> requests;
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

    private Calls(List<HttpRequest> requests, String source) {
        this.requests = List.copyOf(requests);
        this.source = source;
        this.pace = Thread.ofVirtual().name("calls").unstarted(this::pace);
    }

    /// @param url of the service, without a slash at the end
    /// @param values of `$NAME` in the list
    static Calls of(
            Path workspace,
            Runbook runbook,
            Environment bound,
            String url,
            String health,
            Map<String, String> values)
            throws IOException {
        var file = workspace.resolve("traffic.txt");
        var found = new ArrayList<HttpRequest>();
        if (Files.isRegularFile(file)) {
            for (var line : Files.readAllLines(file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    found.add(request(line.strip(), url, values));
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
                .forEach(each -> found.add(get(each)));
        if (found.isEmpty()) {
            found.add(get(url + health));
        }
        return new Calls(found, "the document's own GET requests");
    }

    private static HttpRequest get(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
    }

    static HttpRequest request(String line, String url, Map<String, String> values) {
        var text = line;
        for (var value : values.entrySet()) {
            text = text.replace("$" + value.getKey(), value.getValue());
        }
        var brace = text.indexOf('{');
        var body = brace < 0 ? "" : text.substring(brace);
        var words = (brace < 0 ? text : text.substring(0, brace)).strip().split("\\s+", -1);
        var builder = HttpRequest.newBuilder(URI.create(url + words[1])).timeout(PATIENCE);
        for (var i = 2; i < words.length; i++) {
            var at = words[i].indexOf(':');
            var value = signed(words[i].substring(at + 1), body, values);
            builder.header(words[i].substring(0, at), value.replace('+', ' '));
        }
        return builder.method(words[0], HttpRequest.BodyPublishers.ofString(body)).build();
    }

    /// A key that nobody has signs nothing: the text stays as it is, and the service refuses it.
    private static String signed(String header, String body, Map<String, String> values) {
        var found = HMAC.matcher(header);
        var key = found.find() ? values.getOrDefault(found.group(2), "") : "";
        if (key.isEmpty()) {
            return header;
        }
        try {
            var name = "Hmac" + found.group(1);
            var mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), name));
            var bytes = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
            return found.replaceFirst(HexFormat.of().formatHex(bytes));
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
                Thread.ofVirtual().name("call").start(() -> send(next));
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
