package dev.rutter.engine.run;

import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.run.Question.Kind;
import dev.rutter.engine.run.RunState.StepState;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.plan.Plan.PlannedStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a document waits for and leaves to a person to judge: a no means not yet, and it is looked
/// at again for as long as the step has time. Nobody's answer is none.
final class NotYet {
    private static final Duration MINUTES = Duration.ofMinutes(2);

    private NotYet() {}

    /// Whether a person has said so of the last look, in time.
    static boolean said(RunState state, PlannedStep step, StepState so, Instant now) {
        return state.answer(Question.id(step.id(), Kind.RESULT, so.attempt()))
                        .filter(NotYet::byPerson)
                        .isPresent()
                && left(step, so, now).isPresent();
    }

    /// What a no means, beside the question.
    static String told(RunState state, PlannedStep step, Instant now) {
        return state.step(step.id())
                .flatMap(so -> left(step, so, now))
                .map(left -> " (no: it is looked at again, for " + show(left) + " more)")
                .orElse("");
    }

    private static Optional<Duration> left(PlannedStep step, StepState so, Instant now) {
        return step.expectations().stream().anyMatch(Expectation.Asked.class::isInstance)
                ? step.again()
                        .map(again -> Duration.between(now, so.firstBeganAt().plus(again.within())))
                        .filter(Duration::isPositive)
                : Optional.empty();
    }

    private static boolean byPerson(AnswerGiven given) {
        return given.answer() == Answer.NO && !given.by().equals(RunState.NOBODY);
    }

    private static String show(Duration left) {
        return left.compareTo(MINUTES) < 0
                ? left.toSeconds() + " s"
                : left.plusSeconds(59).toMinutes() + " min";
    }
}
