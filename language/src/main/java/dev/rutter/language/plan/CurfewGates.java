package dev.rutter.language.plan;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Step;
import java.util.List;
import java.util.Optional;

/// Gates of what a document says on when nobody deploys. What a clock tells is the last gate, so
/// that it is judged when the deployment is about to begin and not when somebody began to prepare;
/// what only a person knows is asked first, before any work is done in vain.
record CurfewGates(Draft draft) {

    /// Asked before anything else.
    List<PlannedStep> asked() {
        return draft.runbook
                .all(Entry.Curfew.class)
                .filter(curfew -> curfew.hours().isEmpty())
                .map(curfew ->
                        gate(
                                curfew,
                                curfew.says() + Action.Ask.GOES_ON,
                                List.of(),
                                "no clock tells whether this is such a time"))
                .toList();
    }

    /// Judged right before the deployment.
    List<PlannedStep> judged() {
        return draft.runbook
                .all(Entry.Curfew.class)
                .flatMap(curfew ->
                        curfew.hours().stream()
                                .map(hours ->
                                        gate(
                                                curfew,
                                                curfew.says(),
                                                List.of(hours),
                                                "the clock tells when the deployment is about to begin;"
                                                        + " a person is asked only where it speaks against it")))
                .toList();
    }

    private PlannedStep gate(
            Entry.Curfew curfew, String text, List<Expectation> expectations, String why) {
        return new PlannedStep(
                "",
                Phase.PREPARE,
                curfew.says(),
                new Action.Ask(text),
                expectations,
                Optional.empty(),
                Step.Danger.NONE,
                Plan.IfInterrupted.REPEAT,
                List.of(),
                true,
                draft.environment.stepLimit(),
                draft.environment
                        .acknowledgement(curfew.says())
                        .map(given -> why + "; rutter.yaml answers \"" + given.text() + "\"")
                        .orElse(why),
                curfew.span().line());
    }
}
