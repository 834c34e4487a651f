package dev.rutter.language.plan;

import dev.rutter.language.expect.Limit;
import dev.rutter.language.plan.Forecast.Measured;
import dev.rutter.language.runbook.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Every figure that a plan's windows are judged by, with where it comes from.
final class Figures {
    private Figures() {}

    static List<Measured> of(Plan plan) {
        var limits = new LinkedHashMap<String, Set<String>>();
        Stream.concat(plan.steps().stream(), plan.rollback().stream())
                .map(Plan.PlannedStep::action)
                .filter(Action.Watch.class::isInstance)
                .flatMap(action -> ((Action.Watch) action).limits().stream())
                .forEach(limit ->
                        limits.computeIfAbsent(limit.metric(), _ -> new LinkedHashSet<>())
                                .add(said(limit)));
        var all = new ArrayList<Measured>();
        limits.forEach((metric, said) -> {
            var source = plan.environment().metrics().get(metric);
            all.add(
                    new Measured(
                            metric,
                            source == null ? "nowhere" : Metrics.say(source),
                            List.copyOf(said)));
        });
        return all;
    }

    private static String said(Limit limit) {
        return state(limit) + " " + limit.threshold() + " (line " + limit.span().line() + ")";
    }

    /// What it is where a limit's relation holds: a warning is told apart from what is bad.
    static String state(Limit limit) {
        return switch (limit.polarity()) {
            case GOOD_IF -> "good if";
            case BAD_IF ->
                    switch (limit.level()) {
                        case WARNING -> "warns if";
                        case CRITICAL -> "bad if";
                    };
        };
    }
}
