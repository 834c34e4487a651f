package dev.rutter.engine.run;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.run.RunState.Rollback;
import dev.rutter.engine.run.RunState.Ruling;
import dev.rutter.language.plan.FigureAgain;
import dev.rutter.language.plan.Messages;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.plan.Proofs;
import dev.rutter.language.runbook.Action.Hosting.Act;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The next move on the way back, once it was decided. Pure. Begun once; what fails on it is not
/// tried again but handed to people.
record Return(RunState state, Instant now) {

    NextMove next(Ruling decision) {
        var rollback = state.rollback();
        if (state.incident().isEmpty()) {
            return new NextMove.OpenIncident(decision.decided().verdict());
        }
        if (rollback.isEmpty()) {
            return new NextMove.BeginRollback();
        }
        if (rollback.get().verified().isPresent()) {
            return ending(rollback.get());
        }
        var steps = state.plan().rollback();
        if (steps.isEmpty()) {
            return new NextMove.EndRollback(false, 0, "the plan has no way back");
        }
        var serving = serving(state, steps);
        for (var step : steps) {
            var outcome = state.outcome(step.id());
            if (step.id().equals(FigureAgain.ID) && serving.isEmpty()) {
                continue; // Nothing was taken back that could have made it good.
            }
            if (outcome.isEmpty()) {
                return move(step, decision, serving);
            }
            if (!outcome.get().good() && !Messages.only(step)) {
                return new NextMove.EndRollback(
                        false,
                        millis(decision, serving),
                        "\"" + step.title() + "\": " + outcome.get().line());
            }
        }
        if (serving.isEmpty()) {
            // Checks that pass show what serves: the release that was to be taken back.
            return new NextMove.EndRollback(
                    false, 0, "nothing was taken back: no step that changes anything was done");
        }
        return proven(decision, steps, serving);
    }

    /// A look at the figures that may decide is one at the figure that did.
    private NextMove move(PlannedStep step, Ruling decision, Optional<Instant> serving) {
        if (!step.id().equals(FigureAgain.ID)) {
            return new StepMove(state, now).of(step, serving, false);
        }
        return FigureAgain.after(step, decision.decided().verdict())
                .map(narrowed -> new StepMove(state, now).of(narrowed, serving, false))
                .orElseGet(() ->
                        new NextMove.EndStep(
                                step,
                                0,
                                new Outcome.Skipped("no figure decided to go back"),
                                List.of()));
    }

    private NextMove proven(Ruling decision, List<PlannedStep> steps, Optional<Instant> serving) {
        var proofs =
                Proofs.of(
                                steps.stream()
                                        .filter(step ->
                                                state.outcome(step.id())
                                                        .filter(Outcome.Done.class::isInstance)
                                                        .isPresent())
                                        .toList())
                        .stream()
                        .map(PlannedStep::title)
                        .toList();
        return proofs.isEmpty()
                ? new NextMove.EndRollback(
                        false,
                        millis(decision, serving),
                        "the old release was asked for, and nothing in the plan verifies it")
                : new NextMove.EndRollback(
                        true, millis(decision, serving), verifiedBy(proofs) + untold(steps));
    }

    /// Whom nobody told is said; it makes nothing of what was proven untrue.
    private String untold(List<PlannedStep> steps) {
        var open =
                steps.stream()
                        .filter(step ->
                                state.outcome(step.id()).filter(it -> !it.good()).isPresent())
                        .map(step -> "\"" + step.title() + "\"")
                        .collect(Collectors.joining(", "));
        return open.isEmpty() ? "" : "; not done: " + open;
    }

    private static String verifiedBy(List<String> proofs) {
        return proofs.size() == 1
                ? "verified by \"" + proofs.getFirst() + "\""
                : "verified by "
                        + proofs.size()
                        + " steps, from \""
                        + proofs.getFirst()
                        + "\" to \""
                        + proofs.getLast()
                        + "\"";
    }

    private NextMove ending(Rollback rollback) {
        return rollback.verified().orElse(false)
                ? new NextMove.EndRun(
                        End.ROLLED_BACK,
                        "back on "
                                + (rollback.target().isEmpty()
                                        ? "the old release"
                                        : rollback.target())
                                + " after "
                                + Account.length(Duration.ofMillis(rollback.millis()))
                                + ", "
                                + rollback.seen())
                : new NextMove.EndRun(End.ROLLBACK_UNPROVEN, rollback.seen());
    }

    /// Since when the old release serves again: the end of the hosting's act, and without one, of
    /// the last step that changes anything. Empty where a step of these is open, did not end well
    /// or was refused: nobody knows what serves then.
    static Optional<Instant> serving(RunState state, List<PlannedStep> steps) {
        var acts = steps.stream().filter(step -> RollbackRules.act(step, Act.ROLL_BACK)).toList();
        var changing =
                acts.isEmpty()
                        ? steps.stream()
                                .filter(step -> !Proofs.proves(step) && !Messages.only(step))
                                .toList()
                        : acts;
        var outcomes = changing.stream().map(step -> state.outcome(step.id())).toList();
        if (!outcomes.stream().allMatch(it -> it.filter(Outcome::good).isPresent())) {
            return Optional.empty();
        }
        return changing.reversed().stream()
                .filter(step -> state.outcome(step.id()).orElseThrow() instanceof Outcome.Done)
                .findFirst()
                .flatMap(step -> state.step(step.id()))
                .flatMap(RunState.StepState::endedAt);
    }

    private static long millis(Ruling decision, Optional<Instant> serving) {
        return serving.map(at -> Duration.between(decision.at(), at).toMillis()).orElse(0L);
    }
}
