package dev.rutter.language.plan;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Step;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What proves a release that serves again: a way back has to be proven by something.
public final class Proofs {
    /// How the ids of what verifies a way back begin.
    static final String VERIFIES = "rollback-verify";

    private Proofs() {}

    /// Whether a step of the way back says how the software is, rather than changing it. Among the
    /// document's own steps back that is what only looks and has more to say than that it ended:
    /// that a command went back is no proof that it is back.
    public static boolean proves(PlannedStep step) {
        var looks = step.ifInterrupted() == Plan.IfInterrupted.REPEAT;
        var verifies = step.id().startsWith(VERIFIES);
        return switch (step.action()) {
            case Action.Watch _ -> true;
            case Action.Http _, Action.Query _ -> verifies || looks;
            case Action.Shell _ ->
                    verifies
                            || (looks
                                    && step.expectations().stream()
                                            .anyMatch(Proofs::beyondTheExitStatus));
            case Action.Hosting(var act, _, _) -> act == Action.Hosting.Act.LOGS_WITHOUT_ERRORS;
            case Action.Ask _, Action.Announce _, Action.Attended _, Action.Wait _ -> false;
        };
    }

    private static boolean beyondTheExitStatus(Expectation expectation) {
        return !(expectation instanceof Expectation.ExitStatus);
    }

    /// What a document has for that whose whole verification stands in windows or right behind the
    /// deployment: requests and queries of the deployment behind going live, and what the chapters
    /// of verify have a machine do.
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
