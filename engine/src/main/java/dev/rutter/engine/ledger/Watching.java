package dev.rutter.engine.ledger;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.run.Account;
import dev.rutter.engine.run.RunState;
import dev.rutter.engine.watch.Look;
import dev.rutter.language.environment.Environment.MetricSource;
import dev.rutter.language.environment.Environment.MetricSource.OfHosting.Of;
import dev.rutter.language.expect.Measurement.Figure;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What was seen of the new release while it was watched. Pure.
final class Watching {
    private Watching() {}

    private static List<PlannedStep> windows(RunState state) {
        return state.plan().steps().stream()
                .filter(step -> step.action() instanceof Action.Watch)
                .toList();
    }

    /// The last figure of each metric that the windows limit; empty where nothing was observed.
    static Map<String, Optional<Figure>> last(RunState state) {
        var last = new LinkedHashMap<String, Optional<Figure>>();
        for (var step : windows(state)) {
            if (step.action() instanceof Action.Watch watch) {
                watch.limits().forEach(limit -> last.putIfAbsent(limit.metric(), Optional.empty()));
            }
            for (var look : state.window(step.id()).looks()) {
                figures(look).forEach(figure -> last.put(figure.metric(), Optional.of(figure)));
            }
        }
        return last;
    }

    /// When the watch ended before all of its windows were over; empty where it did not.
    static Optional<Instant> cutOff(RunState state) {
        var whole =
                windows(state).stream()
                        .allMatch(
                                step -> state.outcome(step.id()).filter(Outcome::good).isPresent());
        return whole
                ? Optional.empty()
                : windows(state).stream()
                        .flatMap(step -> state.window(step.id()).looks().reversed().stream())
                        .map(Look::at)
                        .max(Comparator.naturalOrder());
    }

    /// `about 15 of 394 requests failed in the last 6.5 s that were looked at (3.81 %)`, from the
    /// last look's share of errors that rests on the most requests. Only a hosting counts requests:
    /// what a command or a query shows under such a name is a figure and nothing else.
    static Optional<String> failed(RunState state) {
        return windows(state).reversed().stream()
                .flatMap(step -> state.window(step.id()).looks().reversed().stream())
                .findFirst()
                .flatMap(look ->
                        figures(look).stream()
                                .filter(figure ->
                                        hosting(state, figure)
                                                .filter(Of.SERVER_ERRORS::equals)
                                                .isPresent())
                                .max(Comparator.comparingLong(Figure::samples)))
                .map(Watching::failed);
    }

    /// Whether a figure rests on requests that the hosting counted.
    static boolean ofRequests(RunState state, Figure figure) {
        return hosting(state, figure).isPresent();
    }

    private static Optional<Of> hosting(RunState state, Figure figure) {
        var name = figure.metric().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(state.plan().environment().metrics().get(name))
                .filter(MetricSource.OfHosting.class::isInstance)
                .map(source -> ((MetricSource.OfHosting) source).of());
    }

    private static String failed(Figure share) {
        var count =
                share.value()
                        .multiply(BigDecimal.valueOf(share.samples()))
                        .divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_UP);
        return "about "
                + count.toPlainString()
                + " of "
                + share.samples()
                + " requests failed in the "
                + Account.length(share.over())
                + " before the decision ("
                + Words.number(share.value())
                + " %)";
    }

    private static List<Figure> figures(Look look) {
        return look.seen().stream()
                .filter(Figure.class::isInstance)
                .map(Figure.class::cast)
                .filter(figure -> figure.samples() > 0)
                .toList();
    }
}
