package dev.rutter.engine.run;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.run.RunState.StepState;
import dev.rutter.language.expect.Clocks;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.plan.Plan.PlannedStep;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// A gate that the clock decides: `Never release on a Friday after 15:00`. Where it is met the run
/// goes on; where it is missed somebody may go on all the same, by name. Once they are asked the
/// clock decides nothing any more: a run that stands over the weekend does not deploy by itself on
/// Monday.
record ByTheClock(RunState state, Instant now) {

    /// How the step's hours hold now, where it has any.
    Optional<Verdict> verdict(PlannedStep step) {
        return step.expectations().stream()
                .filter(Expectation.Hours.class::isInstance)
                .map(Expectation.Hours.class::cast)
                .map(hours -> Clocks.judge(hours, now, ZoneId.systemDefault()))
                .findFirst();
    }

    /// The end of a step whose hours are met and that nobody was asked about.
    Optional<NextMove> met(PlannedStep step, StepState so) {
        return verdict(step)
                .filter(Verdict::met)
                .filter(_ -> !state.questions().containsKey(Question.sign(step.id(), so.attempt())))
                .map(verdict ->
                        new NextMove.EndStep(
                                step,
                                so.attempt(),
                                new Outcome.Done(
                                        "it is " + verdict.seen() + ": " + verdict.threshold()),
                                java.util.List.of(verdict)));
    }

    /// What a person is asked at such a step, or at any other line for people.
    String asked(PlannedStep step) {
        return verdict(step)
                .map(verdict ->
                        "\""
                                + step.title()
                                + "\", and it is "
                                + verdict.seen()
                                + ". Deploy all the same?")
                .orElseGet(() -> Account.asked(step));
    }

    /// What they are shown beside it.
    String evidence(PlannedStep step) {
        return verdict(step).map(Account::of).orElse(step.why());
    }
}
