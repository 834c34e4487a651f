package dev.rutter.language.plan;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/// What the chapters of a document are for in their place.
final class Phases {
    private final Map<Integer, Phase> phases = new HashMap<>();
    private final boolean deploys;

    Phases(Runbook runbook) {
        var above = new ArrayList<Runbook.Chapter>();
        for (var chapter : runbook.chapters()) {
            above.removeIf(other -> other.depth() >= chapter.depth());
            var own = chapter.phase();
            for (var other : above) {
                var outer = phases.getOrDefault(other.line(), other.phase());
                var apart =
                        outer == Phase.ROLLBACK
                                || outer == Phase.INCIDENT
                                || outer == Phase.TROUBLE;
                own = apart && Draft.runs(own) ? outer : own;
            }
            phases.put(chapter.line(), own);
            above.add(chapter);
        }
        deploys =
                runbook.chapters().stream()
                        .filter(chapter -> chapter.phase() == Phase.DEPLOY)
                        .anyMatch(Phases::acts);
    }

    private static boolean acts(Runbook.Chapter chapter) {
        return chapter.entries().stream().anyMatch(Step.class::isInstance);
    }

    /// What verifies or deploys below a heading about going back, about incidents or about trouble
    /// belongs there.
    Phase of(Runbook.Chapter chapter) {
        return phases.getOrDefault(chapter.line(), chapter.phase());
    }

    /// The same, where a document that names no deployment at all is one itself.
    Phase planned(Runbook.Chapter chapter) {
        var phase = of(chapter);
        return !deploys && (phase == Phase.NONE || phase == Phase.OVERVIEW) ? Phase.DEPLOY : phase;
    }
}
