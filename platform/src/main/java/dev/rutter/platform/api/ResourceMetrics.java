package dev.rutter.platform.api;

import dev.rutter.platform.api.Sampler.Sample;
import dev.rutter.platform.release.WorkloadRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// `GET /metrics/cpu`, `/metrics/memory` (a series for each instance) and
/// `/metrics/instance-count`: the mean of what was seen in each piece of the window.
final class ResourceMetrics {
    private static final String ALL = "";

    private final Sampler sampler;

    ResourceMetrics(Sampler sampler) {
        this.sampler = sampler;
    }

    List<Object> cpu(List<WorkloadRunner> runners, MetricQuery.Window window) {
        return series(runners, window, "cores", Sample::cores);
    }

    List<Object> memory(List<WorkloadRunner> runners, MetricQuery.Window window) {
        return series(runners, window, "bytes", Sample::bytes);
    }

    List<Object> instances(List<WorkloadRunner> runners, MetricQuery.Window window) {
        return series(
                runners, window, "instances", sample -> Map.of(ALL, (double) sample.serving()));
    }

    private List<Object> series(
            List<WorkloadRunner> runners,
            MetricQuery.Window window,
            String unit,
            Function<Sample, Map<String, Double>> of) {
        var all = new ArrayList<Object>();
        for (var runner : runners) {
            var samples =
                    sampler.of(runner.id()).stream()
                            .filter(each -> Api.within(each.at(), window.from(), window.to()))
                            .toList();
            var names = new TreeSet<String>();
            samples.forEach(each -> names.addAll(of.apply(each).keySet()));
            for (var name : names) {
                var labels = new ArrayList<Object>();
                labels.add(MetricQuery.label("resource", runner.id()));
                if (!name.equals(ALL)) {
                    labels.add(MetricQuery.label("instance", name));
                }
                var values = means(samples, window, each -> of.apply(each).get(name));
                all.add(Map.of("labels", labels, "values", values, "unit", unit));
            }
        }
        return all;
    }

    private static List<Object> means(
            List<Sample> samples,
            MetricQuery.Window window,
            Function<Sample, @org.jspecify.annotations.Nullable Double> of) {
        var pieces = new TreeMap<Instant, List<Double>>();
        for (var each : samples) {
            var value = of.apply(each);
            if (value != null) {
                var after = Duration.between(window.from(), each.at()).toSeconds();
                var piece = after / window.resolution() * window.resolution();
                pieces.computeIfAbsent(window.from().plusSeconds(piece), _ -> new ArrayList<>())
                        .add(value);
            }
        }
        var values = new ArrayList<Object>();
        pieces.forEach((at, seen) ->
                values.add(
                        MetricQuery.point(
                                at,
                                seen.stream()
                                        .mapToDouble(Double::doubleValue)
                                        .average()
                                        .orElse(0))));
        return values;
    }
}
