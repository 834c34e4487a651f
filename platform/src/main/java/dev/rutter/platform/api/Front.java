package dev.rutter.platform.api;

import dev.rutter.platform.api.Api.Answer;
import dev.rutter.platform.release.Refusal;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// From HTTP to calls and back: the bearer key, JSON, and which failure is which status.
final class Front implements HttpHandler {

    /// The longest body of a request.
    static final int MOST_BYTES = 1 << 20;

    /// What lies below needs no key: each address is a secret of its own.
    static final String EXPORTS = "exports";

    private static final String SUBSCRIBE = "/v1/logs/subscribe";

    /// Answers one call.
    @FunctionalInterface
    interface Calls {
        Answer answer(String method, List<String> path, Query query, JsonNode body)
                throws Refusal, IOException;
    }

    private final Map<String, Calls> calls;
    private final String key;
    private final JsonMapper json;
    private final Executor threads;
    private final Optional<RateLimits> limits;
    private final Stream stream;

    /// A call that is answered by a WebSocket.
    interface Stream {
        /// @throws Refusal where what is asked for is not there
        Begun begin(Query query) throws Refusal, IOException;
    }

    /// @param instead runs where the WebSocket does not come about
    record Begun(WebSocketConnectionCallback callback, Runnable instead) {}

    /// @param calls by the first part of the path, such as `v1`
    /// @param limits empty: calls are not counted
    Front(
            Map<String, Calls> calls,
            String key,
            JsonMapper json,
            Executor threads,
            Optional<RateLimits> limits,
            Stream stream) {
        this.calls = Map.copyOf(calls);
        this.key = key;
        this.json = json;
        this.threads = threads;
        this.limits = limits;
        this.stream = stream;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (exchange.getRequestPath().equals(SUBSCRIBE)
                && exchange.getRequestHeaders().contains(Headers.UPGRADE)
                && allowed(exchange)) {
            exchange.dispatch(threads, this::subscribe);
            return;
        }
        exchange.dispatch(threads, this::answer);
    }

    private void subscribe(HttpServerExchange exchange) throws Exception {
        Begun begun;
        try {
            begun = stream.begin(new Query(exchange.getQueryParameters()));
        } catch (Refusal no) {
            write(exchange, refused(no));
            return;
        }
        exchange.addExchangeCompleteListener((ended, next) -> {
            if (!ended.isUpgrade()) {
                begun.instead().run();
            }
            next.proceed();
        });
        new WebSocketProtocolHandshakeHandler(begun.callback()).handleRequest(exchange);
    }

    private void answer(HttpServerExchange exchange) throws IOException {
        exchange.startBlocking();
        write(exchange, limited(exchange));
    }

    private void write(HttpServerExchange exchange, Answer answer) throws IOException {
        exchange.startBlocking();
        exchange.setStatusCode(answer.status());
        if (answer.body().isPresent() && answer.body().get() instanceof Path file) {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/octet-stream");
            exchange.setResponseContentLength(Files.size(file));
            Files.copy(file, exchange.getOutputStream());
        } else if (answer.body().isPresent()) {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
            exchange.getOutputStream().write(json.writeValueAsBytes(answer.body().get()));
        }
        exchange.endExchange();
    }

    private Answer limited(HttpServerExchange exchange) {
        var parts = List.of(exchange.getRequestPath().substring(1).split("/"));
        if (limits.isEmpty() || parts.size() < 2 || !parts.getFirst().equals("v1")) {
            return answerOf(exchange);
        }
        var method = exchange.getRequestMethod().toString();
        var seen = limits.get().count(method, parts.subList(1, parts.size()));
        exchange.getResponseHeaders()
                .put(new HttpString("Ratelimit-Limit"), seen.limit())
                .put(new HttpString("Ratelimit-Remaining"), Math.max(0, seen.remaining()))
                .put(new HttpString("Ratelimit-Reset"), seen.reset());
        return seen.tooMany()
                ? failure(429, "too_many_requests", "there were too many calls; try again later")
                : answerOf(exchange);
    }

    private Answer answerOf(HttpServerExchange exchange) {
        var parts = List.of(exchange.getRequestPath().substring(1).split("/"));
        if (!parts.getFirst().equals(EXPORTS) && !allowed(exchange)) {
            return failure(401, "unauthorized", "the bearer key is missing or wrong");
        }
        var found = calls.get(parts.getFirst());
        if (found == null || parts.size() < 2) {
            return failure(404, "not_found", "there is nothing at " + exchange.getRequestPath());
        }
        try {
            var query = new Query(exchange.getQueryParameters());
            var method = exchange.getRequestMethod().toString();
            return found.answer(method, parts.subList(1, parts.size()), query, body(exchange));
        } catch (Refusal no) {
            return refused(no);
        } catch (JacksonException wrong) {
            return failure(
                    400, "bad_request", "the body is no JSON: " + wrong.getOriginalMessage());
        } catch (IOException | RuntimeException broken) {
            return failure(500, "internal", "the platform failed: " + broken.getMessage());
        }
    }

    private static Answer refused(Refusal no) {
        var said = String.valueOf(no.getMessage());
        return switch (no.kind()) {
            case UNKNOWN -> failure(404, "not_found", said);
            case WRONG -> failure(400, "bad_request", said);
            case CONFLICT -> failure(409, "conflict", said);
        };
    }

    private JsonNode body(HttpServerExchange exchange) throws IOException, Refusal {
        var bytes = exchange.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Refusal(
                    Refusal.Kind.WRONG, "the body is longer than " + MOST_BYTES + " bytes");
        }
        if (bytes.length == 0) {
            return json.createObjectNode();
        }
        var type =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE))
                        .orElse("");
        if (Multipart.is(type)) {
            var parts = json.createObjectNode();
            Multipart.read(type, bytes).forEach(parts::put);
            return parts;
        }
        var node = json.readTree(bytes);
        if (!node.isObject() && !node.isArray()) {
            throw new Refusal(Refusal.Kind.WRONG, "the body is a JSON object or list");
        }
        return node;
    }

    private boolean allowed(HttpServerExchange exchange) {
        var given = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8),
                        ("Bearer " + key).getBytes(StandardCharsets.UTF_8));
    }

    private static Answer failure(int status, String code, String message) {
        return new Answer(
                status, Optional.of(Map.of("id", code, "code", code, "message", message)));
    }
}
