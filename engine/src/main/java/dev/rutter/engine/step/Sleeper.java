package dev.rutter.engine.step;

import java.time.Duration;

/// How time is let pass. Comes in by constructor, so that tests run in virtual time.
@FunctionalInterface
public interface Sleeper {

    /// Returns after `length`.
    ///
    /// @throws InterruptedException where the engine is told to stop
    void sleep(Duration length) throws InterruptedException;

    /// Real time.
    static Sleeper real() {
        return Thread::sleep;
    }
}
