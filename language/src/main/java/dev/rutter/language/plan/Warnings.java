package dev.rutter.language.plan;

import dev.rutter.language.plan.Forecast.Warning;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Runbook;
import java.util.ArrayList;
import java.util.List;

/// What can go round a plan: a hosting that deploys each push by itself.
final class Warnings {
    private Warnings() {}

    static List<Warning> of(Runbook runbook, Plan plan) {
        var all = new ArrayList<Warning>();
        var automatic = Deployment.automaticLine(runbook);
        var off = Deployment.switchedOff(runbook);
        var hosting = plan.environment().hosting().isPresent();
        for (var i = 0; i < plan.steps().size(); i++) {
            var step = plan.steps().get(i);
            var behind = gatesBehind(plan, i);
            if (!Deployment.pushes(step.action()) || behind.isEmpty()) {
                continue;
            }
            if (automatic.isPresent() && !off) {
                all.add(
                        new Warning(
                                step.line(),
                                step.id()
                                        + " pushes, and line "
                                        + automatic.getAsInt()
                                        + " says that a push deploys by itself: the release goes"
                                        + " live before "
                                        + String.join(", ", behind),
                                "switch auto-deploy off at the hosting, or put the push behind"
                                        + " these gates"));
            } else if (hosting && !off) {
                all.add(
                        new Warning(
                                step.line(),
                                step.id()
                                        + " pushes before "
                                        + String.join(", ", behind)
                                        + "; where the hosting deploys each push by itself, the"
                                        + " release goes live without them",
                                "switch auto-deploy off at the hosting, or say in the document that"
                                        + " it is"));
            }
        }
        if (automatic.isPresent() && !off && all.isEmpty()) {
            all.add(
                    new Warning(
                            automatic.getAsInt(),
                            "a push deploys by itself, also one that no run made: nothing of this"
                                    + " plan holds it up, watches it or takes it back",
                            "switch auto-deploy off at the hosting, and let runs deploy"));
        }
        return all;
    }

    /// The gates after a step that are no part of going live itself.
    private static List<String> gatesBehind(Plan plan, int at) {
        return plan.steps().stream()
                .skip(at + 1L)
                .filter(PlannedStep::gate)
                .filter(step -> !(step.action() instanceof Action.Hosting))
                .map(PlannedStep::id)
                .toList();
    }
}
