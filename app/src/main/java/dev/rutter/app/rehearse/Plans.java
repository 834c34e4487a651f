package dev.rutter.app.rehearse;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.environment.Words;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Plans with something changed.
final class Plans {
    private static final Pattern COMMITS =
            Pattern.compile("(?m)(?:^|[;&|]\\s*)git(?:\\s+-\\S+)*\\s+commit\\b");

    private Plans() {}

    /// With other steps and another environment, and nothing open.
    static Plan with(
            Plan plan,
            List<PlannedStep> steps,
            List<PlannedStep> rollback,
            Environment environment) {
        return new Plan(
                plan.file(),
                plan.digest(),
                plan.title(),
                environment,
                steps,
                rollback,
                plan.rules(),
                List.of(),
                plan.unread(),
                plan.issues(),
                plan.severities(),
                plan.escalations(),
                plan.templates());
    }

    /// With other limits in its windows and its triggers, and other expectations.
    static Plan limited(
            Plan plan, UnaryOperator<Limit> limits, UnaryOperator<Expectation> expectations) {
        return new Plan(
                plan.file(),
                plan.digest(),
                plan.title(),
                plan.environment(),
                plan.steps().stream().map(step -> limited(step, limits, expectations)).toList(),
                plan.rollback().stream().map(step -> limited(step, limits, expectations)).toList(),
                plan.rules().stream()
                        .map(rule ->
                                new Entry.Trigger(
                                        rule.says(),
                                        rule.decision(),
                                        rule.limit().map(limits),
                                        rule.span()))
                        .toList(),
                plan.open(),
                plan.unread(),
                plan.issues(),
                plan.severities(),
                plan.escalations(),
                plan.templates());
    }

    private static PlannedStep limited(
            PlannedStep step,
            UnaryOperator<Limit> limits,
            UnaryOperator<Expectation> expectations) {
        var action =
                step.action()
                                instanceof
                                Action.Watch(var name, var from, var to, var watched, var stage)
                        ? new Action.Watch(
                                name, from, to, watched.stream().map(limits).toList(), stage)
                        : step.action();
        return step.withAction(action)
                .withExpectations(step.expectations().stream().map(expectations).toList());
    }

    /// Whether a step of it commits: what is released then is not known before.
    static boolean commits(Plan plan) {
        return plan.steps().stream()
                .map(PlannedStep::action)
                .filter(Action.Shell.class::isInstance)
                .anyMatch(action -> COMMITS.matcher(((Action.Shell) action).script()).find());
    }

    /// The environment without a stated answer to this step's question.
    static Environment unacknowledged(Plan plan, PlannedStep step) {
        var answers = new HashMap<>(plan.environment().acknowledged());
        answers.keySet()
                .removeIf(key ->
                        Words.same(key, step.title())
                                || (step.action() instanceof Action.Ask(var text)
                                        && Words.same(key, text)));
        return plan.environment().acknowledging(answers);
    }
}
