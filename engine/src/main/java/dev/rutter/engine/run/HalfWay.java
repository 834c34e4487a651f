package dev.rutter.engine.run;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.plan.ServingChange;
import dev.rutter.language.plan.TakingDown;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Action.Hosting.Act;
import dev.rutter.language.runbook.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How far a deployment came that is not over. A hosting brings a release live as a whole or not at
/// all, and says which; where a document's own commands deploy, some of it may serve as soon as the
/// first of them has begun. Pure.
public final class HalfWay {
    private static final int NAMED = 4;

    private HalfWay() {}

    /// The steps that have begun and may have changed what serves, before the whole is live; empty
    /// once it is. Where a hosting tells which release serves, only what took it down counts.
    public static List<PlannedStep> steps(RunState state) {
        if (state.live().isPresent()) {
            return List.of();
        }
        var steps = down(state);
        steps.addAll(changing(state));
        return List.copyOf(steps);
    }

    /// Of several steps that have begun and may each have brought some of the new release up, the
    /// first; empty where one brings it up as a whole, and where a hosting tells when it is live.
    public static Optional<PlannedStep> first(RunState state) {
        var changing = changing(state);
        return changing.size() > 1 ? Optional.of(changing.getFirst()) : Optional.empty();
    }

    private static List<PlannedStep> changing(RunState state) {
        var steps = state.plan().steps();
        if (steps.stream()
                .anyMatch(step ->
                        RollbackRules.act(step, Act.DEPLOY)
                                || RollbackRules.act(step, Act.AWAIT_LIVE))) {
            return List.of();
        }
        return steps.stream()
                .filter(step -> step.phase() == Phase.DEPLOY)
                .filter(step -> ServingChange.by(step.action()))
                .filter(step -> begun(state, step))
                .toList();
    }

    /// What took down what served before the deployment itself began, and nothing brought it up.
    private static List<PlannedStep> down(RunState state) {
        var down = new ArrayList<PlannedStep>();
        for (var step : state.plan().steps()) {
            if (step.phase() == Phase.PREPARE && begun(state, step)) {
                if (TakingDown.by(step.action())) {
                    down.add(step);
                } else if (TakingDown.undone(step.action())) {
                    down.clear();
                }
            }
        }
        return down;
    }

    /// Whether the run may stop and nothing has happened to anybody.
    static boolean untouched(RunState state) {
        return state.live().isEmpty() && steps(state).isEmpty();
    }

    /// What people have to know of it, in one sentence; empty where nothing of it is done.
    static Optional<String> told(RunState state) {
        var steps = steps(state);
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        var down = steps.stream().allMatch(step -> step.phase() == Phase.PREPARE);
        var named =
                steps.stream()
                        .limit(NAMED)
                        .map(step -> step.id() + " (line " + step.line() + ")")
                        .collect(Collectors.joining(", "));
        return Optional.of(
                "the deployment is half done: "
                        + named
                        + (steps.size() > NAMED ? " and " + (steps.size() - NAMED) + " more" : "")
                        + (down
                                ? " took down what serves, and nothing has brought it up again"
                                : " began, so that some of the new release may serve"));
    }

    /// What a person does has happened once they say so; a command may have done something as soon
    /// as it began, unless its shell could not execute it at all.
    private static boolean begun(RunState state, PlannedStep step) {
        return state.step(step.id())
                .filter(so ->
                        step.action() instanceof Action.Ask
                                ? so.outcome().filter(Outcome.Done.class::isInstance).isPresent()
                                : so.attempt() > so.unbegun())
                .isPresent();
    }
}
