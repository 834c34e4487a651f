package dev.rutter.platform.api;

import dev.rutter.platform.process.StateFile;
import dev.rutter.platform.release.Happening;
import dev.rutter.platform.release.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/// Tells webhooks of events: at least once, signed, again and again until one is answered with 2xx
/// or the attempts are used up. Thread-safe.
///
/// A delivery is a file (`HOME/webhooks/WHK/EVT.properties`) before its first attempt, so that
/// neither a crash nor a restart loses one. Signatures: https://www.standardwebhooks.com
final class Webhooks {

    /// As Render: an answer within 15 s, 8 attempts over about 31 h.
    static final List<Duration> ATTEMPTS =
            List.of(
                    Duration.ZERO,
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(14));

    static final int MOST_WEBHOOKS = 50;

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(14);
    private static final int MOST_KEPT = 200;
    private static final int KEY_BYTES = 32;
    private static final Map<String, String> STATUS_FIELDS =
            Map.of(
                    "deploy_ended", "deployStatus",
                    "build_ended", "buildStatus",
                    "pre_deploy_ended", "preDeployStatus",
                    "cron_job_run_ended", "status",
                    "job_run_ended", "status");

    private final Path folder;
    private final InstantSource time;
    private final Ids ids;
    private final JsonMapper json;
    private final Supplier<List<Told>> events;
    private final List<Duration> attempts;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /// Made for the first delivery: it reads every certificate authority.
    private static final class Client {
        static final HttpClient HTTP =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(ANSWER_LIMIT)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    /// An event with its service.
    record Told(String serviceId, String serviceName, Happening happening) {}

    /// @param events those that are remembered, of all services
    /// @param attempts how long after an attempt that failed the next one is due; the first counts
    ///   from the event
    Webhooks(
            Path home,
            InstantSource time,
            Ids ids,
            JsonMapper json,
            Supplier<List<Told>> events,
            List<Duration> attempts) {
        this.folder = home.resolve("webhooks");
        this.time = time;
        this.ids = ids;
        this.json = json;
        this.events = events;
        this.attempts = List.copyOf(attempts);
    }

    /// By id.
    synchronized List<Webhook> all() {
        var found = new ArrayList<Webhook>();
        for (var file : files(folder)) {
            found.add(Webhook.of(StateFile.read(file)));
        }
        found.sort(Comparator.comparing(Webhook::id));
        return found;
    }

    synchronized Webhook make(String name, String url, boolean enabled, List<String> filter) {
        var secret = "whsec_" + Base64.getEncoder().encodeToString(ids.bytes(KEY_BYTES));
        return put(new Webhook(ids.id("whk"), name, url, secret, enabled, filter, time.instant()));
    }

    synchronized Webhook put(Webhook webhook) {
        StateFile.write(folder.resolve(webhook.id() + ".properties"), webhook.fields());
        return webhook;
    }

    synchronized void remove(Webhook webhook) throws IOException {
        Files.deleteIfExists(folder.resolve(webhook.id() + ".properties"));
        for (var file : files(folder.resolve(webhook.id()))) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder.resolve(webhook.id()));
    }

    /// What was or is to be sent to one, newest event first.
    synchronized List<Delivery> deliveries(String webhook) {
        var found = new ArrayList<Delivery>();
        for (var file : files(folder.resolve(webhook))) {
            found.add(Delivery.of(StateFile.read(file)));
        }
        found.sort(
                Comparator.comparing(Delivery::eventAt).thenComparing(Delivery::event).reversed());
        return found;
    }

    /// Takes up new events and makes the attempts that are due, each in a thread of its own.
    void look() {
        var webhooks = all();
        if (webhooks.isEmpty()) {
            return;
        }
        var told = events.get();
        var now = time.instant();
        for (var webhook : webhooks) {
            if (!webhook.enabled()) {
                continue;
            }
            take(webhook, told);
            for (var each : deliveries(webhook.id())) {
                if (!each.next().isAfter(now) && underWay.add(webhook.id() + each.event())) {
                    Thread.ofVirtual()
                            .name("webhook " + webhook.id())
                            .start(() -> attempt(webhook, each));
                }
            }
        }
    }

    private synchronized void take(Webhook webhook, List<Told> told) {
        var there = folder.resolve(webhook.id());
        for (var each : told) {
            var happening = each.happening();
            var file = there.resolve(happening.id() + ".properties");
            if (happening.at().isAfter(webhook.since())
                    && webhook.wants(happening.type())
                    && !Files.exists(file)) {
                var delivery =
                        new Delivery(
                                "msg_" + ids.secret(),
                                happening.id(),
                                happening.type(),
                                happening.at(),
                                body(each),
                                0,
                                happening.at().plus(attempts.getFirst()),
                                Instant.EPOCH,
                                0,
                                "");
                StateFile.write(file, delivery.fields());
            }
        }
        prune(webhook);
    }

