package dev.rutter.engine.step;

import dev.rutter.language.environment.Environment.Channel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sends a message to channels: a POST with `{"text": …}`, which Slack's incoming webhooks take and
/// other webhooks can. Sent once; what came of it is said, not hidden.
final class Messenger {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final List<Channel> channels;
    private final Map<String, String> own;

    Messenger(List<Channel> channels, Map<String, String> own) {
        this.channels = List.copyOf(channels);
        this.own = own;
    }

    List<String> announce(String text) throws InterruptedException {
        var said = new java.util.ArrayList<String>();
        for (var channel : channels) {
            said.add(send(channel, text));
        }
        return said;
    }

    private String send(Channel channel, String text) throws InterruptedException {
        if (!channel.kind().equals("slack") && !channel.kind().equals("webhook")) {
            return "not sent: channels of kind \"" + channel.kind() + "\" are not supported";
        }
        try {
            var request =
                    HttpRequest.newBuilder(
                                    URI.create(Values.ofOwn("notify", channel.target(), own)))
                            .timeout(LIMIT)
                            .header("Content-Type", "application/json")
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            "{\"text\": " + quoted(text) + "}"))
                            .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close(); // unread: the limit of a request ends with its headers
            return answer.statusCode() < 300
                    ? "sent to " + channel.kind()
                    : "not sent: " + channel.kind() + " answered HTTP " + answer.statusCode();
        } catch (IllegalArgumentException e) {
            // Its message quotes the address, and whoever knows the address may post there.
            return "not sent to " + channel.kind() + ": its address is no URL";
        } catch (IOException e) {
            var why = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
            return "not sent to " + channel.kind() + ": " + why;
        } catch (ToolsException e) {
            return "not sent to " + channel.kind() + ": " + e.getMessage();
        }
    }

    void close() {
        client.shutdownNow();
    }

    /// A JSON string.
    static String quoted(String text) {
        var out = new StringBuilder("\"");
        text.chars()
                .forEach(c -> {
                    switch (c) {
                        case '"' -> out.append("\\\"");
                        case '\\' -> out.append("\\\\");
                        case '\n' -> out.append("\\n");
                        case '\r' -> out.append("\\r");
                        case '\t' -> out.append("\\t");
                        default -> {
                            if (c < 0x20) {
                                out.append(String.format("\\u%04x", c));
                            } else {
                                out.append((char) c);
                            }
                        }
                    }
                });
        return out.append('"').toString();
    }
}
