package dev.rutter.language.plan;

import dev.rutter.language.environment.Environment.MetricSource;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The figure that decided to go back, looked at once more: a release that serves again is not
/// proven while what it was taken back for may be as bad as before.
public final class FigureAgain {
    /// The step's id.
    public static final String ID = "rollback-verify-figure";

    /// The window's name; no heading has it, for it is no title that people would write.
    private static final String NAME = "the figure that decided to go back, once more";

    private FigureAgain() {}

    /// Whether a window is this one: it looks at its own limits alone. That another reason to go
    /// back cannot be measured says nothing of the one that was.
    public static boolean is(Action.Watch watch) {
        return watch.name().equals(NAME);
    }

    /// The step that looks at it, for every limit that may decide; empty where none has a figure
    /// that a machine gets, and where the way back has a window of its own.
    ///
    /// @param forward the deployment as planned
    /// @param back the way back without it
    static Optional<PlannedStep> of(
            Draft draft, Metrics metrics, List<PlannedStep> forward, List<PlannedStep> back) {
        if (back.stream().anyMatch(step -> step.action() instanceof Action.Watch)) {
            return Optional.empty();
        }
        var watched =
                forward.stream()
                        .map(PlannedStep::action)
                        .filter(Action.Watch.class::isInstance)
                        .flatMap(action -> ((Action.Watch) action).limits().stream())
                        .toList();
        if (watched.isEmpty()) {
            return Optional.empty();
        }
        var limits =
                Stream.concat(
                                watched.stream(),
                                draft.runbook
                                        .all(Entry.Trigger.class)
                                        .filter(rule ->
                                                rule.decision() == Entry.Trigger.Decision.ROLL_BACK)
                                        .flatMap(rule -> rule.limit().stream()))
                        .filter(limit -> !limit.baseline() && measured(metrics, limit))
                        .distinct()
                        .toList();
        if (limits.isEmpty()) {
            return Optional.empty();
        }
        var watch = new Action.Watch(NAME, Duration.ZERO, Watching.UNSTATED, limits);
        return Optional.of(
                new PlannedStep(
                        ID,
                        Phase.ROLLBACK,
                        "Look again at the figure that decided to go back",
                        watch,
                        List.of(),
                        Optional.empty(),
                        Step.Danger.NONE,
                        Plan.IfInterrupted.REPEAT,
                        List.of(),
                        false,
                        Watching.UNSTATED.plus(draft.environment.stepLimit()),
                        "what was taken back for a figure is proven by that figure;"
                                + " left out where something else decides",
                        limits.getFirst().span().line()));
    }

    /// The step as it is done after `decided`: about the one limit that decided. Empty where no
    /// figure did.
    public static Optional<PlannedStep> after(PlannedStep step, Verdict decided) {
        if (!(step.action() instanceof Action.Watch watch)) {
            return Optional.empty();
        }
        var limits =
                watch.limits().stream()
                        .filter(limit ->
                                limit.span().line() == decided.line()
                                        && limit.says().equals(decided.says()))
                        .toList();
        return limits.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        step.withAction(
                                new Action.Watch(
                                        watch.name(),
                                        watch.from(),
                                        watch.to(),
                                        limits,
                                        watch.stage())));
    }

    private static boolean measured(Metrics metrics, Limit limit) {
        return metrics.source(limit)
                .filter(found -> Metrics.comparable(found.source(), limit))
                .filter(found -> !(found.source() instanceof MetricSource.OfPerson))
                .isPresent();
    }
}
