package dev.rutter.engine.run;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// Everything that is left to chance in a simulation comes from here, in one order: a seed is a
/// story.
record Draw(SplittableRandom random) {

    static Draw of(long seed) {
        return new Draw(new SplittableRandom(seed));
    }

    boolean percent(double percent) {
        return random.nextDouble() * 100 < percent;
    }

    /// From 0 up to, but not including, `bound`.
    int below(int bound) {
        return random.nextInt(bound);
    }

    Duration upTo(Duration most) {
        return Duration.ofMillis(random.nextLong(most.toMillis() + 1));
    }

    <T> T one(List<T> of) {
        return of.get(below(of.size()));
    }
}
