package assistant;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/// The WhatsApp HTTP API that messages go out by.
final class Waha {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final String url;
    private final String key;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

    /// @param url with or without `http://`, as a platform gives a private service's address
    Waha(String url, String key) {
        this.url = (url.contains("://") ? url : "http://" + url).replaceAll("/+$", "");
        this.key = key;
    }

    /// @throws IOException where it does not answer, or not well
    void reached() throws IOException {
        send(HttpRequest.newBuilder(URI.create(url + "/ping")));
    }

    /// @throws IOException where the text was not taken
    void sendText(String session, String chat, String text) throws IOException {
        send(
                HttpRequest.newBuilder(URI.create(url + "/api/sendText"))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        Json.object(Map.of("session", session, "chatId", chat, "text", text)))));
    }

    private void send(HttpRequest.Builder request) throws IOException {
        try {
            var answer =
                    client.send(
                            request.header("X-Api-Key", key).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException("WAHA answered " + answer.statusCode());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
