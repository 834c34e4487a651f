package dev.rutter.app.rehearse;

import dev.rutter.app.rehearse.Binding.Bound;
import dev.rutter.app.rehearse.Binding.Default;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What of a plan can be run in a rehearsal.
final class Runnables {
    /// What is wrong by the shell's own rules and not by a program's: no release takes such a line,
    /// but by itself it shows what the author would see.
    private static final Set<String> OF_THE_SHELL = Set.of("RT030", "RT031");

    private Runnables() {}

    /// The plan without what cannot be run, and why: lines whose command is known to be wrong,
    /// lines with an input that nobody gave.
    static Bound of(
            Plan plan,
            Runbook runbook,
            List<Problem> wrong,
            List<Default> defaults,
            Set<String> secrets) {
        var left = new LinkedHashMap<Integer, String>();
        var tried = new HashSet<Integer>();
        runbook.all(Step.class)
                .forEach(step ->
                        wrong.stream()
                                .filter(problem -> problem.weight() == Problem.Weight.ERROR)
                                .filter(problem ->
                                        problem.span().line() >= step.span().line()
                                                && problem.span().line() <= step.lastLine())
                                .findFirst()
                                .ifPresent(problem -> {
                                    left.put(
                                            step.span().line(),
                                            "reported instead of run, "
                                                    + problem.code()
                                                    + ": "
                                                    + problem.claim());
                                    if (OF_THE_SHELL.contains(problem.code())) {
                                        tried.add(step.span().line());
                                    }
                                }));
        for (var open : plan.open()) {
            switch (open.kind()) {
                case INPUT -> {
                    left.putIfAbsent(open.line(), open.what());
                    // Told once, at its first line; no other line with it is run either.
                    runbook.all(Step.class)
                            .filter(step -> lacks(step.action(), open))
                            .forEach(step -> left.putIfAbsent(step.span().line(), open.what()));
                }
                case DATABASE, METRIC, CHOICE -> left.putIfAbsent(open.line(), open.what());
                case HOSTING, ROLLBACK, DOCUMENT -> left.putIfAbsent(0, open.what());
            }
        }
        // What only a default chose was decided by nobody: where it is grave, it is asked about.
        var guessed = defaults.stream().anyMatch(each -> each.kind().equals("choice"));
        var steps =
                plan.steps().stream()
                        .filter(step -> runs(step, left, plan))
                        .map(step -> guessed ? step.withChosen(false) : step)
                        .toList();
        var back =
                plan.rollback().stream()
                        .filter(step -> runs(step, left, plan))
                        .map(step -> guessed ? step.withChosen(false) : step)
                        .toList();
        return new Bound(
                Plans.with(plan, steps, back, plan.environment()), left, tried, defaults, secrets);
    }

    /// Whether a command needs this input: the same placeholder or variable stands in it.
    static boolean lacks(Action action, Plan.Open open) {
        var name = open.name();
        if (open.kind() != Plan.Open.Kind.INPUT || name.isEmpty()) {
            return false;
        }
        // A variable's name comes without its dollar.
        var variable = name.matches("\\w+");
        var written = (variable ? "\\$\\{?" : "") + Pattern.quote(name) + (variable ? "\\b" : "");
        return Pattern.compile(written).matcher(Words.command(action)).find();
    }

    /// What goes on until somebody stops it is no person's here where its stand-in ends by itself.
    static PlannedStep ending(PlannedStep step) {
        return step.action() instanceof Action.Attended(var script, var _)
                        && StandIns.endsByItself(script)
                ? step.withAction(new Action.Shell(script))
                : step;
    }

    private static boolean runs(PlannedStep step, Map<Integer, String> left, Plan plan) {
        return switch (step.action()) {
            case Action.Query _ ->
                    !left.containsKey(step.line()) && plan.environment().database().isPresent();
            case Action.Shell _, Action.Http _, Action.Attended _ -> !left.containsKey(step.line());
            case Action.Hosting _, Action.Ask _, Action.Announce _, Action.Wait _, Action.Watch _ ->
                    true;
        };
    }
}
