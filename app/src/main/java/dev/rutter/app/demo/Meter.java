package dev.rutter.app.demo;

import java.time.InstantSource;
import java.util.Arrays;

/// Counts requests: all of them, and those of the last seconds with their times. Safe for many
/// threads.
final class Meter {
    /// Over how many whole seconds the recent figures are taken.
    static final int SECONDS = 5;

    private static final int TIMES_PER_SECOND = 2_000;

    private final InstantSource clock;
    private final Second[] ring = new Second[SECONDS + 1];
    private Counts counts = Counts.NONE;

    Meter(InstantSource clock) {
        this.clock = clock;
        Arrays.setAll(ring, at -> new Second());
    }

    /// The last [#SECONDS] whole seconds.
    ///
    /// @param p95Millis 0 where there was no request
    record Recent(double perSecond, double failedPercent, double p95Millis) {}

    private static final class Second {
        private long epoch = -1;
        private int requests;
        private int failed;
        private final int[] micros = new int[TIMES_PER_SECOND];

        private void begin(long second) {
            epoch = second;
            requests = 0;
            failed = 0;
        }
    }

    synchronized void add(Cause cause, String release, long micros) {
        counts = counts.with(cause, release);
        var now = Math.floorDiv(clock.millis(), 1000L);
        var second = ring[(int) Math.floorMod(now, (long) ring.length)];
        if (second.epoch != now) {
            second.begin(now);
        }
        if (second.requests < TIMES_PER_SECOND) {
            second.micros[second.requests] = (int) Math.min(micros, Integer.MAX_VALUE);
        }
        second.requests++;
        second.failed += cause == Cause.NONE ? 0 : 1;
    }

    synchronized void heldBack() {
        counts = counts.withHeldBack();
    }

    synchronized Counts counts() {
        return counts;
    }

    synchronized Recent recent() {
        var now = Math.floorDiv(clock.millis(), 1000L);
        var requests = 0L;
        var failed = 0L;
        var times = new int[SECONDS * TIMES_PER_SECOND];
        var known = 0;
        for (var second : ring) {
            if (second.epoch >= now - SECONDS && second.epoch < now) {
                requests += second.requests;
                failed += second.failed;
                var here = Math.min(second.requests, TIMES_PER_SECOND);
                System.arraycopy(second.micros, 0, times, known, here);
                known += here;
            }
        }
        if (requests == 0) {
            return new Recent(0, 0, 0);
        }
        Arrays.sort(times, 0, known);
        var p95 = times[Math.max(0, (int) Math.ceil(known * 0.95) - 1)] / 1000.0;
        return new Recent((double) requests / SECONDS, 100.0 * failed / requests, p95);
    }
}
