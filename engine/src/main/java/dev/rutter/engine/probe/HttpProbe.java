package dev.rutter.engine.probe;

import dev.rutter.language.expect.Measurement;
import dev.rutter.language.runbook.Action;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Sends one HTTP request and says what answered. Safe for many threads.
///
/// The first megabyte of a body is kept. Whatever keeps an answer from coming (nobody listening, no
/// such host, TLS, the time limit) is a [Measurement.Missing] that says so.
public final class HttpProbe implements AutoCloseable {

    /// How much of a body is kept, in bytes.
    static final int LARGEST_BODY = 1 << 20;

    private final HttpClient following = client(Redirect.NORMAL);
    private final HttpClient staying = client(Redirect.NEVER);

    /// Sends the request.
    ///
    /// @param limit until the whole answer is there
    public Measurement look(Action.Http request, Duration limit) {
        HttpRequest sent;
        try {
            sent = request(request, limit);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return missing(request, "cannot be sent: " + e.getMessage());
        }
        var begin = System.nanoTime();
        var client = request.followRedirects() ? following : staying;
        var answering = client.sendAsync(sent, _ -> new FirstBytes(LARGEST_BODY));
        try {
            var answer = answering.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            var took = Duration.ofNanos(System.nanoTime() - begin);
            return answered(request, answer, took);
        } catch (InterruptedException e) {
            answering.cancel(true);
            Thread.currentThread().interrupt();
            return missing(request, "was interrupted");
        } catch (TimeoutException e) {
            answering.cancel(true);
            return missing(request, noAnswer(limit));
        } catch (ExecutionException e) {
            return missing(request, why(request, e.getCause(), limit));
        }
    }

    private static HttpRequest request(Action.Http request, Duration limit)
            throws URISyntaxException {
        var target = new URI(request.url());
        var building = HttpRequest.newBuilder(target).timeout(limit);
        var user = target.getUserInfo();
        if (user != null
                && request.headers().keySet().stream()
                        .noneMatch("Authorization"::equalsIgnoreCase)) {
            // As curl does with `user:password@host`.
            var basic = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
            building.header("Authorization", "Basic " + basic);
        }
        request.headers().forEach(building::header);
        if (request.headers().keySet().stream().noneMatch("User-Agent"::equalsIgnoreCase)) {
            building.header("User-Agent", "rutter");
        }
        return building.method(
                        request.method(),
                        request.body()
                                .map(BodyPublishers::ofString)
                                .orElseGet(BodyPublishers::noBody))
                .build();
    }

    private static Measurement answered(
            Action.Http request, HttpResponse<byte[]> answer, Duration took) {
        Map<String, String> headers = new TreeMap<>();
        answer.headers()
                .map()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        var body = request.bodyPrinted() ? new String(answer.body(), StandardCharsets.UTF_8) : "";
        return new Measurement.Answered(answer.statusCode(), headers, body, took);
    }

    private static String why(Action.Http request, @Nullable Throwable cause, Duration limit) {
        return switch (cause) {
            case HttpConnectTimeoutException _ -> "found no connection, TLS included, within 10 s";
            case HttpTimeoutException _ -> noAnswer(limit);
            case ConnectException e when e.getCause() instanceof UnresolvedAddressException ->
                    "found no host of this name";
            case ConnectException e when refused(e) ->
                    "found nobody listening (connection refused)";
            case ConnectException _ -> "found no way to connect";
            case SSLException e -> "found no trustworthy TLS: " + e.getMessage();
            case IOException e -> "broke off: " + e.getMessage();
            case null, default ->
                    throw new IllegalStateException(
                            "a request to " + Masked.text(request.url()) + " broke", cause);
        };
    }

    private static boolean refused(ConnectException e) {
        var said = e.getMessage();
        return said == null || said.contains("refused");
    }

    private static String noAnswer(Duration limit) {
        return "had no whole answer within " + limit.toMillis() + " ms";
    }

    private static Measurement missing(Action.Http request, String why) {
        return new Measurement.Missing(
                Masked.text(request.method() + " " + request.url() + " " + why));
    }

    /// Ends its connections and threads; requests under way get no answer.
    @Override
    public void close() {
        following.shutdownNow();
        staying.shutdownNow();
    }

    private static HttpClient client(Redirect redirect) {
        return HttpClient.newBuilder()
                // A server that knows no HTTP/2 may stumble over the offer to upgrade.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(redirect)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }
}
