package dev.rutter.engine.run;

import dev.rutter.engine.step.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/// Time that passes only where somebody sleeps, and in which things are due: what others do happens
/// while the engine sleeps, in order, on the same thread. The clock that is read may jump; the time
/// that passes does not.
final class SimulatedTime implements InstantSource, Sleeper {
    /// No run takes longer: every wait is a day at most, and there are few of them.
    private static final Duration MOST = Duration.ofDays(60);

    /// No run sleeps more often, or it spins.
    private static final int SLEEPS = 200_000;

    private static final Instant BEGAN = Instant.parse("2026-11-02T10:00:00Z");

    private record Due(Instant at, long order, Runnable act) {}

    private final PriorityQueue<Due> dues =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
    private Instant now = BEGAN;
    private Duration off = Duration.ZERO;
    private long order;
    private int sleeps;
    private boolean jumped;

    @Override
    public Instant instant() {
        now = now.plusMillis(1);
        return now.plus(off);
    }

    /// What really passed.
    Instant passed() {
        return now;
    }

    @Override
    public void sleep(Duration length) {
        var until = now.plus(length);
        if (++sleeps > SLEEPS || Duration.between(BEGAN, until).compareTo(MOST) > 0) {
            throw new AssertionError(
                    "the run does not end: " + sleeps + " sleeps, it would be " + until);
        }
        while (!dues.isEmpty() && !dues.peek().at().isAfter(until)) {
            var due = dues.remove();
            now = due.at().isAfter(now) ? due.at() : now;
            due.act().run();
        }
        now = until.isAfter(now) ? until : now;
    }

    /// Has `act` happen after `delay`, whoever sleeps then.
    void in(Duration delay, Runnable act) {
        dues.add(new Due(now.plus(delay), order++, act));
    }

    /// From here on the clock reads later, or earlier, by this much.
    void jump(Duration by) {
        off = off.plus(by);
        jumped = true;
    }

    /// Whether the clock has ever jumped: lengths that were read from it then mean nothing.
    boolean jumped() {
        return jumped;
    }
}
