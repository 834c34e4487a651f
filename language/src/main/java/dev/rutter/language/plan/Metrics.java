package dev.rutter.language.plan;

import dev.rutter.language.environment.Environment.MetricSource;
import dev.rutter.language.environment.Environment.MetricSource.OfHosting.Of;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.expect.Quantity;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// From a metric as a document names it to where its figure comes from.
final class Metrics {
    /// Where a figure comes from and why it is taken from there.
    record Found(MetricSource source, String why) {}

    private static final Set<String> ERRORS = Set.of("error", "errors", "5xx", "failure", "failed");
    private static final Set<String> TIMES =
            Set.of("latency", "response", "duration", "request", "requests");
    private static final Set<String> PLAIN =
            Set.of(
                    "rate",
                    "rates",
                    "time",
                    "times",
                    "ratio",
                    "percentage",
                    "percent",
                    "api",
                    "http",
                    "https",
                    "server",
                    "service",
                    "request",
                    "requests",
                    "response",
                    "responses",
                    "overall",
                    "average",
                    "avg",
                    "mean",
                    "median",
                    "max",
                    "maximum",
                    "total",
                    "app",
                    "application",
                    "production",
                    "current",
                    "endpoint",
                    "endpoints",
                    "web",
                    "the",
                    "of",
                    "a",
                    "5xx",
                    "500",
                    "status",
                    "codes",
                    "code",
                    "latencies",
                    "backend");

    private final Draft draft;
    private final Map<String, MetricSource> used = new HashMap<>();

    Metrics(Draft draft) {
        this.draft = draft;
    }

    /// The environment's sources, and those found for the document's metrics under their own names.
    Map<String, MetricSource> completed() {
        var all = new HashMap<>(draft.environment.metrics());
        all.putAll(used);
        return all;
    }

    /// The limit's source, remembered for the plan.
    Optional<Found> source(Limit limit) {
        var found = named(limit).or(() -> byHosting(limit));
        found.ifPresent(source -> used.put(limit.metric(), source.source()));
        return found;
    }

    /// Whether the limit has a source, used or not.
    boolean measurable(Limit limit) {
        return named(limit).or(() -> byHosting(limit)).isPresent();
    }

    /// Whether a hosting tells the figure by itself.
    static boolean ofService(Limit limit) {
        return sort(words(limit.metric())).filter(of -> fits(of, limit)).isPresent();
    }

    private Optional<Found> named(Limit limit) {
        return bound(draft.environment.metrics(), limit)
                .map(entry ->
                        new Found(
                                entry.getValue(),
                                entry.getKey().equals(limit.metric())
                                        ? say(entry.getValue())
                                        : say(entry.getValue())
                                                + ", bound as \""
                                                + entry.getKey()
                                                + "\""));
    }

    /// The one of the companion's metrics that the limit is held against.
    static Optional<Map.Entry<String, MetricSource>> bound(
            Map<String, MetricSource> metrics, Limit limit) {
        var exact = metrics.get(limit.metric());
        if (exact != null) {
            return Optional.of(Map.entry(limit.metric(), exact));
        }
        var wanted = words(limit.metric());
        return metrics.entrySet().stream()
                .filter(entry -> alike(words(entry.getKey()), wanted))
                .max(
                        Comparator.comparingInt((Map.Entry<String, MetricSource> entry) ->
                                        common(words(entry.getKey()), wanted))
                                .thenComparing(Map.Entry.comparingByKey()));
    }

    /// One's words are among the other's, or both name the same figure of a service.
    static boolean alike(Set<String> bound, Set<String> wanted) {
        if (bound.isEmpty() || wanted.isEmpty()) {
            return false;
        }
        var sort = sort(bound);
        return (wanted.containsAll(bound) && plainBut(wanted, bound))
                || (bound.containsAll(wanted) && plainBut(bound, wanted))
                || (sort.isPresent() && sort.equals(sort(wanted)));
    }

