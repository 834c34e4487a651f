package kamiyo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The site: the dashboard at `/` with the newest exploits from the API, and `/auth/signin`.
public final class Frontend implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String api;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
    private final Http http;

    /// @param api `http://host:port`
    Frontend(InetSocketAddress address, String api) throws IOException {
        this.api = api;
        this.http = new Http(address, this::handle, Map.of());
    }

    /// Serves `$PORT` until TERM. `$API_HOSTPORT` is where the API listens, inside.
    public static void main(String[] args) throws IOException {
        var began = System.nanoTime();
        if (Api.wanted("NEXTAUTH_SECRET").length() < 32) {
            System.err.println("NEXTAUTH_SECRET is shorter than 32 characters");
            System.exit(2);
        }
        var frontend =
                new Frontend(
                        new InetSocketAddress(
                                Optional.ofNullable(System.getenv("LISTEN")).orElse("0.0.0.0"),
                                Integer.parseInt(Api.wanted("PORT"))),
                        "http://" + Api.wanted("API_HOSTPORT"));
        Runtime.getRuntime().addShutdownHook(new Thread(frontend::close, "stop"));
        frontend.start();
        Log.write("info", "Ready in " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) + "ms");
    }

    int start() {
        return http.start();
    }

    @Override
    public void close() {
        http.close();
        client.shutdownNow();
    }

    private Http.Response handle(Http.Request request) {
        return switch (request.path()) {
            case "/" -> page(200, "Kamiyo", "<h1>Exploits</h1>" + newest() + "<p><a href=\"/auth/signin\">Sign in</a></p>");
            case "/auth/signin" ->
                    page(200, "Sign in", "<h1>Sign in</h1><form><input name=\"email\" type=\"email\"><button>Send a link</button></form>");
            default -> page(404, "Nothing here", "<h1>Nothing here</h1>");
        };
    }

    /// The page is there also without the API: it says so.
    private String newest() {
        try {
            var answer =
                    client.send(
                            HttpRequest.newBuilder(URI.create(api + "/exploits?page=1&page_size=10"))
                                    .timeout(PATIENCE)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200 && Json.read(answer.body()) instanceof Map<?, ?> page) {
                var rows = new StringBuilder("<ul>");
                for (var each : page.get("data") instanceof List<?> data ? data : List.of()) {
                    var fields = (Map<?, ?>) each;
                    rows.append("<li>").append(escaped(fields.get("protocol"))).append(" on ")
                            .append(escaped(fields.get("chain"))).append("</li>");
                }
                return rows.append("</ul>").toString();
            }
            Log.write("error", "Error fetching exploits", "status", answer.statusCode());
        } catch (IOException | IllegalArgumentException e) {
            Log.write("error", "Error fetching exploits", "detail", String.valueOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "<p>The data cannot be had at the moment.</p>";
    }

    private static String escaped(Object text) {
        return String.valueOf(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Http.Response page(int status, String title, String body) {
        return new Http.Response(
                status,
                "text/html; charset=utf-8",
                "<!doctype html><html lang=\"en\"><head><title>" + title + "</title></head><body>" + body + "</body></html>\n",
                Map.of());
    }
}
