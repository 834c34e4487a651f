package dev.rutter.engine.run;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.run.Question.Kind;
import dev.rutter.language.plan.KnownEnd;
import dev.rutter.language.plan.Plan.PlannedStep;
import java.util.Optional;

/// Whether a step's condition holds, where how the step before it ended tells that. Whatever a
/// person had a say in is asked about.
final class EndedBefore {
    private EndedBefore() {}

    static Optional<Boolean> holds(RunState state, PlannedStep step) {
        var first = Question.asked(state, step);
        var turned = !first.equals(step) && state.plan().otherwise(step);
        return KnownEnd.of(state.plan(), first)
                .filter(end -> well(state, end.before()))
                .map(end -> end.well() != turned);
    }

    private static boolean well(RunState state, PlannedStep step) {
        return state.step(step.id())
                .filter(so -> so.attempt() == 1)
                .flatMap(RunState.StepState::outcome)
                .filter(Outcome.Done.class::isInstance)
                .filter(_ -> state.answer(Question.id(step.id(), Kind.RESULT, 1)).isEmpty())
                .isPresent();
    }
}