    /// Older ones are forgotten with everything that happened before them.
    private void prune(Webhook webhook) {
        var all = deliveries(webhook.id());
        if (all.size() <= MOST_KEPT) {
            return;
        }
        var old = all.subList(MOST_KEPT, all.size());
        if (old.stream().allMatch(Delivery::over)) {
            put(webhook.since(old.getFirst().eventAt()));
            for (var each : old) {
                try {
                    Files.deleteIfExists(
                            folder.resolve(webhook.id()).resolve(each.event() + ".properties"));
                } catch (IOException no) {
                    throw new UncheckedIOException("an old delivery cannot be removed", no);
                }
            }
        }
    }

    private String body(Told told) {
        var happening = told.happening();
        var data = new LinkedHashMap<String, Object>();
        data.put("id", happening.id());
        data.put("serviceId", told.serviceId());
        data.put("serviceName", told.serviceName());
        Optional.ofNullable(STATUS_FIELDS.get(happening.type()))
                .map(field -> happening.details().get(field))
                .ifPresent(status -> data.put("status", status));
        var body = new LinkedHashMap<String, Object>();
        body.put("type", happening.type());
        body.put("timestamp", Shapes.text(happening.at()));
        body.put("data", data);
        return json.writeValueAsString(body);
    }

    private void attempt(Webhook webhook, Delivery delivery) {
        try {
            var sent = time.instant();
            var after = Duration.ZERO;
            var status = 0;
            var error = "";
            try {
                var answer =
                        Client.HTTP.send(
                                request(webhook, delivery, sent),
                                HttpResponse.BodyHandlers.ofInputStream());
                answer.body().close(); // unread: the limit of a request ends with its headers
                status = answer.statusCode();
                after = retryAfter(answer.headers().firstValue("retry-after").orElse(""));
                error = status >= 200 && status < 300 ? "" : "answered " + status;
            } catch (IOException | IllegalArgumentException no) {
                error = no.toString();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
            ended(webhook, delivery, sent, status, error, after);
        } finally {
            underWay.remove(webhook.id() + delivery.event());
        }
    }

    private synchronized void ended(
            Webhook webhook,
            Delivery delivery,
            Instant sent,
            int status,
            String error,
            Duration after) {
        var file = folder.resolve(webhook.id()).resolve(delivery.event() + ".properties");
        if (!Files.exists(file)) {
            return; // the webhook was removed meanwhile
        }
        var made = delivery.attempts() + 1;
        var again = Instant.MAX;
        if (!error.isEmpty() && made < attempts.size()) {
            var wait = attempts.get(made);
            again = time.instant().plus(after.compareTo(wait) > 0 ? after : wait);
        }
        var gone = status == 410; // spec (Standard Webhooks): the receiver wants no more
        StateFile.write(
                file, delivery.after(sent, status, error, gone ? Instant.MAX : again).fields());
        if (gone || (!error.isEmpty() && made >= attempts.size())) {
            all().stream()
                    .filter(each -> each.id().equals(webhook.id()))
                    .forEach(each -> put(each.enabled(false)));
        }
    }

    private static Duration retryAfter(String header) {
        if (!header.matches("[0-9]{1,6}")) {
            return Duration.ZERO;
        }
        var asked = Duration.ofSeconds(Long.parseLong(header));
        return asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked;
    }

    private static HttpRequest request(Webhook webhook, Delivery delivery, Instant now) {
        var seconds = Long.toString(now.getEpochSecond());
        return HttpRequest.newBuilder(URI.create(webhook.url()))
                .timeout(ANSWER_LIMIT)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Render/1.0")
                .header("webhook-id", delivery.id())
                .header("webhook-timestamp", seconds)
                .header(
                        "webhook-signature",
                        signature(webhook.secret(), delivery.id(), seconds, delivery.body()))
                .POST(HttpRequest.BodyPublishers.ofString(delivery.body()))
                .build();
    }

    /// `v1,` and the base64 of HMAC-SHA256 over id, time and body, joined by dots; the key is what
    /// follows `whsec_`, decoded.
    static String signature(String secret, String id, String seconds, String body) {
        try {
            var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var text = id + "." + seconds + "." + body;
            var bytes = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(bytes);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", missing);
        }
    }

    private static List<Path> files(Path folder) {
        var found = new ArrayList<Path>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> each = Files.newDirectoryStream(folder, "*.properties")) {
            each.forEach(found::add);
        } catch (IOException no) {
            throw new UncheckedIOException(folder + " cannot be read", no);
        }
        return found;
    }
}
