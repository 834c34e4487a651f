package dev.rutter.platform.proxy;

import io.undertow.client.ClientCallback;
import io.undertow.client.ClientRequest;
import io.undertow.client.ProxiedRequestAttachments;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.HeaderMap;
import io.undertow.util.Protocols;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.channels.Channels;
import org.xnio.channels.StreamSinkChannel;

/// What a passage reads from a request or an answer, and how its channels end.
final class Wire {
    // spec (RFC 9110, 9.2.2): "the PUT, DELETE, and safe request methods are idempotent".
    static final Set<String> IDEMPOTENT =
            Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

    private Wire() {}

    /// The request's target as it came, byte for byte, without scheme and host.
    static String pathAndQuery(HttpServerExchange exchange) {
        var uri = exchange.getRequestURI();
        if (exchange.isHostIncludedInRequestURI()) {
            var slash = uri.indexOf('/', uri.indexOf("://") + 3);
            uri = slash < 0 ? "/" : uri.substring(slash);
        }
        var query = exchange.getQueryString();
        return query.isEmpty() ? uri : uri + "?" + query;
    }

    /// An announced body of 0 bytes (Java's HTTP client sends it with GET) is taken here: then the
    /// request counts as complete, and as one without a body.
    static boolean hasBody(HttpServerExchange exchange) {
        if (!exchange.isRequestComplete() && exchange.getRequestContentLength() == 0) {
            try {
                Channels.drain(exchange.getRequestChannel(), 1);
            } catch (IOException e) {
                return true; // The client is gone; writing the answer will show it.
            }
        }
        return !exchange.isRequestComplete();
    }

    static boolean asksForWebSocket(HttpServerExchange exchange) {
        return "websocket"
                .equalsIgnoreCase(
                        exchange.getRequestHeaders().getFirst(io.undertow.util.Headers.UPGRADE));
    }

    static boolean isEventStream(HeaderMap headers) {
        var type = headers.getFirst(io.undertow.util.Headers.CONTENT_TYPE);
        return type != null && type.startsWith("text/event-stream");
    }

    /// At the end of a source: `whole`, then the sink is shut and flushed.
    static ChannelListener<StreamSinkChannel> finishing(Runnable whole, Runnable broken) {
        return sink -> {
            whole.run();
            try {
                sink.shutdownWrites();
                if (sink.flush()) {
                    sink.suspendWrites();
                } else {
                    sink.getWriteSetter()
                            .set(
                                    ChannelListeners.flushingChannelListener(
                                            StreamSinkChannel::suspendWrites,
                                            (_, _) -> broken.run()));
                    sink.resumeWrites();
                }
            } catch (IOException e) {
                broken.run();
            }
        };
    }

    /// Says "100 Continue" where the client waits for it, then goes on.
    static void continued(HttpServerExchange exchange, Runnable then, Runnable broken) {
        if (!HttpContinue.requiresContinueResponse(exchange)) {
            then.run();
            return;
        }
        HttpContinue.sendContinueResponse(
                exchange,
                new IoCallback() {
                    @Override
                    public void onComplete(HttpServerExchange same, Sender sender) {
                        then.run();
                    }

                    @Override
                    public void onException(HttpServerExchange same, Sender sender, IOException e) {
                        broken.run();
                    }
                });
    }

    /// Both ends of an exchange with a backend; why it failed is told by what it was.
    static <T> ClientCallback<T> callback(Consumer<T> done, Runnable failed) {
        return new ClientCallback<>() {
            @Override
            public void completed(T result) {
                done.accept(result);
            }

            @Override
            public void failed(IOException e) {
                failed.run();
            }
        };
    }

    /// The request as the backend gets it.
    static ClientRequest request(HttpServerExchange exchange, boolean webSocket) {
        var request =
                new ClientRequest()
                        .setMethod(exchange.getRequestMethod())
                        .setProtocol(Protocols.HTTP_1_1)
                        .setPath(pathAndQuery(exchange));
        Headers.toBackend(exchange, request.getRequestHeaders(), webSocket);
        // The client writes its X-Forwarded lines from these.
        request.putAttachment(ProxiedRequestAttachments.REMOTE_HOST, Headers.peer(exchange));
        request.putAttachment(
                ProxiedRequestAttachments.IS_SSL, exchange.getRequestScheme().equals("https"));
        var host = exchange.getRequestHeaders().getFirst(io.undertow.util.Headers.HOST);
        if (host != null) {
            request.putAttachment(ProxiedRequestAttachments.SERVER_NAME, host);
        }
        return request;
    }
}
