package dev.rutter.engine.run;

import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Phase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A part of a plan that is to be run by itself. Pure.
///
/// @param words what was asked for, `only verify`
/// @param leftOut the ids of the steps that are not done
public record Part(String words, List<String> leftOut) {
    public Part {
        leftOut = List.copyOf(leftOut);
    }

    /// The whole plan.
    public static final Part WHOLE = new Part("", List.of());

    /// Everything from a step on.
    ///
    /// @param step its id, or its line
    /// @return empty where no step forward has that id or line
    public static Optional<Part> from(Plan plan, String step) {
        var first =
                plan.steps().stream()
                        .filter(one -> one.id().equals(step))
                        .findFirst()
                        .or(() ->
                                plan.steps().stream()
                                        .filter(one -> String.valueOf(one.line()).equals(step))
                                        .findFirst());
        return first.map(one ->
                new Part(
                        "begun from " + one.id(),
                        ids(plan.steps().subList(0, plan.steps().indexOf(one)).stream())));
    }

    /// One phase alone.
    ///
    /// @return empty where the plan has no step of it
    public static Optional<Part> only(Plan plan, Phase phase) {
        return plan.steps().stream().anyMatch(step -> step.phase() == phase)
                ? Optional.of(
                        new Part(
                                "only " + phase.word(),
                                ids(plan.steps().stream().filter(step -> step.phase() != phase))))
                : Optional.empty();
    }

    /// The gates among what is left out: whoever leaves them out says why.
    public List<PlannedStep> gates(Plan plan) {
        return plan.steps().stream()
                .filter(step -> step.gate() && leftOut.contains(step.id()))
                .toList();
    }

    private static List<String> ids(Stream<PlannedStep> steps) {
        return steps.map(PlannedStep::id).toList();
    }
}
