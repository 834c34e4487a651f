package dev.rutter.engine.run;

import dev.rutter.language.environment.Environment.People;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.IfInterrupted;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Action.Hosting.Act;
import dev.rutter.language.runbook.Entry.Trigger;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A plan drawn by chance: every kind of step, question, window and way back that plans have.
final class SimulatedPlan {
    static final List<String> PEOPLE = List.of("mia", "jo", "kim");

    private final Draw draw;
    private final List<PlannedStep> steps = new ArrayList<>();
    private int line = 10;

    private SimulatedPlan(Draw draw) {
        this.draw = draw;
    }

    static Plan draw(Draw draw) {
        return new SimulatedPlan(draw).plan();
    }

    private Plan plan() {
        var hosted = draw.percent(75);
        some(3, "prepare", Phase.PREPARE);
        if (draw.percent(50)) {
            add(step("deploy", Phase.DEPLOY, new Action.Announce("Deploying")));
        }
        some(4, "deploy", Phase.DEPLOY);
        if (hosted) {
            add(act("deploy", Phase.DEPLOY, Act.DEPLOY));
            if (draw.percent(70)) {
                add(act("deploy", Phase.DEPLOY, Act.AWAIT_LIVE));
            }
        } else {
            add(shell("deploy", Phase.DEPLOY));
        }
        if (draw.percent(25)) {
            var wait = new Action.Wait(draw.upTo(Duration.ofMinutes(5)));
            add(step("verify", Phase.VERIFY, wait));
        }
        some(3, "verify", Phase.VERIFY);
        windows(hosted);
        if (draw.percent(50)) {
            add(step("watch", Phase.WATCH, new Action.Ask("Signed off?")));
        }
        var forward = List.copyOf(steps);
        steps.clear();
        back(hosted);
        return Plans.plan(forward, List.copyOf(steps), rules(), people(), Map.of());
    }

    private void some(int most, String name, Phase phase) {
        for (var n = draw.below(most + 1); n > 0; n--) {
            add(
                    switch (draw.below(6)) {
                        case 0 -> step(name, phase, new Action.Ask("Is it so?"));
                        case 1 -> Plans.health(id(name), phase, line);
                        case 2 -> step(name, phase, new Action.Query("SELECT count(*)"));
                        case 3 -> post(name, phase);
                        default -> shell(name, phase);
                    });
        }
    }

    private void windows(boolean hosted) {
        var from = Duration.ZERO;
        for (var n = hosted ? draw.below(3) : 0; n > 0; n--) {
            var to = from.plusSeconds(30).plus(draw.upTo(Duration.ofMinutes(3)));
            var watch = new Action.Watch("window", from, to, List.of(Plans.below1(line)));
            add(step("watch", Phase.WATCH, watch));
            from = to;
        }
    }

    private void back(boolean hosted) {
        if (draw.percent(10)) {
            return;
        }
        if (hosted && draw.percent(80)) {
            add(act("rollback", Phase.ROLLBACK, Act.ROLL_BACK));
        } else {
            add(shell("rollback", Phase.ROLLBACK));
        }
        if (draw.percent(80)) {
            add(Plans.health(id("rollback"), Phase.ROLLBACK, line));
        }
    }

    private List<Trigger> rules() {
        var rules = new ArrayList<Trigger>();
        if (draw.percent(70)) {
            rules.add(
                    new Trigger(
                            "Error rate above 5 %",
                            Trigger.Decision.ROLL_BACK,
                            Optional.of(Plans.above5()),
                            Plans.span(60)));
        }
        if (draw.percent(20)) {
            rules.add(
                    new Trigger(
                            "Migrations have been applied",
                            Trigger.Decision.DO_NOT_ROLL_BACK,
                            Optional.empty(),
                            Plans.span(61)));
        }
        return rules;
    }

    private People people() {
        return switch (draw.below(4)) {
            case 0 -> new People(PEOPLE, List.of(), 1);
            case 1 -> new People(PEOPLE, List.of("mia", "kim"), 2);
            case 2 -> new People(List.of(), List.of("mia"), 0);
            default -> People.NOBODY;
        };
    }

    private PlannedStep act(String name, Phase phase, Act act) {
        return with(
                Plans.step(
                        id(name),
                        phase,
                        "Hosting: " + act,
                        new Action.Hosting(act, "shop", ""),
                        IfInterrupted.ADOPT,
                        line),
                false,
                false);
    }

    private PlannedStep step(String name, Phase phase, Action action) {
        return with(
                Plans.step(id(name), phase, "Step", action, IfInterrupted.REPEAT, line),
                false,
                draw.percent(10) && phase != Phase.ROLLBACK);
    }

    private PlannedStep post(String name, Phase phase) {
        var http =
                new Action.Http(
                        "POST",
                        "http://127.0.0.1:1/" + line,
                        Map.of(),
                        Optional.empty(),
                        false,
                        true,
                        "curl");
        return with(
                Plans.step(id(name), phase, "Post", http, IfInterrupted.ASK, line), false, false);
    }

    private PlannedStep shell(String name, Phase phase) {
        var rule = draw.one(List.of(IfInterrupted.values()));
        var migrates = draw.percent(20) ? "migrate " : "run ";
        var expected =
                draw.percent(50)
                        ? new Expectation[] {
                            new Expectation.Contains("ok", false, "ok", Plans.span(line))
                        }
                        : new Expectation[0];
        return with(
                Plans.shell(id(name), phase, "Shell", migrates + line, rule, line, expected),
                draw.percent(20) && phase != Phase.ROLLBACK,
                draw.percent(15) && phase != Phase.ROLLBACK);
    }

    /// With a short limit, and perhaps a danger that is asked about and a condition.
    private PlannedStep with(PlannedStep of, boolean danger, boolean guarded) {
        return new PlannedStep(
                of.id(),
                of.phase(),
                of.title(),
                of.action(),
                of.expectations(),
                guarded ? Optional.of("it is needed") : Optional.empty(),
                danger ? new Step.Danger(true, "it destroys data") : Step.Danger.NONE,
                of.ifInterrupted(),
                of.who(),
                of.gate(),
                Duration.ofMinutes(2),
                of.why(),
                of.line());
    }

    private String id(String name) {
        return name + "-" + line;
    }

    private void add(PlannedStep step) {
        steps.add(step);
        line++;
    }
}
