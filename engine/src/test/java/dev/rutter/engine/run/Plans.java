package dev.rutter.engine.run;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.environment.Environment.MetricSource.OfHosting;
import dev.rutter.language.expect.Comparison;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.IfInterrupted;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Action.Hosting.Act;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Entry.Trigger;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Plans as the planner would make them, small enough to be read here.
final class Plans {
    private Plans() {}

    static final Environment.People NOBODY = Environment.People.NOBODY;

    /// Prepare, deploy, verify, watch and the way back of a small shop.
    static Plan shop() {
        return shop(
                List.of(),
                NOBODY,
                Map.of(
                        "The change is approved by somebody",
                        "yes",
                        "The deployer signs the release off",
                        "yes"));
    }

    static Plan shop(
            List<Trigger> more, Environment.People people, Map<String, String> acknowledged) {
        return shop(more, people, acknowledged, 5, 30);
    }

    /// The same with windows so short that every append of a run can be tried.
    static Plan brief() {
        return shop(
                List.of(),
                NOBODY,
                Map.of(
                        "The change is approved by somebody",
                        "yes",
                        "The deployer signs the release off",
                        "yes"),
                1,
                2);
    }

    private static Plan shop(
            List<Trigger> more,
            Environment.People people,
            Map<String, String> acknowledged,
            int first,
            int second) {
        var rules = new java.util.ArrayList<Trigger>();
        rules.add(
                new Trigger(
                        "Error rate above 5 %",
                        Trigger.Decision.ROLL_BACK, Optional.of(above5()), span(60)));
        rules.addAll(more);
        return plan(
                List.of(
                        shell(
                                "prepare-1",
                                Phase.PREPARE,
                                "Working tree is clean",
                                "git status --porcelain",
                                IfInterrupted.REPEAT,
                                10,
                                new Expectation.Empty("no output", span(11))),
                        step(
                                "prepare-2",
                                Phase.PREPARE,
                                "The change is approved by somebody",
                                new Action.Ask("The change is approved by somebody"),
                                IfInterrupted.REPEAT,
                                14),
                        step(
                                "deploy-1",
                                Phase.DEPLOY,
                                "Tell the team",
                                new Action.Announce("Deploying shop now"),
                                IfInterrupted.REPEAT,
                                20),
                        shell(
                                "deploy-2",
                                Phase.DEPLOY,
                                "Apply the migrations",
                                "./bin/migrate",
                                IfInterrupted.ADOPT,
                                25,
                                new Expectation.Contains(
                                        "schema is up to date",
                                        false,
                                        "schema is up to date",
                                        span(26))),
                        shell(
                                "deploy-3",
                                Phase.DEPLOY,
                                "Count the release",
                                "./bin/count",
                                IfInterrupted.ASK,
                                28),
                        step(
                                "deploy-4",
                                Phase.DEPLOY,
                                "Deploy latest commit",
                                new Action.Hosting(Act.DEPLOY, "shop", ""),
                                IfInterrupted.ADOPT,
                                30),
                        step(
                                "deploy-5",
                                Phase.DEPLOY,
                                "Wait until it is live",
                                new Action.Hosting(Act.AWAIT_LIVE, "shop", ""),
                                IfInterrupted.ADOPT,
                                31),
                        health("verify-1", Phase.VERIFY, 40),
                        step(
                                "watch-1",
                                Phase.WATCH,
                                "Immediate (0-5 minutes)",
                                new Action.Watch(
                                        "Immediate",
                                        Duration.ZERO,
                                        Duration.ofMinutes(first),
                                        List.of(below1(50))),
                                IfInterrupted.REPEAT,
                                49),
                        step(
                                "watch-2",
                                Phase.WATCH,
                                "Short-term (5-30 minutes)",
                                new Action.Watch(
                                        "Short-term",
                                        Duration.ofMinutes(first),
                                        Duration.ofMinutes(second),
                                        List.of(below1(53))),
                                IfInterrupted.REPEAT,
                                52),
                        step(
                                "watch-3",
                                Phase.WATCH,
                                "Sign-off",
                                new Action.Ask("The deployer signs the release off"),
                                IfInterrupted.REPEAT,
                                55)),
                List.of(
                        step(
                                "rollback-1",
                                Phase.ROLLBACK,
                                "Roll back",
                                new Action.Hosting(Act.ROLL_BACK, "shop", ""),
                                IfInterrupted.ADOPT,
                                70),
                        step(
                                "rollback-2",
                                Phase.ROLLBACK,
                                "Wait until it is live",
                                new Action.Hosting(Act.AWAIT_LIVE, "shop", ""),
                                IfInterrupted.ADOPT,
                                71),
                        health("rollback-verify-1", Phase.ROLLBACK, 72)),
                rules,
                people,
                acknowledged);
    }