    /// Whether what the longer name adds narrows nothing: "api error rate" is an error rate,
    /// "checkout error rate" is another one.
    private static boolean plainBut(Set<String> longer, Set<String> shorter) {
        return longer.stream().allMatch(word -> shorter.contains(word) || PLAIN.contains(word));
    }

    private static int common(Set<String> one, Set<String> other) {
        return (int) one.stream().filter(other::contains).count();
    }

    /// Error rate and response time are the hosting's own figures where nothing else is bound.
    private Optional<Found> byHosting(Limit limit) {
        if (draft.environment.hosting().isEmpty()) {
            return Optional.empty();
        }
        return sort(words(limit.metric()))
                .filter(of -> fits(of, limit))
                .map(MetricSource.OfHosting::new)
                .map(source -> new Found(source, say(source) + ", as nothing else is bound"));
    }

    private static boolean fits(Of of, Limit limit) {
        var unit = limit.unit().toLowerCase(Locale.ROOT);
        return switch (of) {
            case SERVER_ERRORS -> unit.equals("%") || limit.baseline();
            case LATENCY -> List.of("ms", "s").contains(unit) || limit.baseline();
            case REQUESTS -> false;
        };
    }

    /// Which of a service's figures the words name, where no word narrows it to something else.
    private static Optional<Of> sort(Set<String> words) {
        var errors = words.stream().anyMatch(ERRORS::contains);
        var times =
                words.contains("latency")
                        || words.contains("latencies")
                        || (words.stream().anyMatch(TIMES::contains)
                                && (words.contains("time")
                                        || words.contains("times")
                                        || words.contains("duration")));
        var others =
                words.stream()
                        .filter(word -> !PLAIN.contains(word))
                        .filter(word -> !ERRORS.contains(word) && !TIMES.contains(word))
                        .findAny();
        if (others.isPresent() || errors == times) {
            return Optional.empty();
        }
        return Optional.of(errors ? Of.SERVER_ERRORS : Of.LATENCY);
    }

    /// A metric's words without percentile and remarks.
    static Set<String> words(String metric) {
        var text =
                metric.toLowerCase(Locale.ROOT)
                        .replaceAll("\\([^)]*\\)", " ")
                        .replaceAll("\\bp\\d{2,3}\\b|\\b\\d{2}(?:th)? percentile\\b", " ");
        var words = new LinkedHashSet<>(Arrays.asList(text.split("[^a-z0-9]+")));
        words.remove("");
        return words;
    }

    /// Whether what is measured there can be held against the limit.
    static boolean comparable(MetricSource source, Limit limit) {
        return limit.baseline()
                || new Quantity(BigDecimal.ONE, unit(source)).in(limit.unit()).isPresent();
    }

    /// What to say where it cannot.
    static String otherUnit(MetricSource source, Limit limit) {
        return "\""
                + limit.metric()
                + "\" is measured in "
                + unit(source)
                + " and limited in "
                + limit.unit();
    }

    /// Empty where nobody tells.
    private static String unit(MetricSource source) {
        return switch (source) {
            case MetricSource.OfHosting hosting ->
                    switch (hosting.of()) {
                        case SERVER_ERRORS -> "%";
                        case LATENCY -> "ms";
                        case REQUESTS -> "/s";
                    };
            case MetricSource.OfCommand command -> command.unit();
            case MetricSource.OfQuery query -> query.unit();
            case MetricSource.OfPerson _ -> "";
        };
    }

    static String say(MetricSource source) {
        return switch (source) {
            case MetricSource.OfHosting hosting ->
                    switch (hosting.of()) {
                        case SERVER_ERRORS -> "the hosting's share of answers with status 5xx";
                        case LATENCY -> "the hosting's time to answer";
                        case REQUESTS -> "the hosting's requests per second";
                    };
            case MetricSource.OfCommand command ->
                    "the number that `" + command.script() + "` prints";
            case MetricSource.OfQuery query -> "the first cell of " + Lines.first(query.sql());
            case MetricSource.OfPerson _ -> "a person";
        };
    }
}
