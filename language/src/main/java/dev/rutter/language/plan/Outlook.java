package dev.rutter.language.plan;

import dev.rutter.language.plan.Forecast.Possible;
import dev.rutter.language.plan.Forecast.Reason;
import dev.rutter.language.plan.Forecast.WayBackOutlook;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import java.util.ArrayList;
import java.util.stream.Stream;

/// Whether going back will be possible, and what decides that, as far as it can be told before the
/// run.
final class Outlook {
    private Outlook() {}

    static WayBackOutlook of(Plan plan) {
        if (plan.rollback().isEmpty()) {
            var reasons = new ArrayList<Reason>();
            plan.open().stream()
                    .filter(open ->
                            open.kind() == Plan.Open.Kind.ROLLBACK
                                    || (open.kind() == Plan.Open.Kind.CHOICE
                                            && open.what().contains("ollback")))
                    .forEach(open -> reasons.add(new Reason(open.line(), open.what())));
            if (reasons.isEmpty()) {
                reasons.add(new Reason(0, "rutter.yaml acknowledges that there is no way back"));
            }
            return new WayBackOutlook(Possible.NO, "", reasons);
        }
        var byHosting = plan.rollback().stream().anyMatch(Outlook::goesBack);
        var doubts = new ArrayList<Reason>();
        if (byHosting) {
            doubts.add(
                    new Reason(
                            0,
                            "the hosting must still keep an earlier release that served; a first"
                                    + " deployment has none, and how long old ones are kept is the"
                                    + " hosting's own affair"));
        } else {
            doubts.add(
                    new Reason(
                            plan.rollback().getFirst().line(),
                            "the document's own steps have to work; nothing tries them out before"));
        }
        plan.steps().stream()
                .filter(step -> SchemaChange.by(step.action()))
                .forEach(step ->
                        doubts.add(
                                new Reason(
                                        step.line(),
                                        step.id()
                                                + " may change the schema, and going back does not"
                                                + " change it back: the earlier release has to work"
                                                + " with the new schema")));
        plan.rules().stream()
                .filter(rule -> rule.decision() == Entry.Trigger.Decision.DO_NOT_ROLL_BACK)
                .forEach(rule ->
                        doubts.add(
                                new Reason(
                                        rule.span().line(),
                                        "the document speaks against it where: "
                                                + Strip.marks(rule.says()))));
        plan.rollback().stream()
                .filter(PlannedStep::asksBefore)
                .forEach(step ->
                        doubts.add(
                                new Reason(
                                        step.line(), step.id() + " is grave and waits for a yes")));
        unbound(plan).forEach(doubts::add);
        var own =
                plan.rollback().stream()
                        .filter(step -> !step.id().startsWith(Proofs.VERIFIES))
                        .count();
        var how =
                byHosting
                        ? "the hosting goes back by itself"
                        : own
                                + (own == 1 ? " step" : " steps")
                                + " of the document, from line "
                                + plan.rollback().getFirst().line();
        var proof = Proofs.of(plan.rollback()).size();
        var proven =
                proof == 0
                        ? "; nothing verifies it afterwards, so that it ends unproven (exit code 7)"
                        : "; verified by " + proof + (proof == 1 ? " step" : " steps");
        return new WayBackOutlook(Possible.DEPENDS, how + proven, doubts);
    }

    private static Stream<Reason> unbound(Plan plan) {
        var lines = plan.rollback().stream().map(PlannedStep::line).toList();
        return plan.open().stream()
                .filter(open -> open.kind() == Plan.Open.Kind.INPUT && lines.contains(open.line()))
                .map(open -> new Reason(open.line(), open.what()));
    }

    private static boolean goesBack(PlannedStep step) {
        return step.action() instanceof Action.Hosting hosting
                && hosting.act() == Action.Hosting.Act.ROLL_BACK;
    }
}
