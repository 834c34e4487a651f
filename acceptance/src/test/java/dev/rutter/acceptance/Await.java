package dev.rutter.acceptance;

import java.time.Duration;
import java.util.concurrent.Callable;

/// Waits for a state, never for a time.
final class Await {
    private static final long LOOK_EVERY_MILLIS = 20;

    private Await() {}

    /// @throws AssertionError where the state is not there in time
    static void until(String what, Duration limit, Callable<Boolean> state) throws Exception {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!state.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + limit + ": " + what);
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }
}
