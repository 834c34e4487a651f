package dev.rutter.engine.watch;

import java.time.Duration;

/// When a window is looked at: often right after go-live, ever less later. Every 5 s in the first 5
/// minutes, 15 s up to 30 minutes, 60 s up to 2 hours, 5 minutes from then on; all of it divided by
/// the run's compression, and never more often than every 250 ms.
public final class Schedule {
    /// No look follows another sooner than this.
    public static final Duration LEAST = Duration.ofMillis(250);

    private Schedule() {}

    /// How long to wait for the next look.
    ///
    /// @param since how long the release has been live, in the run's time
    /// @param compression by how much the document's times are shortened
    public static Duration next(Duration since, double compression) {
        var minutes = since.toNanos() * compression / 60e9;
        var every =
                minutes < 5
                        ? Duration.ofSeconds(5)
                        : minutes < 30
                                ? Duration.ofSeconds(15)
                                : minutes < 120 ? Duration.ofSeconds(60) : Duration.ofMinutes(5);
        var compressed = Duration.ofNanos((long) (every.toNanos() / compression));
        return compressed.compareTo(LEAST) < 0 ? LEAST : compressed;
    }
}
