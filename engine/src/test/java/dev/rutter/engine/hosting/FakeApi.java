package dev.rutter.engine.hosting;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A hosting over real HTTP, as its published facts say it answers. Any next call can be told to
/// answer something else.
abstract class FakeApi implements AutoCloseable {

    record Call(
            String method, String path, String query, String body, Map<String, String> headers) {}

    /// @param cut how many bytes fewer than announced are sent
    record Answer(int status, String body, Map<String, String> headers, int cut) {
        static Answer of(int status, String body) {
            return new Answer(status, body, Map.of(), 0);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Answer> reads = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> writes = new ConcurrentLinkedQueue<>();
    final CopyOnWriteArrayList<Call> calls = new CopyOnWriteArrayList<>();

    FakeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI api() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void nextRead(Answer answer) {
        reads.add(answer);
    }

    void nextWrite(Answer answer) {
        writes.add(answer);
    }

    abstract Answer answer(Call call);

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call =
                    new Call(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getPath(),
                            Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""),
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8),
                            Map.of(
                                    "authorization",
                                    String.valueOf(
                                            exchange.getRequestHeaders().getFirst("Authorization")),
                                    "accept",
                                    String.valueOf(
                                            exchange.getRequestHeaders().getFirst("Accept"))));
            calls.add(call);
            var scripted = (call.method().equals("GET") ? reads : writes).poll();
            var answer = scripted == null ? answer(call) : scripted;
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes, 0, Math.max(0, bytes.length - answer.cut()));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
