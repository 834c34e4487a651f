package dev.rutter.platform.proxy;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.charset.StandardCharsets;

/// The answers that the proxy makes itself.
final class Answers {
    private Answers() {}

    static void failure(HttpServerExchange exchange, Failure failure) {
        if (failure == Failure.HELD) {
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, 1);
        }
        say(exchange, failure, "text/plain; charset=utf-8", failure.says() + "\n");
    }

    static void maintenance(HttpServerExchange exchange, Maintenance maintenance) {
        exchange.getResponseHeaders()
                .put(Headers.RETRY_AFTER, maintenance.retryAfter().toSeconds());
        if (maintenance.page().isEmpty()) {
            failure(exchange, Failure.MAINTENANCE);
        } else {
            say(exchange, Failure.MAINTENANCE, "text/html; charset=utf-8", maintenance.page());
        }
    }

    private static void say(
            HttpServerExchange exchange, Failure failure, String type, String text) {
        if (!exchange.isRequestComplete()) {
            // What is left of the body would be read as the next request.
            exchange.setPersistent(false);
        }
        exchange.setStatusCode(failure.status());
        exchange.getResponseHeaders()
                .put(dev.rutter.platform.proxy.Headers.PROXY, failure.word())
                .put(Headers.CONTENT_TYPE, type)
                .put(Headers.CACHE_CONTROL, "no-store");
        exchange.getResponseSender().send(text, StandardCharsets.UTF_8);
    }
}
