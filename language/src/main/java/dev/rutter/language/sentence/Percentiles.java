package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Limit;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;

/// The percentiles that a line speaks of: each figure has those that stand nearest to it.
final class Percentiles {
    private static final QuickPattern NAMED =
            QuickPattern.compile(
                    "\\bp\\s?(50|75|90|95|99)\\b|\\b(50|75|90|95|99)(?:th)?[ -]percentile|\\b(median)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern TIME = QuickPattern.compile("ms|s|min|h");
    private static final QuickPattern NEXT =
            QuickPattern.compile("[,;(]|\\band\\b|\\bor\\b", CASE_INSENSITIVE);

    private Percentiles() {}

    /// The percentiles of the figure at `start` to `end`: those between the figure before it and
    /// itself, else the first one behind it.
    ///
    /// @param from where the figure before it ends, or 0
    /// @param next where the next one begins, or -1
    static List<Integer> near(String text, int from, int start, int end, int next) {
        var before = all(text.substring(from, start));
        if (!before.isEmpty()) {
            return before;
        }
        var after = text.substring(end);
        if (next >= 0) {
            after = NEXT.split(text.substring(end, next), 2)[0];
        }
        return all(after).stream().limit(1).toList();
    }

    /// The first percentile that a text names.
    static OptionalInt first(String text) {
        var all = all(text);
        return all.isEmpty() ? OptionalInt.empty() : OptionalInt.of(all.getFirst());
    }

    private static List<Integer> all(String text) {
        var found = new LinkedHashSet<Integer>();
        var match = NAMED.matcher(text);
        while (match.find()) {
            found.add(
                    match.group(3) != null
                            ? 50
                            : Integer.parseInt(
                                    match.group(1) == null ? match.group(2) : match.group(1)));
        }
        return List.copyOf(found);
    }

    /// A metric's name without them.
    static String without(String name) {
        return NAMED.replaceAll(name, " ");
    }

    /// The limit for each percentile that it is stated for. A figure that has only a percentile of
    /// its own is about the metric before it, and one that has none about its percentile.
    static List<Limit> each(Limit limit, List<Integer> percentiles, List<Limit> before) {
        var metric = limit.metric();
        if (metric.isEmpty()) {
            metric =
                    before.isEmpty() || !alike(before.getLast().unit(), limit.unit())
                            ? named(metric, limit.unit())
                            : before.getLast().metric();
        }
        var own = percentiles.stream().map(OptionalInt::of).toList();
        if (own.isEmpty()) {
            own =
                    List.of(
                            !before.isEmpty() && before.getLast().metric().equals(metric)
                                    ? before.getLast().percentile()
                                    : OptionalInt.empty());
        }
        var out = new ArrayList<Limit>();
        for (var percentile : own) {
            out.add(
                    new Limit(
                            metric,
                            percentile,
                            limit.comparison(),
                            limit.value(),
                            limit.unit(),
                            limit.baseline(),
                            limit.window(),
                            limit.consecutive(),
                            limit.polarity(),
                            limit.level(),
                            limit.says(),
                            limit.span()));
        }
        return out;
    }

    private static boolean alike(String one, String other) {
        return one.equals(other) || (TIME.matches(one) && TIME.matches(other));
    }

    /// A percentile of nothing is one of response times.
    static String named(String metric, String unit) {
        return !without(metric).isBlank()
                ? metric
                : TIME.matches(Units.plain(unit)) ? "response time" : "value";
    }
}
