package dev.rutter.app.rehearse;

import dev.rutter.language.expect.Limit;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Makes a plan's windows short enough for a rehearsal, and leaves them long enough for figures: a
/// figure takes seconds to be there, on a machine that does other work as well. All times are
/// shortened by one factor. Where that is not enough the time since going live is divided where
/// windows begin and end, and of each part no more is kept than a most; so is of each wait.
///
/// @param compression the factor
/// @param most of each part and each wait, in the document's time
/// @param parts begin and end of each, since going live or since a later stage began, in order
record Shortening(double compression, Duration most, List<Part> parts) {
    /// With more, five minutes are over before their figures are there.
    private static final int LARGEST = 30;

    /// How long everything together takes at least, where the document has so much.
    private static final Duration LEAST = Duration.ofSeconds(20);

    /// How long everything together takes at most.
    private static final Duration MOST = Duration.ofSeconds(30);

    private static final Duration STEP = Duration.ofSeconds(1);

    /// A stretch of time in which no window begins or ends.
    record Part(Duration from, Duration to) {
        Duration length() {
            return to.minus(from);
        }
    }

    Shortening {
        parts = List.copyOf(parts);
    }

    static Shortening of(Plan plan) {
        var ends = new TreeSet<Duration>();
        ends.add(Duration.ZERO);
        var waits = new ArrayList<Duration>();
        var stages = new HashMap<Optional<String>, Duration>();
        for (var step : plan.steps()) {
            switch (step.action()) {
                case Action.Watch watch -> {
                    ends.add(watch.from());
                    ends.add(watch.to());
                    stages.merge(watch.stage(), watch.to(), (a, b) -> a.compareTo(b) > 0 ? a : b);
                }
                case Action.Wait(var length) -> waits.add(length);
                case Action.Shell _,
                        Action.Query _,
                        Action.Http _,
                        Action.Hosting _,
                        Action.Ask _,
                        Action.Announce _,
                        Action.Attended _ -> {}
            }
        }
        var parts = new ArrayList<Part>();
        Duration from = Duration.ZERO;
        for (var to : ends.tailSet(Duration.ZERO, false)) {
            parts.add(new Part(from, to));
            from = to;
        }
        var lengths =
                Stream.concat(
                                stages.values().stream()
                                        .flatMap(end ->
                                                parts.stream()
                                                        .filter(part ->
                                                                part.to().compareTo(end) <= 0)
                                                        .map(Part::length)),
                                waits.stream())
                        .sorted()
                        .toList();
        var all = lengths.stream().reduce(Duration.ZERO, Duration::plus);
        var compression = Math.clamp(all.toSeconds() / (double) LEAST.toSeconds(), 1, LARGEST);
        return new Shortening(compression, most(lengths, MOST.multipliedBy(LARGEST)), parts);
    }

    /// The most of each length, shortest first, with which their sum is within the budget.
    private static Duration most(List<Duration> lengths, Duration budget) {
        var left = budget;
        for (var i = 0; i < lengths.size(); i++) {
            var share = left.dividedBy(lengths.size() - i);
            if (lengths.get(i).compareTo(share) > 0) {
                return share.compareTo(STEP) < 0 ? STEP : share;
            }
            left = left.minus(lengths.get(i));
        }
        return lengths.isEmpty() ? budget : lengths.getLast();
    }

    /// Whether anything is cut.
    boolean cuts() {
        return parts.stream().anyMatch(part -> part.length().compareTo(most) > 0);
    }

    /// The plan with its windows, waits and its limits' own windows cut.
    Plan cut(Plan plan) {
        var cut =
                Plans.with(
                        plan,
                        plan.steps().stream().map(this::cut).toList(),
                        plan.rollback().stream().map(this::cut).toList(),
                        plan.environment());
        // A trigger stays the same limit as that of the window that states it.
        return Plans.limited(cut, this::cut, UnaryOperator.identity());
    }

    private PlannedStep cut(PlannedStep step) {
        return switch (step.action()) {
            case Action.Watch(var name, var from, var to, var limits, var stage) ->
                    step.withAction(new Action.Watch(name, at(from), at(to), limits, stage));
            case Action.Wait(var length) -> step.withAction(new Action.Wait(atMost(length)));
            case Action.Shell _,
                    Action.Query _,
                    Action.Http _,
                    Action.Hosting _,
                    Action.Ask _,
                    Action.Announce _,
                    Action.Attended _ ->
                    step;
        };
    }

    private Limit cut(Limit limit) {
        return new Limit(
                limit.metric(),
                limit.percentile(),
                limit.comparison(),
                limit.value(),
                limit.unit(),
                limit.baseline(),
                limit.window().map(this::atMost),
                limit.consecutive(),
                limit.polarity(),
                limit.level(),
                limit.says(),
                limit.span());
    }

    /// A moment since going live, with what lies before it cut; behind the last part by as much as
    /// it was.
    Duration at(Duration moment) {
        var cut = Duration.ZERO;
        for (var part : parts) {
            if (part.to().compareTo(moment) > 0) {
                return cut.plus(atMost(moment.minus(part.from())));
            }
            cut = cut.plus(atMost(part.length()));
        }
        var last = parts.isEmpty() ? Duration.ZERO : parts.getLast().to();
        return cut.plus(moment.minus(last));
    }

    private Duration atMost(Duration length) {
        return length.compareTo(most) > 0 ? most : length;
    }

    /// What the report has to say of it.
    Optional<String> says() {
        return cuts()
                ? Optional.of(
                        "of what lies between the beginnings and ends of windows the first %s is watched, not more"
                                .formatted(dev.rutter.app.view.Lengths.of(most)))
                : Optional.empty();
    }
}
