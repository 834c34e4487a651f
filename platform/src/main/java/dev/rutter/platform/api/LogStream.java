package dev.rutter.platform.api;

import dev.rutter.platform.release.Refusal;
import dev.rutter.platform.release.WorkloadRunner;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/// `GET /logs/subscribe`: a WebSocket that tells each line of the log, as `GET /logs` shows it,
/// once it is written. Nothing comes twice; lines from before the subscription do not come.
final class LogStream {

    static final int MOST = 20;

    private static final Duration EVERY = Duration.ofMillis(500);

    /// How late a line may be seen.
    private static final Duration BACK = Duration.ofSeconds(30);

    private static final int MOST_REMEMBERED = 50_000;

    private final LogQuery logs;
    private final InstantSource time;
    private final JsonMapper json;
    private final AtomicInteger open = new AtomicInteger();

    LogStream(LogQuery logs, InstantSource time, JsonMapper json) {
        this.logs = logs;
        this.time = time;
        this.json = json;
    }

    /// Takes a place among the subscriptions.
    void enter() throws Refusal {
        if (open.incrementAndGet() > MOST) {
            open.decrementAndGet();
            throw new Refusal(
                    Refusal.Kind.CONFLICT, MOST + " clients are subscribed already; close one");
        }
    }

    /// Tells a client until it leaves. Whoever calls has [#enter]ed.
    void tell(WebSocketChannel channel, Query query, List<WorkloadRunner> runners) {
        channel.getReceiveSetter().set(new AbstractReceiveListener() {});
        channel.resumeReceives();
        Thread.ofVirtual()
                .name("log subscription")
                .start(() -> {
                    try {
                        follow(channel, query, runners);
                    } catch (IOException | Refusal gone) {
                        // the client left, or what it asked for is gone
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    } finally {
                        open.decrementAndGet();
                        org.xnio.IoUtils.safeClose(channel);
                    }
                });
    }

    private void follow(WebSocketChannel channel, Query query, List<WorkloadRunner> runners)
            throws IOException, Refusal, InterruptedException {
        var begun = time.instant();
        var told = new LinkedHashSet<String>();
        while (channel.isOpen()) {
            var late = time.instant().minus(BACK);
            var from = late.isAfter(begun) ? late : begun;
            for (var each : logs.since(query, runners, from)) {
                if (each.whole() && told.add(each.id())) {
                    WebSockets.sendTextBlocking(json.writeValueAsString(each.shape()), channel);
                }
            }
            while (told.size() > MOST_REMEMBERED) {
                told.removeFirst();
            }
            Thread.sleep(EVERY);
        }
    }
}
