package dev.rutter.platform.proxy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.xnio.XnioIoThread;

/// Requests of one route that wait: for the end of the hold, at most until a time. Thread-safe.
final class Hold {
    private final Instant until;
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    Hold(Instant until) {
        this.until = until;
    }

    Instant until() {
        return until;
    }

    /// Lets a request wait under its timer: `onward` when the hold is over, `late` when the wait is
    /// over first, or where too many wait already. Both on the I/O thread, one of them once.
    void await(XnioIoThread thread, Timer timer, Duration wait, Runnable onward, Runnable late) {
        Runnable gone = () -> thread.execute(onward);
        timer.after(
                wait,
                () -> {
                    if (waiting.remove(gone)) {
                        late.run();
                    }
                });
        if (!enter(gone)) {
            late.run();
        }
    }

    private boolean enter(Runnable onward) {
        if (waiting.size() >= Bounds.HELD) {
            return false;
        }
        waiting.add(onward);
        if (over && waiting.remove(onward)) {
            onward.run(); // It was over between the look and the wait.
        }
        return true;
    }

    void over() {
        over = true;
        for (var each : List.copyOf(waiting)) {
            if (waiting.remove(each)) {
                each.run();
            }
        }
    }
}
