package dev.rutter.platform.proxy;

import io.undertow.client.ClientConnection;
import io.undertow.client.ClientExchange;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpAttachments;
import io.undertow.util.HeaderMap;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.Transfer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/// One request on its way through the proxy. Everything happens on the I/O thread of the client's
/// connection, to which the backend's connection belongs too, so nothing here is shared.
///
/// A request is sent again, on a fresh connection to what is then the present target, in two cases
/// only: nothing of it was sent (the connection was refused), or its kept-alive connection was
/// closed before any byte of the answer, and it has no body and an idempotent method. A request
/// that may not be repeated takes only connections so fresh that their server is not about to close
/// them.
final class Passage {
    private static final int ATTEMPTS = 3; // Again once after a refusal, once after a close.

    private final HttpServerExchange exchange;
    private final LiveRoute route;
    private final Recorder recorder;
    private final Recorder.Asked asked;
    private final long beganNanos = System.nanoTime();
    private final Timer timer;
    private final boolean webSocket;
    private final boolean repeatable;
    private final boolean hasBody;

    private @Nullable Upstream upstream;
    private @Nullable ClientConnection backend;
    private int attempts;
    private boolean refusedOnce;
    private boolean keptAlive;
    private boolean requestSent;
    private boolean answering;
    private boolean answerWhole;
    private boolean settled; // Whether it was told how this request ended.
    private @Nullable EventStream stream;
    private @Nullable Relay relay;

    Passage(HttpServerExchange exchange, LiveRoute route, Recorder recorder) {
        this.exchange = exchange;
        this.route = route;
        this.recorder = recorder;
        var method = exchange.getRequestMethod().toString();
        this.asked = Recorder.Asked.of(route.service(), exchange);
        this.timer = new Timer(exchange.getIoThread());
        this.hasBody = Wire.hasBody(exchange);
        this.repeatable = !hasBody && Wire.IDEMPOTENT.contains(method);
        this.webSocket = !hasBody && method.equals("GET") && Wire.asksForWebSocket(exchange);
    }

    /// Takes a target and goes on asynchronously; called by the exchange's handler.
    void begin() {
        Carried.by(exchange.getConnection(), this);
        if (Headers.asksToClose(exchange)) {
            exchange.setPersistent(false);
        }
        exchange.addExchangeCompleteListener((_, next) -> {
            completed();
            next.proceed();
        });
        exchange.dispatch(SameThreadExecutor.INSTANCE, (Runnable) this::attempt);
    }

    private void attempt() {
        var hold = route.hold();
        if (hold.isEmpty()) {
            go();
            return;
        }
        leave();
        var wait = Duration.between(recorder.now(), hold.get().until());
        hold.get()
                .await(
                        exchange.getIoThread(),
                        timer,
                        wait,
                        this::goOn,
                        () -> failIfUnanswered(Failure.HELD));
    }

    private void goOn() {
        timer.cancel();
        if (!settled) {
            attempt();
        }
    }

    private void go() {
        attempts++;
        leave();
        var taken = route.take();
        if (taken.isEmpty()) {
            fail(Failure.NO_TARGET);
            return;
        }
        var to = taken.get();
        upstream = to;
        // A second attempt trusts no idle connection; nor does a WebSocket, which keeps its own.
        var youngerThan = repeatable ? Bounds.IDLE_BACKEND : Bounds.IDLE_BACKEND_UNREPEATABLE;
        var idle =
                attempts > 1 || webSocket
                        ? Optional.<ClientConnection>empty()
                        : to.idleConnection(exchange.getIoThread(), youngerThan);
        if (idle.isPresent()) {
            keptAlive = true;
            send(idle.get());
        } else {
            keptAlive = false;
            connect(to);
        }
    }

