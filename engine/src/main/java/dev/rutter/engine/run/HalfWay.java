package dev.rutter.engine.run;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.plan.ServingChange;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Action.Hosting.Act;
import dev.rutter.language.runbook.Phase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How far a deployment came that is not over. A hosting brings a release live as a whole or not at
/// all, and says which; where a document's own commands deploy, some of it may serve as soon as the
/// first of them has begun. Pure.
final class HalfWay {
    private static final int NAMED = 4;

    private HalfWay() {}

    /// The steps that have begun and may have changed what serves, before the whole is live; empty
    /// once it is, and where a hosting tells.
    static List<PlannedStep> steps(RunState state) {
        var steps = state.plan().steps();
        if (state.live().isPresent()
                || steps.stream()
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
        var named =
                steps.stream()
                        .limit(NAMED)
                        .map(step -> step.id() + " (line " + step.line() + ")")
                        .collect(Collectors.joining(", "));
        return Optional.of(
                "the deployment is half done: "
                        + named
                        + (steps.size() > NAMED ? " and " + (steps.size() - NAMED) + " more" : "")
                        + " began, so that some of the new release may serve");
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
