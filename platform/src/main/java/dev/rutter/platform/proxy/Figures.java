package dev.rutter.platform.proxy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What passed through the proxy in a window of whole seconds.
///
/// @param from the first second
/// @param to the end, not included
/// @param series the window cut into pieces, oldest first; empty where none was asked for
public record Figures(Instant from, Instant to, Counts total, List<Piece> series) {
    public Figures {
        series = List.copyOf(series);
    }

    /// A piece of the window.
    public record Piece(Instant from, Duration length, Counts counts) {}

    /// Counts and times of one window.
    ///
    /// @param requests answers that came from a backend whole; the sum of `byStatus`
    /// @param byStatus answers from backends by HTTP status
    /// @param proxyFailures answers that the proxy made itself, or had to cut short because the
    ///   backend did, by reason: `no-target`, `refused`, `closed`, `timeout`, `maintenance`; not
    ///   part of `requests`
    /// @param clientGone requests whose client left before the answer was whole; in neither
    /// @param millisAt time to the last byte of the answer (WebSockets and event streams: to its
    ///   headers) in milliseconds by quantile asked for, exact to 1 %; empty without `requests`
    /// @param meanMillis 0 without `requests`
    /// @param maxMillis 0 without `requests`
    /// @param bytes of the bodies of `requests`, streams left out
    public record Counts(
            long requests,
            SortedMap<Integer, Long> byStatus,
            SortedMap<String, Long> proxyFailures,
            long clientGone,
            SortedMap<Double, Double> millisAt,
            double meanMillis,
            double maxMillis,
            long bytes) {
        public Counts {
            byStatus = Collections.unmodifiableSortedMap(new TreeMap<>(byStatus));
            proxyFailures = Collections.unmodifiableSortedMap(new TreeMap<>(proxyFailures));
            millisAt = Collections.unmodifiableSortedMap(new TreeMap<>(millisAt));
        }

        /// Answers from backends with status 500 to 599.
        public long serverErrors() {
            return byStatus.subMap(500, 600).values().stream().mapToLong(Long::longValue).sum();
        }

        /// All proxy failures but those asked for by maintenance.
        public long failures() {
            return proxyFailures.entrySet().stream()
                    .filter(each -> !each.getKey().equals(Failure.MAINTENANCE.word()))
                    .mapToLong(each -> each.getValue())
                    .sum();
        }
    }
}
