package dev.rutter.engine.run;

import dev.rutter.engine.journal.RunEvent.HostingAnswered;
import dev.rutter.engine.step.Bearings;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a step has to know of its run, from the run's state. Pure.
final class Course {
    private Course() {}

    static Bearings bearings(RunState state, PlannedStep step, Instant now) {
        var plan = state.plan();
        var place = plan.steps().indexOf(step);
        var waits =
                place >= 0
                        && plan.steps().subList(place + 1, plan.steps().size()).stream()
                                .anyMatch(one ->
                                        RollbackRules.act(one, Action.Hosting.Act.AWAIT_LIVE));
        var first =
                plan.steps().stream()
                        .filter(one -> one.phase() == Phase.DEPLOY)
                        .flatMap(one -> state.step(one.id()).stream())
                        .filter(one -> one.attempt() > 0)
                        .map(RunState.StepState::firstBeganAt)
                        .findFirst();
        return new Bearings(
                state.began().release(),
                state.step(step.id()).map(RunState.StepState::beganAt).orElse(now),
                state.step(step.id()).flatMap(RunState.StepState::process).isPresent(),
                first.orElse(state.beganAt()),
                state.deployed(),
                waits,
                servingSince(state),
                state.rollback().map(RunState.Rollback::target),
                state.rollback().map(RunState.Rollback::deploy).filter(id -> !id.isEmpty()),
                newest(state, step),
                waitsFrom(state, step, now),
                approvals(state, step).flatMap(HostingApprovals::refused),
                state.rollback().isPresent() ? List.of() : signs(plan),
                state.step(step.id()).map(RunState.StepState::verdicts).orElse(List.of()));
    }

    /// What the steps that read a release's log know of its lines, told to those that make it.
    private static List<Expectation.Logged> signs(Plan plan) {
        return plan.steps().stream()
                .flatMap(one -> one.expectations().stream())
                .filter(Expectation.Logged.class::isInstance)
                .map(Expectation.Logged.class::cast)
                .distinct()
                .toList();
    }

    private static Optional<HostingApprovals> approvals(RunState state, PlannedStep step) {
        return state.step(step.id()).map(so -> new HostingApprovals(state, step, so));
    }

    /// What people take to answer is none of the step's own time.
    private static Instant waitsFrom(RunState state, PlannedStep step, Instant now) {
        return approvals(state, step)
                .flatMap(HostingApprovals::answeredAt)
                .or(() -> state.step(step.id()).map(RunState.StepState::beganAt))
                .orElse(now);
    }

    private static Optional<String> newest(RunState state, PlannedStep step) {
        return state.step(step.id()).stream()
                .flatMap(so -> so.hosting().stream())
                .filter(told -> told.act() == HostingAnswered.About.NEWEST_BEFORE)
                .map(HostingAnswered::deploy)
                .reduce((_, later) -> later);
    }

    /// Since when the release serves that is looked at now: on the way back, the old one.
    private static Optional<Instant> servingSince(RunState state) {
        return state.rollback().isPresent()
                ? Return.serving(state, state.plan().rollback())
                        .or(() -> state.rollback().map(RunState.Rollback::at))
                : state.live().map(RunState.Live::at);
    }
}
