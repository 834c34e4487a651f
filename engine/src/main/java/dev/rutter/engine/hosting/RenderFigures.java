package dev.rutter.engine.hosting;

import dev.rutter.engine.hosting.Hosting.Figure;
import dev.rutter.engine.hosting.Hosting.HostingException;
import dev.rutter.engine.hosting.HostingApi.Parameter;
import dev.rutter.language.expect.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Figures from the API's metrics, which come in parts: values with the moment each part began.
final class RenderFigures {

    private static final int MOST_POINTS = 300;

    private final HostingApi api;
    private final int finestResolution;

    /// @param finestResolution the smallest `resolutionSeconds` that the API takes
    RenderFigures(HostingApi api, int finestResolution) {
        this.api = api;
        this.finestResolution = finestResolution;
    }

    Figure serverErrors(String service, Instant from, Instant to) throws HostingException {
        var window = Window.of(from, to);
        var counts = counts(service, window);
        var all = sum(counts);
        counts.keySet().removeIf(status -> !status.startsWith("5"));
        var share =
                all.signum() == 0
                        ? BigDecimal.ZERO
                        : sum(counts)
                                .multiply(BigDecimal.valueOf(100))
                                .divide(all, MathContext.DECIMAL32);
        return new Figure(share, all.longValue(), window.length());
    }

    Figure requests(String service, Instant from, Instant to) throws HostingException {
        var window = Window.of(from, to);
        var all = sum(counts(service, window));
        var millis = BigDecimal.valueOf(Math.max(1, window.length().toMillis()));
        return new Figure(
                all.multiply(BigDecimal.valueOf(1000)).divide(millis, MathContext.DECIMAL32),
                all.longValue(),
                window.length());
    }

    Figure latency(String service, Instant from, Instant to, OptionalInt percentile)
            throws HostingException {
        var window = Window.of(from, to);
        var samples = sum(counts(service, window)).longValue();
        if (samples == 0) {
            return new Figure(BigDecimal.ZERO, 0, window.length());
        }
        // Percentiles of parts cannot be added up: one part that covers the window is asked for.
        // Where the hosting cuts finer, the worst part counts.
        var resolution = Math.max(finestResolution, window.length().toSeconds() + 1);
        var quantile = BigDecimal.valueOf(percentile.orElse(95)).movePointLeft(2);
        var asked = new Parameter("quantile", quantile.toPlainString());
        var inside = new ArrayList<BigDecimal>();
        var reaching = new ArrayList<BigDecimal>();
        for (var series : metric("/metrics/http-latency", service, window, resolution, asked)) {
            var unit = series.path("unit").asString("ms");
            inside.addAll(millis(values(series, window.from()), unit));
            reaching.addAll(millis(values(series, window.from().minusSeconds(resolution)), unit));
        }
        // A part that only reaches into the window is better than none.
        var worst = (inside.isEmpty() ? reaching : inside).stream().max(Comparator.naturalOrder());
        return new Figure(
                worst.orElse(BigDecimal.ZERO), worst.isEmpty() ? 0 : samples, window.length());
    }

    private static List<BigDecimal> millis(List<BigDecimal> values, String unit)
            throws HostingException {
        var millis = new ArrayList<BigDecimal>();
        for (var value : values) {
            var converted = new Quantity(value, unit).in("ms");
            if (converted.isEmpty()) {
                throw new HostingException(
                        200,
                        "the hosting tells latency in \"" + unit + "\", which is no unit of time");
            }
            millis.add(converted.get());
        }
        return millis;
    }

    /// A window that begins with a whole second: what was answered in the same second before it
    /// does not count.
    private record Window(Instant from, Instant to) {
        static Window of(Instant from, Instant to) {
            var whole = from.truncatedTo(ChronoUnit.SECONDS);
            var start = whole.equals(from) ? from : whole.plusSeconds(1);
            return new Window(start, to.isAfter(start) ? to : start);
        }

        Duration length() {
            return Duration.between(from, to);
        }
    }

    private static BigDecimal sum(Map<String, BigDecimal> counts) {
        return counts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// How many requests ended with each status.
    private Map<String, BigDecimal> counts(String service, Window window) throws HostingException {
        var counts = new TreeMap<String, BigDecimal>();
        if (window.length().isZero()) {
            return counts;
        }
        var resolution = Math.max(finestResolution, window.length().toSeconds() / MOST_POINTS);
        var asked = new Parameter("aggregateBy", "statusCode");
        for (var series : metric("/metrics/http-requests", service, window, resolution, asked)) {
            var status = "";
            for (var label : series.path("labels")) {
                var field = label.path("field").asString("").toLowerCase(Locale.ROOT);
                if (field.startsWith("status")) {
                    status = label.path("value").asString("");
                }
            }
            // A part that began before the window also counts what an earlier release answered.
            for (var value : values(series, window.from())) {
                counts.merge(status, value, BigDecimal::add);
            }
        }
        return counts;
    }

    private JsonNode metric(
            String path, String service, Window window, long resolution, Parameter how)
            throws HostingException {
        return api.get(
                path,
                new Parameter("resource", service),
                new Parameter("startTime", window.from().toString()),
                new Parameter("endTime", window.to().toString()),
                new Parameter("resolutionSeconds", Long.toString(resolution)),
                how);
    }

    private static List<BigDecimal> values(JsonNode series, Instant from) {
        var values = new ArrayList<BigDecimal>();
        for (var value : series.path("values")) {
            var at = Made.instant(value.path("timestamp").asString(""));
            if (value.path("value").isNumber() && (at.isEmpty() || !at.get().isBefore(from))) {
                values.add(value.path("value").decimalValue());
            }
        }
        return values;
    }
}