    private void connect(Upstream to) {
        var thisAttempt = attempts;
        timer.after(Bounds.CONNECT, () -> refused(thisAttempt));
        to.connect(
                exchange.getIoThread(),
                exchange.getConnection().getByteBufferPool(),
                connection -> {
                    if (thisAttempt == attempts && !settled && backend == null) {
                        timer.cancel();
                        send(connection);
                    } else {
                        IoUtils.safeClose(connection);
                    }
                },
                () -> refused(thisAttempt));
    }

    private void refused(int ofAttempt) {
        if (ofAttempt != attempts || settled || backend != null) {
            return;
        }
        timer.cancel();
        if (refusedOnce || attempts >= ATTEMPTS) {
            fail(Failure.REFUSED);
        } else {
            refusedOnce = true;
            attempt();
        }
    }

    private void send(ClientConnection connection) {
        backend = connection;
        var thisAttempt = attempts;
        connection.sendRequest(
                Wire.request(exchange, webSocket),
                Wire.callback(result -> sent(thisAttempt, result), () -> closed(thisAttempt)));
    }

    private void sent(int ofAttempt, ClientExchange result) {
        result.setResponseListener(
                Wire.callback(
                        answered -> {
                            if (ofAttempt == attempts && backend != null && !settled) {
                                answer(answered);
                            }
                        },
                        () -> closed(ofAttempt)));
        if (!hasBody) {
            requestSent = true;
            timer.after(Bounds.ANSWER, () -> failIfUnanswered(Failure.TIMEOUT));
            return;
        }
        Wire.continued(exchange, () -> sendBody(result), this::clientBroke);
    }

    private void sendBody(ClientExchange result) {
        Transfer.initiateTransfer(
                exchange.getRequestChannel(),
                result.getRequestChannel(),
                null,
                Wire.finishing(
                        () -> {
                            requestSent = true;
                            if (!answering) {
                                timer.after(Bounds.ANSWER, () -> failIfUnanswered(Failure.TIMEOUT));
                            }
                        },
                        () -> {}),
                (_, _) -> clientBroke(),
                // A backend may answer early (413) and close without reading on.
                (_, _) -> timer.after(Bounds.EARLY_ANSWER, () -> failIfUnanswered(Failure.CLOSED)),
                exchange.getConnection().getByteBufferPool());
    }

    /// The backend's connection ended before its answer's headers.
    private void closed(int ofAttempt) {
        var connection = backend;
        if (ofAttempt != attempts || connection == null || settled || answering) {
            return;
        }
        timer.cancel();
        backend = null; // First: closing it calls back here.
        IoUtils.safeClose(connection);
        if (keptAlive && repeatable && attempts < ATTEMPTS) {
            attempt();
        } else {
            fail(Failure.CLOSED);
        }
    }

    private void answer(ClientExchange result) {
        var to = upstream;
        var connection = backend;
        timer.cancel();
        if (to == null || connection == null) {
            return;
        }
        var response = result.getResponse();
        var status = response.getResponseCode();
        if (status < 200 && !(status == 101 && webSocket)) {
            fail(Failure.CLOSED); // An interim answer cannot be followed by this client.
            return;
        }
        answering = true;
        exchange.setStatusCode(status);
        Headers.toClient(response.getResponseHeaders(), exchange.getResponseHeaders(), to.target());
        if (status == 204 || status == 304) {
            // spec (RFC 9110, 15.4.5): a 304 has no body, even where it tells the length of one;
            // the client side would wait for that body, so it is not asked and not used again.
            if (exchange.getResponseHeaders().contains(io.undertow.util.Headers.CONTENT_LENGTH)) {
                exchange.getResponseHeaders().remove(io.undertow.util.Headers.CONTENT_LENGTH);
                requestSent = false;
            }
            if (!requestSent) {
                answerWhole = true;
                exchange.endExchange();
                return;
            }
        }
        if (status == 101) {
            upgrade(to, connection, response.getResponseHeaders());
        } else if (Wire.isEventStream(response.getResponseHeaders())) {
            settle(() -> recorder.answered(asked, to.target(), status, micros(), 0));
            stream = new EventStream(exchange, connection);
            to.opened(stream);
        }
        Transfer.initiateTransfer(
                result.getResponseChannel(),
                exchange.getResponseChannel(),
                null,
                Wire.finishing(
                        () -> {
                            answerWhole = true;
                            var trailers = result.getAttachment(HttpAttachments.REQUEST_TRAILERS);
                            if (trailers != null) {
                                exchange.putAttachment(HttpAttachments.RESPONSE_TRAILERS, trailers);
                            }
                        },
                        this::clientBroke),
                (_, _) -> brokenOff(),
                (_, _) -> clientBroke(),
                exchange.getConnection().getByteBufferPool());
    }

