package dev.rutter.language.plan;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.plan.Forecast.Warning;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What can go round a plan: a hosting that deploys each push by itself, and an order that the
/// document states by sending from one place to another.
final class Warnings {
    /// So many of a kind are told.
    private static final int MOST = 20;

    private static final Pattern HOSTLESS =
            Pattern.compile("(?:GET |HEAD )?(/\\S*) returns [1-5]\\d\\d");

    private Warnings() {}

    static List<Warning> of(Runbook runbook, Plan plan) {
        var all = new ArrayList<Warning>();
        var automatic = Deployment.automaticLine(runbook);
        var off = Deployment.switchedOff(runbook);
        var hosting = plan.environment().hosting().isPresent();
        for (var i = 0; i < plan.steps().size() && all.size() < MOST; i++) {
            var step = plan.steps().get(i);
            if (!Deployment.pushes(step.action()) || frozen(plan, i)) {
                continue;
            }
            var behind = gatesBehind(plan, i);
            if (behind.isEmpty()) {
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
                                        + " these gates; a run itself switches it off only when"
                                        + " it asks the hosting for a release"));
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
                            freezes(plan)
                                    ? "a push deploys by itself, also one that no run made: only"
                                            + " while a run deploys and watches are releases of"
                                            + " others held back"
                                    : "a push deploys by itself, also one that no run made: nothing"
                                            + " of this plan holds it up, watches it or takes it"
                                            + " back",
                            "switch auto-deploy off at the hosting, and let runs deploy"));
        }
        all.addAll(outOfOrder(runbook, plan));
        hostless(plan).ifPresent(all::add);
        return all;
    }

    /// What a path answers, of which nobody knows whose path it is.
    private static Optional<Warning> hostless(Plan plan) {
        var asked =
                plan.steps().stream()
                        .filter(step ->
                                step.action() instanceof Action.Ask(var text)
                                        && HOSTLESS.matcher(text.strip()).matches())
                        .toList();
        return asked.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Warning(
                                asked.getFirst().line(),
                                (asked.size() == 1
                                                ? asked.getFirst().id() + " is a request"
                                                : asked.size()
                                                        + " steps, from "
                                                        + asked.getFirst().id()
                                                        + " on, are requests")
                                        + " of a path without a host, and a person is asked",
                                "name the host in the document, above the table: Base URL: https://shop.example.com"));
    }

    /// Numbered steps that send to a chapter whose steps are not done there.
    private static List<Warning> outOfOrder(Runbook runbook, Plan plan) {
        var all = new ArrayList<Warning>();
        var steps = plan.steps();
        var sent = new SentTo(runbook).byLine();
        for (var i = 0; i < steps.size() && all.size() < MOST; i++) {
            var step = steps.get(i);
            for (var target : sent.getOrDefault(step.line(), List.of())) {
                var last = runbook.within(target).getLast().lastLine();
                var of =
                        steps.stream()
                                .filter(it -> it.line() >= target.line() && it.line() <= last)
                                .toList();
                if (of.isEmpty()
                        || of.getFirst().phase() == Phase.PREPARE
                        || (i + 1 < steps.size() && steps.get(i + 1).equals(of.getFirst()))) {
                    continue;
                }
                all.add(
                        new Warning(
                                step.line(),
                                step.id()
                                        + " sends to \""
                                        + target.title()
                                        + "\" (line "
                                        + target.line()
                                        + "), and what that holds is done in its own place: "
                                        + of.getFirst().id()
                                        + (of.size() > 1 ? " to " + of.getLast().id() : ""),
                                "write the commands where they are to be run, or count the chapters"
                                        + " in the order in which they are done"));
            }
        }
        return all;
    }

    /// Whether a run holds back releases by push from the moment on at which it asks for its own.
    private static boolean freezes(Plan plan) {
        return frozen(plan, plan.steps().size());
    }

    private static boolean frozen(Plan plan, int at) {
        return plan.environment().hosting().filter(Warnings::canFreeze).isPresent()
                && plan.steps().stream().limit(at).anyMatch(Warnings::asksForRelease);
    }

    private static boolean asksForRelease(PlannedStep step) {
        return step.action() instanceof Action.Hosting act
                && act.act() == Action.Hosting.Act.DEPLOY;
    }

    private static boolean canFreeze(Environment.Hosting hosting) {
        return switch (hosting.kind()) {
            case RENDER, VERCEL -> true;
            case GITHUB -> false;
        };
    }

    /// What becomes, at a step that asks for a release, of pushes that the hosting would release by
    /// itself in the meantime; empty at any other step.
    static Optional<String> pushes(Plan plan, PlannedStep step) {
        if (!asksForRelease(step)) {
            return Optional.empty();
        }
        return plan.environment()
                .hosting()
                .map(hosting ->
                        canFreeze(hosting)
                                ? "releases by push are switched off just before, and on again when"
                                        + " the run is signed off or ends before going live; after"
                                        + " a way back they stay off"
                                : "one that starts this workflow too is not held back: GitHub"
                                        + " cannot");
    }

    /// The gates after a step that are no part of going live itself.
    private static List<String> gatesBehind(Plan plan, int at) {
        return plan.steps().stream()
                .skip(at + 1L)
                .filter(PlannedStep::gate)
                .filter(step -> !(step.action() instanceof Action.Hosting))
                .map(PlannedStep::id)
                .limit(MOST)
                .toList();
    }
}
