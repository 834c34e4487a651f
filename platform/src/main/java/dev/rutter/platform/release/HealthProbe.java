package dev.rutter.platform.release;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

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
        var uri = URI.create("http://127.0.0.1:" + port + path.get());
        var request =
                HttpRequest.newBuilder(uri)
                        .timeout(limit)
                        .header("User-Agent", "Render/1.0")
                        .GET()
                        .build();
        try {
            var answer = Client.HTTP.send(request, HttpResponse.BodyHandlers.discarding());
            var status = answer.statusCode();
            return status >= 200 && status < 400
                    ? Optional.empty()
                    : Optional.of("GET " + path.get() + " answered " + status);
        } catch (IOException no) {
            return Optional.of("GET " + path.get() + ": " + said(no));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    private static String said(IOException no) {
        return no.getMessage() == null ? no.getClass().getSimpleName() : no.getMessage();
    }

    private static Optional<String> closed(int port, Duration limit) {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    (int) limit.toMillis());
            return Optional.empty();
        } catch (IOException no) {
            return Optional.of("port " + port + " is not open: " + said(no));
        }
    }
}
