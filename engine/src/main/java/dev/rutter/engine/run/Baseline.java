package dev.rutter.engine.run;

import dev.rutter.engine.journal.Journal;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.watch.Standing;
import dev.rutter.engine.watch.Watched;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.expect.Measurement.Figure;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The figures from before a deployment that limits like `2x baseline` refer to. They are those of
/// the minutes before it; where these cannot be had or rest on too little, those of the newest run
/// in this environment that was signed off, as its last window saw them. Which it was is told.
record Baseline(Journal journal, RunState state) {
    private static final int MOST_RUNS = 50;

    /// @param seen a figure for each of what is watched
    /// @param told where a figure is not that of the minutes before
    record Completed(List<Measurement> seen, List<Verdict> told) {}

    /// A look before the deployment, completed; any other as it is.
    Completed completed(PlannedStep step, Action.Watch watch, List<Measurement> seen) {
        if (state.live().isPresent() || state.window(step.id()).began().isPresent()) {
            return new Completed(seen, List.of());
        }
        var watched = Watched.of(state.plan(), watch);
        var all = new ArrayList<Measurement>();
        var told = new ArrayList<Verdict>();
        for (var i = 0; i < seen.size(); i++) {
            var one = watched.get(i);
            var figure = seen.get(i);
            var earlier =
                    one.limit().baseline() && !enough(one, figure)
                            ? earlier(one.limit())
                            : Optional.<Earlier>empty();
            all.add(earlier.<Measurement>map(Earlier::figure).orElse(figure));
            earlier.ifPresent(found -> told.add(told(one.limit(), figure, found)));
        }
        return new Completed(List.copyOf(all), List.copyOf(told));
    }

    private static boolean enough(Watched one, Measurement seen) {
        return seen instanceof Figure figure
                && (!one.counted() || figure.samples() >= Standing.MINIMUM);
    }

    private record Earlier(String run, Figure figure) {}

    private Optional<Earlier> earlier(Limit limit) {
        return journal.runs().stream()
                .filter(run -> !run.equals(state.run()))
                .limit(MOST_RUNS)
                .map(run -> journal.read(run, 0))
                .filter(events -> !events.isEmpty())
                .map(RunState::of)
                .filter(run -> run.place().equals(state.place()))
                .filter(run -> run.end().filter(end -> end.end() == End.SIGNED_OFF).isPresent())
                .flatMap(run -> last(run, limit).stream())
                .findFirst();
    }

    private static Optional<Earlier> last(RunState run, Limit limit) {
        for (var step : run.plan().steps().reversed()) {
            if (!(step.action() instanceof Action.Watch watch)) {
                continue;
            }
            var watched = Watched.of(run.plan(), watch);
            for (var look : run.window(step.id()).looks().reversed()) {
                for (var i = 0; i < Math.min(watched.size(), look.seen().size()); i++) {
                    var one = watched.get(i);
                    if (one.limit().metric().equals(limit.metric())
                            && one.limit().percentile().equals(limit.percentile())
                            && look.seen().get(i) instanceof Figure figure
                            && enough(one, figure)) {
                        return Optional.of(new Earlier(run.run(), figure));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Verdict told(Limit limit, Measurement seen, Earlier earlier) {
        var why =
                switch (seen) {
                    case Measurement.Missing(var because) -> because;
                    case Figure figure ->
                            "the minutes before tell of " + figure.samples() + " requests only";
                    case Measurement.Ran _, Measurement.Answered _, Measurement.Rows _ ->
                            "the minutes before tell no figure";
                };
        return new Verdict(
                Verdict.Kind.UNCLEAR,
                limit.says(),
                limit.span().line(),
                earlier.figure().value().stripTrailingZeros().toPlainString()
                        + " "
                        + earlier.figure().unit(),
                "",
                earlier.figure().samples(),
                "the baseline is that of run " + earlier.run() + ", which was signed off; " + why);
    }
}
