package dev.rutter.platform.proxy;

import java.time.Duration;

/// Waits until a release that was switched away from has nothing left to do.
final class Drainer {
    private Drainer() {}

    /// Requests may end by themselves until the limit; WebSockets and event streams, which may
    /// never end, are told to go when the grace is over.
    static Drained drain(LiveRoute route, String release, Duration limit, Duration grace)
            throws InterruptedException {
        var began = System.nanoTime();
        var deadline = began + limit.toNanos();
        var graceEnd = grace.compareTo(limit) < 0 ? began + grace.toNanos() : deadline;
        var upstreams = route.of(release);
        var told = 0;
        for (var each : upstreams) {
            each.awaitNone(graceEnd);
        }
        for (var each : upstreams) {
            told += each.goAway();
        }
        for (var each : upstreams) {
            // The limit leaves a moment for the farewells where the grace took all of it.
            each.awaitNone(
                    told > 0
                            ? Math.max(deadline, System.nanoTime() + Bounds.FAREWELL.toNanos())
                            : deadline);
        }
        return new Drained(
                route.inFlight(release), told, Duration.ofNanos(System.nanoTime() - began));
    }
}
