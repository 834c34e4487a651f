package dev.rutter.platform.proxy;

import io.undertow.client.ClientConnection;
import io.undertow.server.HttpServerExchange;
import org.xnio.IoUtils;

/// A server-sent event stream under way. It has no farewell in its protocol: the connection ends,
/// and the client comes back by itself, to the new release.
record EventStream(HttpServerExchange exchange, ClientConnection backend)
        implements Upstream.LongLived {
    @Override
    public boolean webSocket() {
        return false;
    }

    @Override
    public void goAway() {
        exchange.getIoThread().execute(() -> IoUtils.safeClose(exchange.getConnection(), backend));
    }
}
