package assistant;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/// A double of WAHA for one machine: takes what is sent and tells it in its log. It delivers nothing.
public final class WahaDouble {
    private static final int LARGEST = 64 * 1024;

    private WahaDouble() {}

    /// Serves `$PORT` until TERM.
    public static void main(String[] args) throws IOException {
        var listen = Optional.ofNullable(System.getenv("LISTEN")).orElse("0.0.0.0");
        var server =
                on(
                        new InetSocketAddress(listen, Integer.parseInt(System.getenv("PORT"))),
                        Optional.ofNullable(System.getenv("WAHA_API_KEY")).orElse(""));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(1), "stop"));
        Log.write("info", "the double of WAHA serves");
    }

    static HttpServer on(InetSocketAddress address, String key) throws IOException {
        var server = HttpServer.create(address, 128);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        var body = exchange.getRequestBody().readNBytes(LARGEST);
                        var path = exchange.getRequestURI().getPath();
                        var status = 404;
                        if (path.equals("/ping")) {
                            status = 200;
                        } else if (path.equals("/api/sendText")) {
                            var given = exchange.getRequestHeaders().getFirst("X-Api-Key");
                            status = !key.isBlank() && key.equals(given) ? 201 : 401;
                            if (status == 201) {
                                Log.write("info", "taken", "sent", new String(body, StandardCharsets.UTF_8));
                            }
                        }
                        var answer =
                                Json.object(Map.of("message", status == 200 ? "pong" : "status " + status))
                                        .getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(status, answer.length);
                        exchange.getResponseBody().write(answer);
                    }
                });
        server.start();
        return server;
    }
}
