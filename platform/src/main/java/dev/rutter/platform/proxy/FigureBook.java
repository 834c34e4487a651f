package dev.rutter.platform.proxy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The figures of all services and releases. Thread-safe.
final class FigureBook {
    /// What the proxy answers without a target is no release's.
    static final String NO_RELEASE = "";

    private final Map<String, Map<String, Series>> services = new HashMap<>();

    void answered(Instant at, String service, String release, int status, long micros, long bytes) {
        series(service, release).answered(at.getEpochSecond(), status, micros, bytes);
    }

    void failed(Instant at, String service, String release, Failure failure) {
        series(service, release).failed(at.getEpochSecond(), failure);
    }

    void gone(Instant at, String service, String release) {
        series(service, release).gone(at.getEpochSecond());
    }

    /// @param release empty: all releases, and what no release answered
    /// @param quantiles 0 to 1
    /// @param resolution the length of a piece in whole seconds; empty: no series
    Figures figures(
            String service,
            Optional<String> release,
            Instant from,
            Instant to,
            List<Double> quantiles,
            Optional<Duration> resolution) {
        var first = from.getEpochSecond();
        var end = to.getNano() > 0 ? to.getEpochSecond() + 1 : to.getEpochSecond();
        var chosen = chosen(service, release);
        var pieces = new ArrayList<Figures.Piece>();
        if (resolution.isPresent()) {
            var step = resolution.get().toSeconds();
            for (var at = first; at < end; at += step) {
                var length = Math.min(step, end - at);
                pieces.add(
                        new Figures.Piece(
                                Instant.ofEpochSecond(at),
                                Duration.ofSeconds(length),
                                counts(chosen, at, at + length, quantiles)));
            }
        }
        return new Figures(
                Instant.ofEpochSecond(first),
                Instant.ofEpochSecond(end),
                counts(chosen, first, end, quantiles),
                pieces);
    }

    synchronized void forget(String service) {
        services.remove(service);
    }

    private synchronized List<Series> chosen(String service, Optional<String> release) {
        var releases = services.getOrDefault(service, Map.of());
        return release.map(name ->
                        Optional.ofNullable(releases.get(name)).map(List::of).orElse(List.of()))
                .orElseGet(() -> List.copyOf(releases.values()));
    }

    private synchronized Series series(String service, String release) {
        var releases = services.computeIfAbsent(service, _ -> new HashMap<>());
        var found = releases.get(release);
        if (found != null) {
            return found;
        }
        if (releases.size() >= Bounds.RELEASES) {
            releases.entrySet().stream()
                    .min(Comparator.comparingLong(each -> each.getValue().newest()))
                    .map(Map.Entry::getKey)
                    .ifPresent(releases::remove);
        }
        var fresh = new Series();
        releases.put(release, fresh);
        return fresh;
    }

    private static Figures.Counts counts(
            List<Series> chosen, long from, long to, List<Double> quantiles) {
        var sum = new Series.Sum();
        chosen.forEach(each -> each.addTo(sum, from, to));
        var requests = sum.byStatus.values().stream().mapToLong(Long::longValue).sum();
        var millisAt = new TreeMap<Double, Double>();
        if (requests > 0) {
            for (var quantile : quantiles) {
                millisAt.put(quantile, sum.micros.getValueAtPercentile(quantile * 100) / 1000.0);
            }
        }
        return new Figures.Counts(
                requests,
                sum.byStatus,
                sum.failures,
                sum.gone,
                millisAt,
                requests > 0 ? sum.micros.getMean() / 1000.0 : 0,
                requests > 0 ? sum.micros.getMaxValue() / 1000.0 : 0,
                sum.bytes);
    }
}
