package dev.rutter.engine.run;

import dev.rutter.engine.step.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Time that passes only where somebody sleeps, and a little at every look at the clock.
final class VirtualTime implements InstantSource, Sleeper {
    private Instant now = Instant.parse("2026-11-02T10:00:00Z");

    /// When whoever sleeps is told to stop, once.
    Optional<Instant> stops = Optional.empty();

    @Override
    public synchronized Instant instant() {
        now = now.plusMillis(1);
        return now;
    }

    @Override
    public synchronized void sleep(Duration length) throws InterruptedException {
        pass(length);
        if (stops.isPresent() && !now.isBefore(stops.get())) {
            stops = Optional.empty();
            throw new InterruptedException();
        }
    }

    /// So much later it is, whoever sleeps.
    synchronized void pass(Duration length) {
        now = now.plus(length);
    }
}
