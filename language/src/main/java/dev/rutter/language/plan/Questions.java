package dev.rutter.language.plan;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.plan.Forecast.Asked;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Who is asked what and until when: what a plan states itself, and what only turns out while its
/// steps run.
final class Questions {
    private Questions() {}

    static List<Asked> of(Plan plan) {
        var all = new ArrayList<Asked>();
        var people = plan.environment().people();
        if (people.approvals() > 0) {
            all.add(
                    new Asked(
                            "approval",
                            0,
                            "may this run begin? ("
                                    + people.approvals()
                                    + " of them, never who starts it)",
                            true,
                            people.approve(),
                            Forecast.PATIENCE,
                            "the run stops"));
        }
        var live = goesLive(plan);
        var known = KnownEnd.all(plan);
        var byCommands = byCommands(plan);
        for (var i = 0; i < plan.steps().size(); i++) {
            var step = plan.steps().get(i);
            var stops =
                    i <= live
                            ? "the run stops"
                            : byCommands && step.phase() == Phase.DEPLOY
                                    ? "the run stops half way"
                                    : "the release stays live and unsigned";
            ofStep(plan, step, i > live, stops, known, all);
        }
        plan.rollback().forEach(step -> ofBack(plan, step, known, all));
        ofAny(plan, byCommands, all);
        return all;
    }

    /// The place of the last gate after the preparation, behind which the new release serves; all
    /// steps where none gates.
    private static int goesLive(Plan plan) {
        var last = -1;
        for (var i = 0; i < plan.steps().size(); i++) {
            last = plan.steps().get(i).gate() ? i : last;
        }
        return last;
    }

    private static void ofStep(
            Plan plan,
            PlannedStep step,
            boolean live,
            String stops,
            Set<String> known,
            List<Asked> all) {
        var sign = plan.environment().people().sign();
        var who = step.who().isEmpty() ? sign : step.who();
        var within = step.answerWithin().orElse(step.limit());
        step.when()
                .filter(when ->
                        step.whenAsked().isEmpty()
                                && !known.contains(step.id())
                                && !answered(plan, when))
                .ifPresent(
                        when -> all.add(asked(step, Applies.told(step, when), who, within, stops)));
        if (step.asksBefore()) {
            all.add(
                    asked(
                            step,
                            "may it run? " + step.danger().why(),
                            who,
                            within,
                            live ? "it is not run, which counts as a miss" : stops));
        }
        if (step.action() instanceof Action.Ask ask
                && !answered(plan, ask.text())
                && !answered(plan, step.title())) {
            // A clock's gate asks only at the wrong time.
            var certain =
                    step.expectations().stream().noneMatch(Expectation.Hours.class::isInstance);
            all.add(
                    new Asked(
                            step.id(),
                            step.line(),
                            Lines.first(ask.text()),
                            certain,
                            who,
                            within,
                            stops));
        }
        if (step.action() instanceof Action.Attended) {
            all.add(asked(step, "to do it themselves and say how it went", who, within, stops));
        }
        if (!(step.action() instanceof Action.Ask)) {
            step.expectations().stream()
                    .filter(Expectation.Asked.class::isInstance)
                    .filter(expectation -> !answered(plan, expectation.says()))
                    .forEach(expectation ->
                            all.add(
                                    asked(
                                            step,
                                            "is the result as expected: "
                                                    + expectation.says()
                                                    + "?",
                                            who,
                                            live ? Forecast.HURRY : patience(step),
                                            "it counts as missed")));
        }
    }

    private static void ofBack(Plan plan, PlannedStep step, Set<String> known, List<Asked> all) {
        var sign = plan.environment().people().sign();
        var who = step.who().isEmpty() ? sign : step.who();
        var within = step.answerWithin().orElse(step.limit());
        step.when()
                .filter(when ->
                        step.whenAsked().isEmpty()
                                && !known.contains(step.id())
                                && !answered(plan, when))
                .ifPresent(when ->
                        all.add(
                                new Asked(
                                        step.id(),
                                        step.line(),
                                        Applies.told(step, when),
                                        false,
                                        who,
                                        within,
                                        "the way back stops, unproven")));
        if (step.asksBefore()) {
            all.add(
                    new Asked(
                            step.id(),
                            step.line(),
                            "may it run? " + step.danger().why(),
                            false,
                            who,
                            within,
                            "the way back stops, unproven"));
        }
        if (step.action() instanceof Action.Ask || step.action() instanceof Action.Attended) {
            all.add(
                    new Asked(
                            step.id(),
                            step.line(),
                            Lines.first(Lines.text(step.action())),
                            false,
                            who,
                            within,
                            "the way back stops, unproven"));
        }
    }

    private static void ofAny(Plan plan, boolean byCommands, List<Asked> all) {
        var sign = plan.environment().people().sign();
        if (plan.steps().stream().anyMatch(step -> step.action() instanceof Action.Watch)) {
            all.add(
                    new Asked(
                            "any window",
                            0,
                            "its figures are unclear or cannot be had: go on all the same?",
                            false,
                            sign,
                            Forecast.HURRY,
                            "the run goes back"));
        }
        all.add(
                new Asked(
                        "any step once live",
                        0,
                        "it did not end well: go back? (asked where nothing decides it)",
                        false,
                        sign,
                        Forecast.HURRY,
                        plan.rollback().isEmpty()
                                ? "there is no way back to go"
                                : "the run goes back"));
        if (byCommands) {
            all.add(
                    new Asked(
                            "any step half way",
                            0,
                            "it did not end well, and some of the new release may serve: go back?",
                            false,
                            sign,
                            Forecast.HURRY,
                            "what is done stays as it is, and people are called"));
        }
        var repeatable =
                plan.steps().stream()
                        .allMatch(step -> step.ifInterrupted() == Plan.IfInterrupted.REPEAT);
        if (!repeatable) {
            all.add(
                    new Asked(
                            "interrupted steps",
                            0,
                            "its end cannot be found: did it do its work?",
                            false,
                            sign,
                            Forecast.HURRY,
                            "it counts as not done; before going live "
                                    + Times.say(Forecast.PATIENCE)
                                    + " are waited for"));
        }
    }

    /// Whether the document's own commands deploy, so that half of it can be done.
    private static boolean byCommands(Plan plan) {
        return plan.steps().stream()
                        .noneMatch(step ->
                                step.action() instanceof Action.Hosting(var act, _, _)
                                        && (act == Action.Hosting.Act.DEPLOY
                                                || act == Action.Hosting.Act.AWAIT_LIVE))
                && plan.steps().stream()
                        .filter(step -> step.phase() == Phase.DEPLOY)
                        .anyMatch(step -> ServingChange.by(step.action()));
    }

    private static Asked asked(
            PlannedStep step, String what, List<String> who, Duration within, String silence) {
        return new Asked(step.id(), step.line(), what, true, who, within, silence);
    }

    private static boolean answered(Plan plan, String line) {
        return plan.environment().acknowledgement(line).isPresent();
    }

    private static Duration patience(PlannedStep step) {
        return step.limit().compareTo(Forecast.PATIENCE) > 0 ? step.limit() : Forecast.PATIENCE;
    }
}
