package dev.rutter.platform.proxy;

import io.undertow.client.ClientConnection;
import io.undertow.client.UndertowClient;
import io.undertow.connector.ByteBufferPool;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.XnioIoThread;

/// One target with what is under way to it: the in/out counter of requests, the long-lived
/// connections, and the idle backend connections. Thread-safe; idle connections belong to their I/O
/// thread and are touched by no other.
final class Upstream {
    private final Target target;
    private final URI uri;
    private final AtomicInteger requests = new AtomicInteger();
    private final Set<LongLived> longLived = ConcurrentHashMap.newKeySet();
    private final Map<XnioIoThread, Deque<Idle>> idle = new ConcurrentHashMap<>();
    private final Object changed = new Object();
    private volatile boolean retired;

    Upstream(Target target) {
        this.target = target;
        this.uri = URI.create("http://127.0.0.1:" + target.port());
    }

    /// Something that would stay open for ever unless told to go.
    interface LongLived {
        /// Whether a WebSocket; else an event stream.
        boolean webSocket();

        /// Ends it in its own protocol's words; called from any thread, at most a few times.
        void goAway();
    }

    private record Idle(ClientConnection connection, long sinceNanos) {}

    Target target() {
        return target;
    }

    void enter() {
        requests.incrementAndGet();
    }

    void leave() {
        if (requests.decrementAndGet() == 0 && retired) {
            tell();
        }
    }

    void opened(LongLived each) {
        longLived.add(each);
    }

    void ended(LongLived each) {
        if (longLived.remove(each) && retired) {
            tell();
        }
    }

    InFlight inFlight() {
        var sockets = (int) longLived.stream().filter(LongLived::webSocket).count();
        return new InFlight(requests.get(), longLived.size() - sockets, sockets);
    }

    /// Tells everything long-lived to go and answers how many were told.
    ///
    /// Where the route has come back to this target meanwhile, they stay.
    int goAway() {
        var told = 0;
        if (!retired) {
            return told;
        }
        for (var each : longLived) {
            each.goAway();
            told++;
        }
        return told;
    }

    /// Waits until nothing is in flight or the route has come back to this target, at most until
    /// `System.nanoTime()` reaches `deadlineNanos`.
    boolean awaitNone(long deadlineNanos) throws InterruptedException {
        synchronized (changed) {
            while (retired && !inFlight().none()) {
                var left = deadlineNanos - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                changed.wait(left / 1_000_000 + 1);
            }
            return true;
        }
    }

    private void tell() {
        synchronized (changed) {
            changed.notifyAll();
        }
    }

    /// No new requests from now on; idle connections are given up.
    void retire() {
        retired = true;
        tell();
        for (var entry : idle.entrySet()) {
            entry.getKey().execute(() -> closeAll(entry.getValue()));
        }
    }

    /// New requests again: the route came back to this target.
    void revive() {
        retired = false;
        tell();
    }

    /// An idle connection of this I/O thread that was used within `youngerThan`.
    Optional<ClientConnection> idleConnection(XnioIoThread thread, Duration youngerThan) {
        var mine = idle.get(thread);
        if (mine == null) {
            return Optional.empty();
        }
        var now = System.nanoTime();
        for (var each = mine.peekLast(); each != null; each = mine.peekLast()) {
            if (now - each.sinceNanos() > youngerThan.toNanos()) {
                break;
            }
            mine.removeLast();
            if (each.connection().isOpen()) {
                return Optional.of(each.connection());
            }
        }
        closeOld(mine, now);
        return Optional.empty();
    }

    /// Keeps a connection whose exchange is whole in both directions; called on its I/O thread.
    void keep(ClientConnection connection) {
        if (retired || !connection.isOpen()) {
            IoUtils.safeClose(connection);
            return;
        }
        var mine = idle.computeIfAbsent(connection.getIoThread(), _ -> new ArrayDeque<>());
        closeOld(mine, System.nanoTime());
        if (mine.size() >= Bounds.IDLE_BACKENDS) {
            IoUtils.safeClose(mine.removeFirst().connection());
        }
        mine.addLast(new Idle(connection, System.nanoTime()));
    }

    /// A fresh connection of this I/O thread, or word that there is none.
    void connect(
            XnioIoThread thread,
            ByteBufferPool buffers,
            Consumer<ClientConnection> made,
            Runnable refused) {
        UndertowClient.getInstance()
                .connect(
                        Wire.callback(made, refused),
                        uri,
                        thread,
                        buffers,
                        OptionMap.create(Options.TCP_NODELAY, true));
    }

    private static void closeOld(Deque<Idle> mine, long now) {
        for (var each = mine.peekFirst(); each != null; each = mine.peekFirst()) {
            if (now - each.sinceNanos() <= Bounds.IDLE_BACKEND.toNanos()) {
                return;
            }
            IoUtils.safeClose(mine.removeFirst().connection());
        }
    }

    private static void closeAll(Deque<Idle> mine) {
        for (var each = mine.pollFirst(); each != null; each = mine.pollFirst()) {
            IoUtils.safeClose(each.connection());
        }
    }
}
