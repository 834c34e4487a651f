package dev.rutter.engine.watch;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.environment.Environment.MetricSource;
import dev.rutter.language.environment.Environment.MetricSource.OfHosting;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.plan.FigureAgain;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// One limit under watch in a window.
///
/// @param calls what a miss calls for
/// @param trigger whether the document states it as a reason to go back, so that its figure is
///   taken since go-live in every window
/// @param counted whether the figure rests on requests, so that it needs enough of them
public record Watched(Limit limit, Calls calls, boolean trigger, boolean counted) {

    /// What a missed limit calls for.
    public enum Calls {
        /// Going back at once: a trigger of the document, or a critical limit on a metric for which
        /// the document states no trigger of its own.
        ROLL_BACK,
        /// Not going on by itself: at the window's end a person decides.
        PERSON,
        /// The same at once, as the environment has it.
        PAUSE,
        /// Telling, no more: the lower of two levels, or as the environment has it.
        WARN
    }

    /// How far back a figure reaches where the limit names no window of its own, in the document's
    /// time: farther, and an error of the last minutes would drown in hours of good requests.
    public static final Duration FARTHEST = Duration.ofMinutes(30);

    /// The same for a reason to go back: a release that turns bad after an hour is to be seen soon.
    public static final Duration RECENT = Duration.ofMinutes(5);

    /// What a window watches: its own limits, then the document's triggers that are limits.
    public static List<Watched> of(Plan plan, Action.Watch watch) {
        var triggers =
                plan.rules().stream()
                        .filter(rule -> rule.decision() == Trigger.Decision.ROLL_BACK)
                        .flatMap(rule -> rule.limit().stream())
                        .toList();
        var all = new ArrayList<Watched>();
        for (var limit : watch.limits()) {
            var own = triggers.contains(limit);
            var ruled = triggers.stream().anyMatch(trigger -> sameMetric(trigger, limit));
            var grave = limit.level() == Limit.Level.CRITICAL && !ruled;
            var second =
                    limit.level() == Limit.Level.WARNING
                            && Stream.concat(watch.limits().stream(), triggers.stream())
                                    .anyMatch(other ->
                                            other.level() == Limit.Level.CRITICAL
                                                    && sameMetric(other, limit));
            var byDocument = own || grave ? Calls.ROLL_BACK : second ? Calls.WARN : Calls.PERSON;
            all.add(
                    new Watched(
                            limit,
                            calls(plan.environment(), limit, byDocument),
                            own,
                            counted(plan.environment(), limit)));
        }
        for (var trigger : triggers) {
            if (!watch.limits().contains(trigger) && !FigureAgain.is(watch)) {
                all.add(
                        new Watched(
                                trigger,
                                calls(plan.environment(), trigger, Calls.ROLL_BACK),
                                true,
                                counted(plan.environment(), trigger)));
            }
        }
        return List.copyOf(all);
    }

    /// Whether the window's end depends on it.
    public boolean ownOf(Action.Watch watch) {
        return watch.limits().contains(limit);
    }

    /// From when on the figure is taken.
    ///
    /// @param base where the window began, or for a trigger, the go-live
    public Instant from(Instant base, Instant now, double compression) {
        var back = limit.window().orElse(trigger ? RECENT : FARTHEST);
        var earliest = now.minusNanos((long) (back.toNanos() / compression));
        return earliest.isAfter(base) ? earliest : base;
    }

    private static Calls calls(Environment environment, Limit limit, Calls otherwise) {
        return environment
                .onMiss(limit.says(), limit.metric())
                .map(decided ->
                        switch (decided) {
                            case WARN -> Calls.WARN;
                            case PAUSE -> Calls.PAUSE;
                            case ROLL_BACK -> Calls.ROLL_BACK;
                        })
                .orElse(otherwise);
    }

    private static boolean sameMetric(Limit one, Limit other) {
        return one.metric().toLowerCase(Locale.ROOT).equals(other.metric().toLowerCase(Locale.ROOT))
                && one.percentile().equals(other.percentile());
    }

    private static boolean counted(Environment environment, Limit limit) {
        MetricSource source = environment.metrics().get(limit.metric().toLowerCase(Locale.ROOT));
        return switch (source) {
            case OfHosting(var of) ->
                    switch (of) {
                        case SERVER_ERRORS, LATENCY -> true;
                        case REQUESTS -> false;
                    };
            case MetricSource.OfCommand _, MetricSource.OfQuery _, MetricSource.OfPerson _ -> false;
            case null -> true;
        };
    }
}
