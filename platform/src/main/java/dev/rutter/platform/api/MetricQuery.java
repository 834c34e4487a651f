package dev.rutter.platform.api;

import dev.rutter.platform.proxy.Figures;
import dev.rutter.platform.proxy.ProxyControl;
import dev.rutter.platform.proxy.ProxyException;
import dev.rutter.platform.release.Refusal;
import dev.rutter.platform.release.WorkloadRunner;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// `GET /metrics/http-requests`, `/metrics/http-latency` and `/metrics/bandwidth`, from what passed
/// the proxy. Unlike Render, a resolution of 1 s is allowed.
final class MetricQuery {

    private static final Duration USUAL = Duration.ofHours(1);
    private static final int MOST_POINTS = 7_200;

    /// Answers that the proxy made itself, with the status that the client saw. Those under
    /// maintenance are wanted and do not count.
    private static final Map<String, Integer> FAILURES =
            Map.of("no-target", 503, "held", 503, "refused", 502, "closed", 502, "timeout", 504);

    private final ProxyControl proxy;

    MetricQuery(ProxyControl proxy) {
        this.proxy = proxy;
    }

    /// When and how fine.
    ///
    /// @param resolution seconds
    record Window(Instant from, Instant to, int resolution) {}

    List<Object> requests(Query query, List<WorkloadRunner> runners, Instant now)
            throws Refusal, IOException {
        var window = window(query, now);
        var byStatus = query.one("aggregateBy").equals(Optional.of("statusCode"));
        var series = new ArrayList<Object>();
        for (var runner : runners) {
            var values = new TreeMap<String, List<Object>>();
            for (var piece : figures(runner, window, List.of()).series()) {
                var counts = new TreeMap<Integer, Long>(piece.counts().byStatus());
                piece.counts()
                        .proxyFailures()
                        .forEach((why, count) ->
                                Optional.ofNullable(FAILURES.get(why))
                                        .ifPresent(
                                                status -> counts.merge(status, count, Long::sum)));
                if (byStatus) {
                    counts.forEach((status, count) ->
                            values.computeIfAbsent(status.toString(), _ -> new ArrayList<>())
                                    .add(point(piece.from(), count)));
                } else {
                    var all = counts.values().stream().mapToLong(Long::longValue).sum();
                    values.computeIfAbsent("", _ -> new ArrayList<>())
                            .add(point(piece.from(), all));
                }
            }
            values.forEach((status, points) -> {
                var labels = new ArrayList<Object>();
                labels.add(label("resource", runner.id()));
                if (!status.isEmpty()) {
                    labels.add(label("statusCode", status));
                }
                series.add(Map.of("labels", labels, "values", points, "unit", "requests"));
            });
        }
        return series;
    }

    List<Object> latency(Query query, List<WorkloadRunner> runners, Instant now)
            throws Refusal, IOException {
        var window = window(query, now);
        double quantile;
        try {
            quantile = Double.parseDouble(query.one("quantile").orElse("0.95"));
        } catch (NumberFormatException no) {
            throw Query.wrong(
                    "quantile", query.one("quantile").orElse(""), "a number such as 0.95");
        }
        if (!(quantile >= 0 && quantile <= 1)) {
            throw Query.wrong("quantile", Double.toString(quantile), "a number from 0 to 1");
        }
        var series = new ArrayList<Object>();
        for (var runner : runners) {
            var points = new ArrayList<Object>();
            for (var piece : figures(runner, window, List.of(quantile)).series()) {
                var value = piece.counts().millisAt().values().stream().findFirst();
                value.ifPresent(millis -> points.add(point(piece.from(), millis)));
            }
            series.add(
                    Map.of(
                            "labels",
                            List.of(
                                    label("resource", runner.id()),
                                    label("quantile", Double.toString(quantile))),
                            "values",
                            points,
                            "unit",
                            "ms"));
        }
        return series;
    }

    /// Bytes of the bodies of answers.
    List<Object> bandwidth(Query query, List<WorkloadRunner> runners, Instant now)
            throws Refusal, IOException {
        var window = window(query, now);
        var series = new ArrayList<Object>();
        for (var runner : runners) {
            var points = new ArrayList<Object>();
            for (var piece : figures(runner, window, List.of()).series()) {
                points.add(point(piece.from(), piece.counts().bytes()));
            }
            var labels = List.of(label("resource", runner.id()));
            series.add(Map.of("labels", labels, "values", points, "unit", "bytes"));
        }
        return series;
    }

    static Window window(Query query, Instant now) throws Refusal {
        var to = query.time("endTime").orElse(now);
        var from = query.time("startTime").orElse(to.minus(USUAL));
        var written = query.one("resolutionSeconds").orElse("60");
        int resolution;
        try {
            resolution = Integer.parseInt(written);
        } catch (NumberFormatException no) {
            throw Query.wrong("resolutionSeconds", written, "a whole number from 1");
        }
        var seconds = Duration.between(from, to).toSeconds();
        if (resolution < 1 || seconds / resolution > MOST_POINTS) {
            throw Query.wrong(
                    "resolutionSeconds",
                    written,
                    "a whole number from 1 that gives at most " + MOST_POINTS + " points");
        }
        if (!from.isBefore(to)) {
            throw Query.wrong("startTime", Shapes.text(from), "a time before endTime");
        }
        return new Window(from, to, resolution);
    }

    private Figures figures(WorkloadRunner runner, Window window, List<Double> quantiles)
            throws IOException {
        try {
            return proxy.figures(
                    runner.name(),
                    Optional.empty(),
                    window.from(),
                    window.to(),
                    quantiles,
                    OptionalInt.of(window.resolution()));
        } catch (ProxyException no) {
            if (no.status() == 404) {
                return new Figures(window.from(), window.to(), NOTHING, List.of());
            }
            throw new IOException(no.getMessage(), no);
        }
    }

    private static final Figures.Counts NOTHING =
            new Figures.Counts(0, new TreeMap<>(), new TreeMap<>(), 0, new TreeMap<>(), 0, 0, 0);

    static Map<String, Object> point(Instant at, Number value) {
        return Map.of("timestamp", Shapes.text(at), "value", value);
    }

    static Map<String, Object> label(String field, String value) {
        return Map.of("field", field, "value", value);
    }
}
