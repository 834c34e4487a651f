package dev.rutter.language.plan;

import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/// Gives steps their ids, which are stable while the document is.
final class Numbering {
    private Numbering() {}

    /// `prepare-1`, `prepare-2`, `deploy-1` …
    static List<PlannedStep> byPhase(List<PlannedStep> steps) {
        var counts = new EnumMap<Phase, Integer>(Phase.class);
        return steps.stream()
                .map(step ->
                        with(
                                step,
                                step.phase().word()
                                        + "-"
                                        + counts.merge(step.phase(), 1, Integer::sum),
                                step.gate()))
                .toList();
    }

    /// `rollback-1`, `rollback-2` …
    static List<PlannedStep> prefixed(String prefix, List<PlannedStep> steps) {
        var numbered = new ArrayList<PlannedStep>();
        for (var step : steps) {
            numbered.add(with(step, prefix + "-" + (numbered.size() + 1), false));
        }
        return numbered;
    }

    static PlannedStep gate(PlannedStep step, boolean gate) {
        return with(step, step.id(), gate);
    }

    /// The same step with its time limits.
    static PlannedStep answer(PlannedStep step, Duration limit, Optional<Duration> within) {
        return new PlannedStep(
                step.id(),
                step.phase(),
                step.title(),
                step.action(),
                step.expectations(),
                step.when(),
                step.danger(),
                step.ifInterrupted(),
                step.who(),
                step.gate(),
                limit,
                step.why(),
                step.line(),
                step.chosen(),
                within);
    }

    private static PlannedStep with(PlannedStep step, String id, boolean gate) {
        return new PlannedStep(
                id,
                step.phase(),
                step.title(),
                step.action(),
                step.expectations(),
                step.when(),
                step.danger(),
                step.ifInterrupted(),
                step.who(),
                gate,
                step.limit(),
                step.why(),
                step.line(),
                step.chosen(),
                step.answerWithin());
    }
}
