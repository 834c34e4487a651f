package dev.rutter.app.rehearse;

import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What a rehearsal found out.
///
/// @param document its name
/// @param enclosed what kept it from the world outside
/// @param releases one for each release that was rehearsed, in order
/// @param destructive grave steps that ran and nobody had said yes to, counted in the journals
record Report(
        String document,
        String digest,
        String enclosed,
        double compression,
        long seed,
        List<Lines.Line> lines,
        List<Rehearsed> releases,
        List<FaultTold> faults,
        List<String> notInjected,
        List<Binding.Default> defaults,
        List<Promise> promises,
        Expected expected,
        List<Problem> problems,
        List<String> notes,
        int destructive,
        Duration took) {
    Report {
        lines = List.copyOf(lines);
        releases = List.copyOf(releases);
        faults = List.copyOf(faults);
        notInjected = List.copyOf(notInjected);
        defaults = List.copyOf(defaults);
        promises = List.copyOf(promises);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /// One release.
    ///
    /// @param fault that it had, or that hit its run; empty for a good one
    /// @param end empty where it came to none
    record Rehearsed(
            String commit,
            Optional<String> fault,
            Optional<End> end,
            String because,
            String run,
            Duration took) {}

    /// What the document states of the results of its commands, queries and requests.
    record Expected(List<Stated> all) {
        Expected {
            all = List.copyOf(all);
        }

        static Expected of(Runbook runbook, Optional<Lines> lines) {
            var all = new TreeMap<Integer, Stated>();
            runbook.all(Step.class)
                    .forEach(step ->
                            step.expectations()
                                    .forEach(each -> {
                                        var line =
                                                each.span().line() > 0
                                                        ? each.span().line()
                                                        : step.span().line();
                                        all.putIfAbsent(
                                                line,
                                                lines.map(known -> known.stated(line, step, each))
                                                        .orElseGet(
                                                                () -> Stated.unheld(line, each)));
                                    }));
            return new Expected(List.copyOf(all.values()));
        }

        long of(Held held) {
            return all.stream().filter(each -> each.held() == held).count();
        }

        String says() {
            return "expectations: %d judged, %d asked, %d not covered"
                    .formatted(of(Held.JUDGED), of(Held.ASKED), of(Held.NOT));
        }
    }

    /// How a result was held against an expectation, best first.
    enum Held {
        /// By machine, in a run or by itself.
        JUDGED("judged"),
        /// A person was asked, and a default answered.
        ASKED("asked"),
        /// Not at all.
        NOT("not covered");

        private final String words;

        Held(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// One line that states what a result must look like.
    ///
    /// @param how what was seen, or why it is not covered
    record Stated(int line, String says, Held held, String how) {
        static Stated unheld(int line, Expectation expected) {
            return new Stated(line, expected.says(), Held.NOT, "no run came to it");
        }
    }

    /// A time that the document promises, and what it took here.
    ///
    /// @param real empty where no run came to it
    record Promise(int line, String says, Duration promised, Optional<Duration> real) {}

    /// Lines of one fate.
    List<Lines.Line> of(Lines.Fate fate) {
        return lines.stream().filter(line -> line.fate() == fate).toList();
    }

    /// Commands of the document, of one fate.
    long commands(Lines.Fate fate) {
        return lines.stream()
                .filter(Lines.Line::command)
                .filter(line -> line.fate() == fate)
                .count();
    }

    long commands() {
        return lines.stream().filter(Lines.Line::command).count();
    }

    /// What the author should know, gravest first.
    List<Finding> findings() {
        var found = new java.util.ArrayList<Finding>();
        faults.stream()
                .filter(fault -> fault.injected().isPresent() && !fault.noticed())
                .forEach(fault ->
                        found.add(
                                new Finding(
                                        0,
                                        0,
                                        fault.wanted().text()
                                                + " went unnoticed: the document needs "
                                                + fault.lacks())));
        problems.stream()
                .filter(problem -> problem.weight() == Problem.Weight.ERROR)
                .forEach(problem -> found.add(of(1, problem)));
        releases.stream()
                .filter(release -> release.fault().isEmpty())
                .filter(release -> !release.end().equals(Optional.of(End.SIGNED_OFF)))
                .forEach(release ->
                        found.add(
                                new Finding(
                                        0,
                                        0,
                                        "a release in which nothing changed is not signed off: "
                                                + release.because())));
        lines.stream()
                .filter(Lines.Line::command)
                .filter(line -> line.judged().stream().anyMatch(each -> each.startsWith("missed")))
                .forEach(line ->
                        found.add(
                                new Finding(
                                        2,
                                        line.line(),
                                        "did not hold here: "
                                                + line.says()
                                                + " ("
                                                + line.how()
                                                + ")")));
        faults.stream()
                .filter(fault -> fault.noticed() && !fault.lacks().isEmpty())
                .forEach(fault ->
                        found.add(new Finding(3, 0, fault.wanted().text() + ": " + fault.lacks())));
        promises.stream()
                .filter(promise ->
                        promise.real()
                                .filter(real -> real.compareTo(promise.promised()) > 0)
                                .isPresent())
                .forEach(promise ->
                        found.add(
                                new Finding(
                                        2,
                                        promise.line(),
                                        "takes longer than promised: " + promise.says())));
        problems.stream()
                .filter(problem -> problem.weight() != Problem.Weight.ERROR)
                .forEach(problem ->
                        found.add(of(problem.weight() == Problem.Weight.WARNING ? 4 : 5, problem)));
        found.sort(
                java.util.Comparator.comparingInt(Finding::weight).thenComparingInt(Finding::line));
        return List.copyOf(found);
    }

    private static Finding of(int weight, Problem problem) {
        return new Finding(
                weight,
                problem.span().line(),
                problem.code()
                        + ": "
                        + problem.claim()
                        + (problem.help().isEmpty() ? "" : "; " + problem.help()));
    }

    /// One thing for the author.
    ///
    /// @param weight 0 is the gravest
    record Finding(int weight, int line, String says) {}
}