    static Plan plan(
            List<PlannedStep> steps,
            List<PlannedStep> rollback,
            List<Trigger> rules,
            Environment.People people,
            Map<String, String> acknowledged) {
        var bare = Environment.unbound("production");
        var environment =
                new Environment(
                        "production",
                        ".",
                        Map.of(),
                        Map.of(),
                        List.of(),
                        Optional.of(
                                new Environment.Hosting(
                                        Environment.Hosting.Kind.RENDER,
                                        "shop",
                                        "http://127.0.0.1:1/v1",
                                        "")),
                        Map.of("error rate", new OfHosting(OfHosting.Of.SERVER_ERRORS)),
                        people,
                        Map.of(),
                        Map.of(),
                        acknowledged,
                        Optional.empty(),
                        bare.stepLimit(),
                        List.of(),
                        Map.of(),
                        List.of());
        return new Plan(
                "RUNBOOK.md",
                "0".repeat(64),
                "Shop",
                environment,
                steps,
                rollback,
                rules,
                List.of(),
                List.of(),
                List.of(constraint()),
                List.of(
                        new Entry.SeverityLevel(
                                "SEV1",
                                0,
                                "Nobody can order",
                                Optional.of(Duration.ofMinutes(5)),
                                List.of(),
                                span(80)),
                        new Entry.SeverityLevel(
                                "SEV2",
                                1,
                                "A part of the requests fails, or a release was rolled back",
                                Optional.of(Duration.ofMinutes(15)),
                                List.of(),
                                span(81))),
                List.of(),
                List.of());
    }

    static Entry.KnownIssue constraint() {
        return new Entry.KnownIssue(
                "Migration refused: existing rows violate a new constraint",
                List.of(
                        "ERROR: check constraint \"...\" of relation \"...\" is violated by some row"),
                "old rows do not obey the new rule",
                List.of(),
                List.of(),
                95,
                span(90));
    }

    static PlannedStep shell(
            String id,
            Phase phase,
            String title,
            String script,
            IfInterrupted rule,
            int line,
            Expectation... expected) {
        return new PlannedStep(
                id,
                phase,
                title,
                new Action.Shell(script),
                List.of(expected),
                Optional.empty(),
                Step.Danger.NONE,
                rule,
                List.of(),
                true,
                Duration.ofMinutes(10),
                "a fence",
                line);
    }

    static PlannedStep step(
            String id, Phase phase, String title, Action action, IfInterrupted rule, int line) {
        return new PlannedStep(
                id,
                phase,
                title,
                action,
                List.of(),
                Optional.empty(),
                Step.Danger.NONE,
                rule,
                List.of(),
                phase == Phase.PREPARE,
                Duration.ofMinutes(10),
                "a line",
                line);
    }

    static PlannedStep health(String id, Phase phase, int line) {
        return new PlannedStep(
                id,
                phase,
                "Health",
                new Action.Http(
                        "GET",
                        "http://127.0.0.1:1/health",
                        Map.of(),
                        Optional.empty(),
                        false,
                        true,
                        "curl -s http://127.0.0.1:1/health"),
                List.of(
                        new Expectation.Json(
                                "{\"status\": \"ok\"}", "{\"status\": \"ok\"}", span(line + 1))),
                Optional.empty(),
                Step.Danger.NONE,
                IfInterrupted.REPEAT,
                List.of(),
                false,
                Duration.ofMinutes(1),
                "curl",
                line);
    }

    static Limit below1(int line) {
        return limit(
                Comparison.LESS,
                1,
                Limit.Polarity.GOOD_IF,
                Optional.empty(),
                "Error rate < 1 %",
                line);
    }

    static Limit above5() {
        return limit(
                Comparison.GREATER,
                5,
                Limit.Polarity.BAD_IF,
                Optional.empty(),
                "Error rate above 5 %",
                60);
    }

    static Limit limit(
            Comparison comparison,
            int value,
            Limit.Polarity polarity,
            Optional<Duration> window,
            String says,
            int line) {
        return new Limit(
                "error rate",
                OptionalInt.empty(),
                comparison,
                BigDecimal.valueOf(value),
                "%",
                false,
                window,
                OptionalInt.empty(),
                polarity,
                Limit.Level.CRITICAL,
                says,
                span(line));
    }

    static Span span(int line) {
        return new Span(line, 1, 1);
    }
}
