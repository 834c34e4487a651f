package dev.rutter.language.environment;

import dev.rutter.language.environment.Environment.MetricSource;
import dev.rutter.language.environment.Environment.MetricSource.OfHosting.Of;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads where figures come from: `error rate: { hosting: app, of: 5xx }`, `queue: { command: … }`,
/// `lag: { query: … }`, `mood: ask`.
final class MetricReader {
    private static final Map<String, Of> FIGURES =
            Map.of(
                    "5xx", Of.SERVER_ERRORS,
                    "errors", Of.SERVER_ERRORS,
                    "latency", Of.LATENCY,
                    "requests", Of.REQUESTS);

    private final Mistakes mistakes;
    private final Optional<String> service;

    /// @param service what the environment's hosting serves
    MetricReader(Mistakes mistakes, Optional<String> service) {
        this.mistakes = mistakes;
        this.service = service;
    }

    Map<String, MetricSource> read(Mapping environment) {
        var sources = new LinkedHashMap<String, MetricSource>();
        environment
                .value("metrics")
                .flatMap(node -> Mapping.of(mistakes, node, "\"metrics\""))
                .ifPresent(metrics ->
                        metrics.names()
                                .forEach(name ->
                                        source(metrics, name)
                                                .ifPresent(
                                                        source -> sources.put(key(name), source))));
        return sources;
    }

    /// The metric's name as limits carry it: lower case, without percentile; a bare percentile
    /// means the time to answer.
    static String key(String name) {
        var plain =
                name.toLowerCase(Locale.ROOT)
                        .replaceAll("\\(?\\bp\\d{2,3}\\b\\)?", " ")
                        .replaceAll("\\s+", " ")
                        .strip();
        return plain.isEmpty() ? "response time" : plain;
    }

    private Optional<MetricSource> source(Mapping metrics, String name) {
        var node = metrics.value(name);
        if (node.isEmpty()) {
            mistakes.add(
                    Mistakes.MISSING_KEY,
                    metrics.key(name).orElse(metrics.node()),
                    "\"" + name + "\" has no source",
                    "nothing stands after it",
                    "{ command: \"…\", unit: \"%\" }, or ask");
            return Optional.empty();
        }
        if (node.get() instanceof ScalarNode scalar) {
            if (scalar.getValue().equals("ask")) {
                return Optional.of(new MetricSource.OfPerson());
            }
            mistakes.add(
                    Mistakes.UNKNOWN_WORD,
                    scalar,
                    "a metric comes from a hosting, a command, a query, or is asked",
                    "\"" + scalar.getValue() + "\"",
                    "write `ask`, or { command: \"…\", unit: \"%\" }");
            return Optional.empty();
        }
        return Mapping.of(
                        mistakes,
                        node.get(),
                        "a metric",
                        Set.of("hosting", "of", "command", "query", "unit"))
                .flatMap(fields -> source(fields, node.get()));
    }

    private Optional<MetricSource> source(Mapping fields, Node node) {
        var ways =
                List.of("hosting", "command", "query").stream()
                        .filter(way -> fields.value(way).isPresent())
                        .toList();
        if (ways.size() != 1) {
            mistakes.add(
                    ways.isEmpty() ? Mistakes.MISSING_KEY : Mistakes.CONTRADICTION,
                    node,
                    "a metric has exactly one of hosting, command and query",
                    ways.isEmpty() ? "none of them" : String.join(" and ", ways),
                    "{ command: \"…\", unit: \"%\" }");
            return Optional.empty();
        }
        var unit = fields.text("unit").orElse("");
        return switch (ways.getFirst()) {
            case "command" ->
                    fields.text("command").map(it -> new MetricSource.OfCommand(it, unit));
            case "query" -> fields.text("query").map(it -> new MetricSource.OfQuery(it, unit));
            default -> ofHosting(fields, node);
        };
    }

    private Optional<MetricSource> ofHosting(Mapping fields, Node node) {
        var named = fields.text("hosting");
        if (service.isEmpty() || !service.equals(named)) {
            mistakes.add(
                    Mistakes.CONTRADICTION,
                    fields.value("hosting").orElse(node),
                    "the figure is of a service that the environment's hosting does not serve",
                    service.map(it -> "\"hosting\" serves \"" + it + "\"")
                            .orElse("the environment has no usable \"hosting\""),
                    "hosting: " + service.orElse("app"));
            return Optional.empty();
        }
        var of = fields.text("of");
        if (of.isEmpty()) {
            mistakes.add(
                    Mistakes.MISSING_KEY,
                    node,
                    "a hosting has several figures and none is named",
                    "\"of\" is missing",
                    "of: 5xx, or latency, or requests");
            return Optional.empty();
        }
        var figure = Optional.ofNullable(FIGURES.get(of.get().toLowerCase(Locale.ROOT)));
        if (figure.isEmpty()) {
            mistakes.add(
                    Mistakes.UNKNOWN_WORD,
                    fields.value("of").orElse(node),
                    "a hosting has no such figure",
                    "\"" + of.get() + "\"",
                    Mistakes.nearest(of.get(), FIGURES.keySet().stream().sorted().toList()));
        }
        return figure.map(MetricSource.OfHosting::new);
    }
}
