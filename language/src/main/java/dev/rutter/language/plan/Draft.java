package dev.rutter.language.plan;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.environment.Words;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What one planning has found so far: what stays open, what stays unread. One thread, one plan.
final class Draft {
    final Runbook runbook;
    final Environment environment;
    private final List<Plan.Open> open = new ArrayList<>();
    private final Map<Integer, Plan.Unread> unread = new TreeMap<>();
    private final Map<Integer, Plan.Unread> unmeasured = new TreeMap<>();
    private final List<Plan.Unread> idle = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final Set<String> opened = new HashSet<>();
    private final Set<String> weighed = new HashSet<>();
    private final Phases phases;

    Draft(Runbook runbook, Environment environment) {
        this.runbook = runbook;
        this.environment = environment;
        this.phases = new Phases(runbook);
    }

    /// Something unresolved, said once however often it occurs.
    void open(Plan.Open.Kind kind, String what, int line, String help) {
        open(new Plan.Open(kind, what, line, help));
    }

    /// The same, with what it can be given by.
    void open(Plan.Open found) {
        if (opened.add(found.kind() + " " + found.what())) {
            open.add(found);
        }
    }

    /// A line that the plan does nothing with; the first reason stands.
    void unread(Step step, String why) {
        unread(step.span().line(), Lines.said(step), why);
    }

    void unread(int line, String says, String why) {
        unread.putIfAbsent(line, new Plan.Unread(line, says, why));
    }

    /// What the companion file says and nothing in the document asks for: a slip, or a line that
    /// the document has lost.
    void unused() {
        unused("automate", environment.automate().keySet());
        unacknowledged();
        unused("choose", environment.choose().values());
        for (var key : environment.bind().keySet().stream().sorted().toList()) {
            if (runbook.lines().stream().noneMatch(line -> line.contains(key))) {
                idle.add(new Plan.Unread(0, "bind: " + key, "the document does not write this"));
            }
        }
    }

    private void unused(String where, Collection<String> words) {
        for (var said : words.stream().sorted().toList()) {
            if (runbook.lines().stream().noneMatch(it -> Words.held(said, it))) {
                idle.add(
                        new Plan.Unread(
                                0, where + ": " + said, "no line of the document says this"));
            }
        }
    }

    private void unacknowledged() {
        var lines = new ArrayList<>(List.of("no way back"));
        lines.addAll(asked);
        runbook.all(Step.class)
                .forEach(step -> {
                    lines.addAll(List.of(step.title(), Lines.text(step.action())));
                    step.when().ifPresent(lines::add);
                    step.expectations().forEach(expected -> lines.add(expected.says()));
                });
        for (var said : environment.acknowledged().keySet().stream().sorted().toList()) {
            if (lines.stream().noneMatch(line -> Words.same(said, line))) {
                idle.add(
                        new Plan.Unread(
                                0,
                                "acknowledge: " + said,
                                "no line of the document says just this, from beginning to end"));
            }
        }
    }

    /// A question that the plan asks in words of its own.
    void asked(String text) {
        asked.add(text);
    }

    /// A limit that some window holds, asks of a person or is open about: the same one stated again
    /// elsewhere needs no more.
    void weighed(String limit) {
        weighed.add(limit);
    }

    boolean weighs(String limit) {
        return weighed.contains(limit);
    }

    /// The lines that are told as open or as no part of the plan.
    java.util.stream.IntStream told() {
        return Stream.of(
                        open.stream().map(Plan.Open::line),
                        unread.keySet().stream(),
                        unmeasured.keySet().stream())
                .flatMap(lines -> lines)
                .mapToInt(Integer::intValue);
    }

    List<Plan.Open> open() {
        return open.stream().sorted(java.util.Comparator.comparingInt(Plan.Open::line)).toList();
    }

    /// An alert that the plan does not measure, be its line also the one that opens a window.
    void unmeasured(int line, String says, String why) {
        unmeasured.putIfAbsent(line, new Plan.Unread(line, says, why));
    }

    /// In document order, without lines that a step of the plan does after all; an alert beside it
    /// is not measured by that.
    List<Plan.Unread> unread(Set<Integer> planned) {
        var lines = new TreeMap<>(unmeasured);
        unread.forEach((line, why) -> {
            if (!planned.contains(line)) {
                lines.put(line, why);
            }
        });
        return Stream.concat(idle.stream(), lines.values().stream()).toList();
    }

    /// What a chapter is for in its place ([Phases#of]).
    Phase phase(Runbook.Chapter chapter) {
        return phases.of(chapter);
    }

    /// Whether the document is a procedure for a bad day.
    boolean recovers() {
        return phases.recovers();
    }

    /// Whether a chapter verifies, be it one part of a deployment before the next.
    boolean verifies(Runbook.Chapter chapter) {
        return phases.verifies(chapter);
    }

    /// The same as [#phase], where a document that names no deployment at all is one itself.
    Phase planned(Runbook.Chapter chapter) {
        return phases.planned(chapter);
    }

    /// Why steps of a phase never run unasked.
    static String whyNot(Phase phase) {
        return switch (phase) {
            case ROLLBACK -> "for going back only";
            case INCIDENT -> "for incidents only";
            case TROUBLE -> "for trouble only: it is offered when a step fails with its symptoms";
            case MAINTAIN -> "routine work, not a part of a deployment";
            case TEMPLATE -> "a form or a copy of a checklist, linked and not run twice";
            case NONE, OVERVIEW, CONTACTS, REFERENCE, PREPARE, DEPLOY, VERIFY, WATCH ->
                    "stands in a chapter that is " + phase.name().toLowerCase(Locale.ROOT);
        };
    }
}
