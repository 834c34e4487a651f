package dev.rutter.platform.api;

import dev.rutter.platform.release.Refusal;
import dev.rutter.platform.release.WorkloadRunner;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// `GET /logs/subscribe`: a WebSocket that tells each line of the log, as `GET /logs` shows it,
/// once it is written. Nothing comes twice; lines from before the subscription do not come.
final class LogStream {

    static final int MOST = 20;

    private static final Duration EVERY = Duration.ofMillis(500);

    /// How late a line may be seen.
    private static final Duration BACK = Duration.ofSeconds(30);

    /// How long a place is kept for a client whose WebSocket has not come about.
    private static final Duration HANDSHAKE_LIMIT = Duration.ofSeconds(30);

    private static final int MOST_REMEMBERED = 50_000;

    private final LogQuery logs;
    private final InstantSource time;
    private final JsonMapper json;
    private final Set<Place> places = new HashSet<>();

    LogStream(LogQuery logs, InstantSource time, JsonMapper json) {
        this.logs = logs;
        this.time = time;
        this.json = json;
    }

    /// A place among the subscriptions.
    static final class Place {
        private final Instant taken;
        private final SequencedSet<String> told;
        private volatile boolean begun;

        private Place(Instant taken, SequencedSet<String> told) {
            this.taken = taken;
            this.told = told;
        }
    }

    /// Takes a place among the subscriptions, before the client is told that it has one. It has
    /// what needs no telling: the ids of the lines that are there already. By their ids: when a
    /// line was written is known roughly only.
    Place enter(Query query, List<WorkloadRunner> runners) throws Refusal, IOException {
        var there = new LinkedHashSet<String>();
        for (var each : logs.since(query, runners, Instant.MIN)) {
            if (each.whole()) {
                there.add(each.id());
            }
        }
        var now = time.instant();
        synchronized (places) {
            places.removeIf(each -> !each.begun && each.taken.isBefore(now.minus(HANDSHAKE_LIMIT)));
            if (places.size() >= MOST) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT, MOST + " clients are subscribed already; close one");
            }
            var place = new Place(now, there);
            places.add(place);
            return place;
        }
    }

    /// Gives a place back; nothing where it was given back before.
    void leave(Place place) {
        synchronized (places) {
            places.remove(place);
        }
    }

    /// Tells a client until it leaves.
    ///
    /// @param place grows with what is told
    void tell(WebSocketChannel channel, Query query, List<WorkloadRunner> runners, Place place) {
        place.begun = true;
        channel.getReceiveSetter().set(new AbstractReceiveListener() {});
        channel.resumeReceives();
        Thread.ofVirtual()
                .name("log subscription")
                .start(() -> {
                    try {
                        follow(channel, query, runners, place.told);
                    } catch (IOException | Refusal gone) {
                        // the client left, or what it asked for is gone
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    } finally {
                        leave(place);
                        org.xnio.IoUtils.safeClose(channel);
                    }
                });
    }

    private void follow(
            WebSocketChannel channel,
            Query query,
            List<WorkloadRunner> runners,
            SequencedSet<String> told)
            throws IOException, Refusal, InterruptedException {
        while (channel.isOpen()) {
            for (var each : logs.since(query, runners, time.instant().minus(BACK))) {
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
