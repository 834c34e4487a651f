package dev.rutter.language.plan;

import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Phase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/// Gives steps their ids, which are stable while the document is.
final class Numbering {
    private Numbering() {}

    /// `prepare-1`, `prepare-2`, `deploy-1` …
    static List<PlannedStep> byPhase(List<PlannedStep> steps) {
        var counts = new EnumMap<Phase, Integer>(Phase.class);
        return steps.stream()
                .map(step ->
                        step.withId(
                                step.phase().word()
                                        + "-"
                                        + counts.merge(step.phase(), 1, Integer::sum)))
                .toList();
    }

    /// `rollback-1`, `rollback-2` …
    static List<PlannedStep> prefixed(String prefix, List<PlannedStep> steps) {
        var numbered = new ArrayList<PlannedStep>();
        for (var step : steps) {
            numbered.add(step.withId(prefix + "-" + (numbered.size() + 1)).withGate(false));
        }
        return numbered;
    }
}
