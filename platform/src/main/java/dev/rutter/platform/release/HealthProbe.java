package dev.rutter.platform.release;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Looks once whether an instance is healthy.
final class HealthProbe {

    /// Made when the first instance is asked, and one for all of them.
    private static final class Client {
        static final HttpClient HTTP =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    /// What is wrong, empty where it is healthy: a status of 200 to 399, or an open port where
    /// there is no path.
    Optional<String> wrong(int port, Optional<String> path, Duration limit) {
        if (path.isEmpty()) {
            return closed(port, limit);
        }
        var wanted = "GET " + path.get();
        HttpRequest request;
        try {
            request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path.get()))
                            .timeout(limit)
                            .header("User-Agent", "Render/1.0")
                            .GET()
                            .build();
        } catch (IllegalArgumentException no) {
            return Optional.of(wanted + " cannot be asked: " + no.getMessage());
        }
        // The limit of a request ends with the headers of its answer: a body without an end is no
        // good answer either, and must keep nobody.
        var call = Client.HTTP.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            var status = call.get(limit.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return status >= 200 && status < 400
                    ? Optional.empty()
                    : Optional.of(wanted + " answered " + status);
        } catch (TimeoutException late) {
            return Optional.of(wanted + ": no whole answer within " + limit.toMillis() + " ms");
        } catch (ExecutionException no) {
            return Optional.of(
                    wanted
                            + ": "
                            + (no.getCause() instanceof ConnectException
                                    ? "port " + port + " is not open"
                                    : said(no)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        } finally {
            call.cancel(true);
        }
    }

    private static String said(Exception no) {
        var cause = no.getCause() == null ? no : no.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static Optional<String> closed(int port, Duration limit) {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    (int) limit.toMillis());
            return Optional.empty();
        } catch (IOException no) {
            return Optional.of(
                    "port "
                            + port
                            + " is not open"
                            + (no instanceof ConnectException ? "" : ": " + said(no)));
        }
    }
}
