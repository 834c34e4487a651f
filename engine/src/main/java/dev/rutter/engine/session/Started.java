package dev.rutter.engine.session;

import java.util.concurrent.TimeUnit;

/// A child of this process.
record Started(long pid, End end) {
    static Started of(Process process) {
        return new Started(process.pid(), nanos -> process.waitFor(nanos, TimeUnit.NANOSECONDS));
    }

    /// Waits for its end.
    interface End {
        /// Whether it came within so many nanoseconds.
        boolean within(long nanos) throws InterruptedException;
    }
}
