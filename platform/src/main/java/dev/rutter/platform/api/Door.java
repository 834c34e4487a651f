package dev.rutter.platform.api;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;

/// Listens already while what is behind it is still put together; who comes that early (nobody
/// knows the port yet, but for the one of the last time) is asked to come again.
final class Door implements HttpHandler {
    private static final HttpHandler CLOSED =
            exchange -> {
                exchange.setStatusCode(StatusCodes.SERVICE_UNAVAILABLE);
                exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "1");
                exchange.getResponseSender().send("{\"message\":\"the platform is starting\"}");
            };

    private volatile HttpHandler behind = CLOSED;

    void open(HttpHandler handler) {
        behind = handler;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        behind.handleRequest(exchange);
    }
}
