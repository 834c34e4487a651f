package dev.rutter.engine.step;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// How long something that goes on without Rutter is waited for: a limit on the time in which it
/// was looked at. Between two looks no more than a tenth of the limit counts: where the clock was
/// set forward, or nothing ran here for hours, one look proves nothing, and there are more. So a
/// wait ends after its limit where looks come as they should, and after ten looks at the earliest.
final class Patience {
    private final InstantSource clock;
    private final Duration most;
    private Duration left;
    private Instant looked;

    /// @param since when the waiting began, perhaps in a process that is no more
    Patience(InstantSource clock, Instant since, Duration limit) {
        this.clock = clock;
        most = limit.dividedBy(10);
        left = limit;
        looked = since;
    }

    /// Whether it is over. Asked once after each look.
    boolean over() {
        var now = clock.instant();
        var passed = Duration.between(looked, now);
        looked = now;
        if (!passed.isNegative()) {
            left = left.minus(passed.compareTo(most) > 0 ? most : passed);
        }
        return !left.isPositive();
    }
}
