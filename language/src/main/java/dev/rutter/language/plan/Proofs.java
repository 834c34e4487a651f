package dev.rutter.language.plan;

import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Step;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What proves a release in a document whose whole verification stands in windows or right behind
/// the deployment: a way back has to be proven by something, and this is what the document has.
final class Proofs {
    private Proofs() {}

    /// Requests and queries of the deployment behind going live, and what the chapters of verify
    /// have a machine do.
    static List<PlannedStep> in(List<PlannedStep> forward, Draft draft) {
        var verifies = verifying(draft);
        return forward.stream()
                .dropWhile(step -> !awaitsLive(step))
                .filter(step -> step.when().isEmpty() && WayBack.automatic(step))
                .filter(step -> proves(step, verifies.contains(step.line())))
                .toList();
    }

    /// The lines of the steps in chapters of verify.
    private static Set<Integer> verifying(Draft draft) {
        return draft.runbook.chapters().stream()
                .filter(chapter -> draft.phase(chapter) == Phase.VERIFY)
                .flatMap(chapter -> chapter.entries().stream())
                .filter(Step.class::isInstance)
                .map(Entry::span)
                .map(span -> span.line())
                .collect(Collectors.toSet());
    }

    private static boolean proves(PlannedStep step, boolean verifies) {
        return switch (step.action()) {
            case Action.Http _, Action.Query _ -> verifies || step.phase() == Phase.DEPLOY;
            case Action.Shell _ -> verifies;
            case Action.Hosting _,
                    Action.Ask _,
                    Action.Announce _,
                    Action.Attended _,
                    Action.Wait _,
                    Action.Watch _ ->
                    false;
        };
    }

    private static boolean awaitsLive(PlannedStep step) {
        return step.action() instanceof Action.Hosting hosting
                && hosting.act() == Action.Hosting.Act.AWAIT_LIVE;
    }
}