    private void upgrade(Upstream to, ClientConnection connection, HeaderMap answered) {
        var accepted = answered.getFirst(io.undertow.util.Headers.UPGRADE);
        exchange.getResponseHeaders()
                .put(io.undertow.util.Headers.UPGRADE, accepted == null ? "websocket" : accepted);
        var between = new Relay(to, exchange.getConnection().getByteBufferPool());
        relay = between;
        to.opened(between);
        settle(() -> recorder.answered(asked, to.target(), 101, micros(), 0));
        exchange.upgradeChannel((client, _) -> {
            try {
                between.begin(client, connection.performUpgrade());
            } catch (IOException e) {
                IoUtils.safeClose(client, connection);
                between.neverBegan();
            }
        });
    }

    /// The exchange is over.
    private void completed() {
        timer.cancel();
        if (relay == null) {
            Carried.noMore(exchange.getConnection());
        }
        var to = upstream;
        var connection = backend;
        if (to != null) {
            if (relay != null) {
                connection = null; // The relay has it.
            } else if (answerWhole) {
                var sent = exchange.getResponseBytesSent();
                settle(() -> recorder.answered(asked, to.target(), status(), micros(), sent));
            } else {
                settle(() -> recorder.gone(asked, to.target().release(), micros()));
            }
        }
        if (connection != null) {
            backend = null;
            if (to != null && answerWhole && requestSent) {
                to.keep(connection);
            } else {
                IoUtils.safeClose(connection);
            }
        }
        leave();
    }

    private void failIfUnanswered(Failure failure) {
        if (!answering && !settled) {
            fail(failure);
        }
    }

    /// The backend ended in the middle of its answer: the client must see that it is not whole.
    private void brokenOff() {
        var release = release();
        settle(() -> recorder.failed(asked, release, Failure.CLOSED, micros()));
        cut();
    }

    private void clientBroke() {
        var release = release();
        settle(() -> recorder.gone(asked, release, micros()));
        cut();
    }

    private void cut() {
        timer.cancel();
        IoUtils.safeClose(backend);
        IoUtils.safeClose(exchange.getConnection());
        leave();
    }

    /// The client's connection is gone, by the client's will or by the silence limit.
    void connectionClosed() {
        if (relay == null) {
            clientBroke();
        } else {
            relay.neverBegan();
        }
    }

    private void fail(Failure failure) {
        var release = release();
        timer.cancel();
        settle(() -> recorder.failed(asked, release, failure, micros()));
        var connection = backend;
        backend = null;
        IoUtils.safeClose(connection);
        if (exchange.isResponseStarted()) {
            IoUtils.safeClose(exchange.getConnection());
            leave();
        } else {
            Answers.failure(exchange, failure);
        }
    }

    private String release() {
        var to = upstream;
        return to == null ? FigureBook.NO_RELEASE : to.target().release();
    }

    private void settle(Runnable record) {
        if (!settled) {
            settled = true;
            record.run();
        }
    }

    private void leave() {
        var to = upstream;
        if (to != null) {
            upstream = null;
            if (stream != null) {
                to.ended(stream);
            }
            to.leave();
        }
    }

    private int status() {
        return exchange.getStatusCode();
    }

    private long micros() {
        return (System.nanoTime() - beganNanos) / 1000;
    }
}
