package dev.rutter.engine.hosting;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Answers as Render's API v1 is published: lists of wrappers with cursors, bare single objects.
/// Any call can be told to answer something else first.
final class FakeRender implements AutoCloseable {

    static final String KEY = "rnd_s3cretOfThisTest";

    /// What a caller sent.
    record Call(
            String method,
            String path,
            Map<String, List<String>> query,
            String body,
            String authorization) {
        String one(String name) {
            return query.getOrDefault(name, List.of("")).getFirst();
        }
    }

    record Answer(int status, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Deque<Answer>> first = new ConcurrentHashMap<>();
    private final Map<String, String> objects = new ConcurrentHashMap<>();
    private final Map<String, List<String>> lists = new ConcurrentHashMap<>();

    /// What the next calls of a kind are answered, whatever they ask for.
    final Queue<FakeApi.Answer> reads = new ConcurrentLinkedQueue<>();

    final Queue<FakeApi.Answer> writes = new ConcurrentLinkedQueue<>();
    private String builds = "";
    final List<Call> calls = new CopyOnWriteArrayList<>();

    FakeRender() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI api() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /// A single object at a path.
    FakeRender has(String path, String json) {
        objects.put(path, json);
        return this;
    }

    /// A thing in the list at a path; `wrapper` is its key.
    FakeRender lists(String path, String wrapper, String json) {
        lists.computeIfAbsent(path, _ -> new CopyOnWriteArrayList<>())
                .add("\"" + wrapper + "\":" + json);
        return this;
    }

    FakeRender deploy(String id, String commit, String status, String trigger, String createdAt) {
        return lists(
                "/services/srv-1/deploys",
                "deploy",
                deployJson(id, commit, status, trigger, createdAt));
    }

    static String deployJson(
            String id, String commit, String status, String trigger, String createdAt) {
        return """
        {"id":"%s","commit":{"id":"%s","message":"m"},"status":"%s","trigger":"%s",
         "createdAt":"%s","finishedAt":null,"artifactId":"art-9","novelty":{"x":[1]}}\
        """
                .formatted(id, commit, status, trigger, createdAt);
    }

    /// Makes a release of this commit when one is asked for.
    void builds(String commit) {
        builds = commit;
    }

    /// Answers the next call of this kind so, once; a negative status never answers.
    FakeRender next(String method, String path, int status, String body, String... headers) {
        var named = new HashMap<String, String>();
        for (var i = 0; i < headers.length; i += 2) {
            named.put(headers[i], headers[i + 1]);
        }
        first.computeIfAbsent(method + " " + path, _ -> new ArrayDeque<>())
                .add(new Answer(status, named, body));
        return this;
    }

    List<Call> calls(String method, String path) {
        return calls.stream()
                .filter(call -> call.method().equals(method) && call.path().equals(path))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().substring("/v1".length());
            var call =
                    new Call(
                            exchange.getRequestMethod(),
                            path,
                            query(exchange.getRequestURI().getRawQuery()),
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8),
                            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            calls.add(call);
            var forced = (call.method().equals("GET") ? reads : writes).poll();
            var answer =
                    forced == null
                            ? answer(call)
                            : new Answer(forced.status(), forced.headers(), forced.body());
            if (answer.status() < 0) {
                closing.await(60, TimeUnit.SECONDS);
                return;
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            var cut = forced == null ? 0 : forced.cut();
            exchange.getResponseBody().write(bytes, 0, Math.max(0, bytes.length - cut));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(Call call) {
        var scripted = first.getOrDefault(call.method() + " " + call.path(), new ArrayDeque<>());
        synchronized (scripted) {
            if (!scripted.isEmpty()) {
                return scripted.removeFirst();
            }
        }
        if (!builds.isEmpty() && call.method().equals("POST") && call.path().endsWith("/deploys")) {
            var now = java.time.Instant.now().toString();
            deploy("dep-made", builds, "created", "api", now);
            return new Answer(201, Map.of(), deployJson("dep-made", builds, "created", "api", now));
        }
        if (call.method().equals("GET") && lists.containsKey(call.path())) {
            return new Answer(200, Map.of(), page(call));
        }
        var object = objects.get(call.path());
        if (object != null) {
            return new Answer(200, Map.of(), object);
        }
        return new Answer(404, Map.of(), "{\"id\":\"req-1\",\"message\":\"not found: service\"}");
    }

    // spec: "ask again with cursor=<last cursor>; limit 1..100, default 20".
    private String page(Call call) {
        var all = lists.getOrDefault(call.path(), List.of());
        var limit = call.one("limit").isEmpty() ? 20 : Integer.parseInt(call.one("limit"));
        var from = call.one("cursor").isEmpty() ? 0 : Integer.parseInt(call.one("cursor"));
        var wrappers = new ArrayList<String>();
        for (var i = from; i < Math.min(all.size(), from + Math.min(100, limit)); i++) {
            wrappers.add("{" + all.get(i) + ",\"cursor\":\"" + (i + 1) + "\"}");
        }
        return "[" + String.join(",", wrappers) + "]";
    }

    private static Map<String, List<String>> query(String raw) {
        var query = new HashMap<String, List<String>>();
        for (var pair : String.valueOf(raw).split("&", -1)) {
            var parts = pair.split("=", 2);
            if (parts.length == 2) {
                query.computeIfAbsent(parts[0], _ -> new ArrayList<>())
                        .add(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.close();
    }
}
