package dev.rutter.engine.run;

import dev.rutter.engine.journal.RunEvent.Decided;
import dev.rutter.engine.run.Question.Kind;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.plan.ServingChange;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import java.util.List;
import java.util.Optional;

/// Which answers may come before their question is asked. A person tells what they have seen: what
/// stands behind a change, or behind a time that has to pass, is seen by nobody before it. Whether
/// something may be run is said at any time. Pure.
final class Early {
    private Early() {}

    /// Whether an answer given now counts when its question is asked.
    static boolean counts(RunState state, String question) {
        return Kind.of(question).early() && awaited(state, question).isEmpty();
    }

    /// The step that has to be over before such a question can be answered; empty where it can be
    /// now.
    static Optional<PlannedStep> awaited(RunState state, String question) {
        var kind = Kind.of(question);
        return state.plan()
                .step(Question.step(question))
                .filter(step -> told(kind, step))
                .flatMap(step -> awaited(state, step));
    }

    /// Whether what is answered is something seen. What a deployment's conditions are about (does
    /// the schema change?) is known before it.
    private static boolean told(Kind kind, PlannedStep step) {
        return switch (kind) {
            case SIGN -> true;
            case CONDITION -> step.phase() != Phase.PREPARE && step.phase() != Phase.DEPLOY;
            case APPROVAL,
                    DANGER,
                    RESULT,
                    INTERRUPTED,
                    AGAIN,
                    WINDOW,
                    ROLL_BACK,
                    HALF_WAY,
                    FAILED,
                    HOSTING,
                    THERE ->
                    false;
        };
    }

    private static Optional<PlannedStep> awaited(RunState state, PlannedStep step) {
        var forward = state.plan().steps();
        var place = forward.indexOf(step);
        if (place >= 0) {
            return open(state, forward.subList(0, place));
        }
        // On the way back nothing was seen before it was begun.
        var back = state.plan().rollback();
        return state.decision(Decided.Way.ROLL_BACK).isEmpty()
                ? Optional.of(step)
                : open(state, back.subList(0, Math.max(0, back.indexOf(step))));
    }

    private static Optional<PlannedStep> open(RunState state, List<PlannedStep> before) {
        return before.stream()
                .filter(step -> state.outcome(step.id()).isEmpty())
                .filter(Early::changes)
                .findFirst();
    }

    private static boolean changes(PlannedStep step) {
        return switch (step.action()) {
            case Action.Wait _, Action.Watch _ -> true;
            case Action.Shell _,
                    Action.Attended _,
                    Action.Query _,
                    Action.Http _,
                    Action.Hosting _ ->
                    step.phase() == Phase.DEPLOY || ServingChange.by(step.action());
            case Action.Ask _, Action.Announce _ -> ServingChange.by(step.action());
        };
    }
}
