package dev.rutter.app.rehearse;

import dev.rutter.app.rehearse.Report.Held;
import dev.rutter.app.rehearse.Report.Stated;
import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.run.RunState;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Runbook.LineReading;
import dev.rutter.language.runbook.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What became of each line of the document, from the journals and the stand-ins' log.
final class Lines {
    private static final Pattern ABSENT = Pattern.compile("exit status 127\\b");

    /// A request, or a `curl` that was left to the shell, that came to nobody.
    private static final Pattern NOBODY =
            Pattern.compile(
                    "^no answer: .*(connection refused|no host of this name|no way to connect)"
                            + "|^exit status [67]: curl: \\([67]\\)",
                    Pattern.CASE_INSENSITIVE);

    /// Lines that only open or leave a database's client, and the statement that is asked without
    /// it.
    private final Map<Integer, Integer> without = new TreeMap<>();

    private final Map<Integer, Line> lines = new TreeMap<>();
    private final Runbook runbook;
    private final Map<Integer, Stated> stated = new TreeMap<>();

    /// What can become of a line, best first.
    enum Fate {
        REAL("ran for real"),
        STAND_IN("by stand-in"),
        DEFAULT("answered by a stated default"),
        NOT("not rehearsed");

        private final String words;

        Fate(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        String key() {
            return switch (this) {
                case REAL -> "real";
                case STAND_IN -> "stand_in";
                case DEFAULT -> "default";
                case NOT -> "not_rehearsed";
            };
        }
    }

    /// One line.
    ///
    /// @param command whether it is a command, a query or a request
    /// @param how what was seen, or why it was not rehearsed
    /// @param judged the verdicts' words on it, of the run that counts
    record Line(
            int line, String says, boolean command, Fate fate, String how, List<String> judged) {}

    Lines(Runbook runbook, Map<Integer, String> left) {
        this.runbook = runbook;
        var statements = new TreeSet<Integer>();
        runbook.all(Step.class)
                .filter(step -> step.action() instanceof Action.Query)
                .forEach(step -> statements.add(step.span().line()));
        for (var reading : runbook.readings()) {
            if (reading.why().equals(LineReading.ASKED_WITHOUT)) {
                var below = Optional.ofNullable(statements.higher(reading.line()));
                below.or(() -> Optional.ofNullable(statements.lower(reading.line())))
                        .ifPresent(statement -> without.put(reading.line(), statement));
            }
        }
        runbook.all(Step.class)
                .forEach(step -> {
                    lines.putIfAbsent(
                            step.span().line(),
                            new Line(
                                    step.span().line(),
                                    Words.of(step.action()),
                                    Words.isCommand(step.action()),
                                    Fate.NOT,
                                    left.getOrDefault(step.span().line(), "no run came to it"),
                                    List.of()));
                });
    }

    /// Why a line is in no plan, where nothing better is known.
    void why(int line, String why) {
        var known = lines.get(line);
        if (known != null && known.fate() == Fate.NOT && known.how().equals("no run came to it")) {
            lines.put(
                    line, new Line(line, known.says(), known.command(), Fate.NOT, why, List.of()));
        }
    }

    /// Why a line was not rehearsed, whatever was said of it before.
    void because(int line, String why) {
        var known = lines.get(line);
        if (known != null && known.fate() == Fate.NOT) {
            lines.put(
                    line, new Line(line, known.says(), known.command(), Fate.NOT, why, List.of()));
        }
    }

    /// Takes over what a run did. What a run before did better stays.
    ///
    /// @param what names the run for people
    /// @param wrong lines that no release takes, and why, should one of them have been run
    void take(RunState state, List<StandIns.Call> calls, String what, Map<Integer, String> wrong) {
        for (var each : state.steps().values()) {
            state.plan()
                    .step(each.step())
                    .filter(step -> lines.containsKey(step.line()) || step.line() > 0)
                    .ifPresent(step -> {
                        if (each.outcome().isPresent()) {
                            held(step, each, asked(state, each.step()));
                        }
                        var why = wrong.get(step.line());
                        take(step, each, calls, why == null ? what : what + ", " + why);
                    });
        }
    }

    private void take(
            PlannedStep step, RunState.StepState is, List<StandIns.Call> calls, String what) {
        if (is.outcome().isEmpty()) {
            return;
        }
        var outcome = is.outcome().get();
        var took = is.took().map(Duration::toMillis).orElse(0L);
        var stoodIn =
                calls.stream()
                        .filter(call -> call.caller().equals("run"))
                        .filter(call -> !call.at().isBefore(is.firstBeganAt()))
                        .filter(call ->
                                is.endedAt().isEmpty() || !call.at().isAfter(is.endedAt().get()))
                        .map(StandIns.Call::line)
                        .toList();
        var said = outcome.line() + " in " + took + " ms, " + what;
        Fate fate;
        if (outcome instanceof Outcome.Skipped || is.attempt() == 0) {
            fate = Fate.NOT; // Told to be left out, or refused before it began.
        } else if (outcome instanceof Outcome.Failed failed
                && ABSENT.matcher(failed.why()).find()) {
            // A shell that found no program has not run the line.
            fate = Fate.NOT;
            said = "a program is not on this machine: " + outcome.line();
        } else if (outcome instanceof Outcome.Failed failed
                && NOBODY.matcher(failed.why()).find()) {
            // What nobody received was not rehearsed: the request says nothing of the document.
            fate = Fate.NOT;
            said = "nobody received it: " + outcome.line();
        } else if (step.action().byPerson()) {
            fate = Fate.DEFAULT;
        } else if (!stoodIn.isEmpty()) {
            fate = Fate.STAND_IN;
            said = stoodIn.getFirst() + ", " + said;
        } else {
            fate = Fate.REAL;
        }
        var known = lines.get(step.line());
        if (known != null
                && (known.fate().compareTo(fate) < 0
                        || (known.fate() == fate && fate != Fate.NOT))) {
            return;
        }
        var verdicts = new ArrayList<String>();
        is.verdicts()
                .forEach(verdict -> verdicts.add(verdict.kind().word() + ": " + verdict.says()));
        lines.put(
                step.line(),
                new Line(
                        step.line(),
                        known == null ? Words.of(step.action()) : known.says(),
                        known == null ? Words.isCommand(step.action()) : known.command(),
                        fate,
                        said,
                        verdicts));
    }

    /// Whether a person was asked anything about this step.
    private static boolean asked(RunState state, String step) {
        return state.questions().values().stream()
                .flatMap(each -> each.asked().stream())
                .anyMatch(each -> each.step().equals(step));
    }

    /// Keeps how the results of a step were held, the best of all runs.
    private void held(PlannedStep step, RunState.StepState is, boolean askedAbout) {
        is.verdicts()
                .forEach(verdict -> {
                    var held =
                            switch (verdict.kind()) {
                                case MET, MISSED -> Held.JUDGED;
                                case UNCLEAR -> Held.ASKED;
                                case UNMEASURABLE -> askedAbout ? Held.ASKED : Held.NOT;
                            };
                    var line = verdict.line() > 0 ? verdict.line() : step.line();
                    var how =
                            verdict.kind().word()
                                    + ": saw "
                                    + verdict.seen()
                                    + (verdict.because().isEmpty() ? "" : ", " + verdict.because());
                    stated.merge(
                            line,
                            new Stated(line, verdict.says(), held, how),
                            (one, other) -> other.held().compareTo(one.held()) < 0 ? other : one);
                });
    }

    /// How an expectation of the document was held.
    Stated stated(int line, Step step, Expectation expected) {
        var known = stated.get(line);
        if (known != null) {
            return new Stated(line, expected.says(), known.held(), known.how());
        }
        var of = lines.get(step.span().line());
        return of == null
                ? Stated.unheld(line, expected)
                : new Stated(
                        line,
                        expected.says(),
                        of.fate() == Fate.DEFAULT ? Held.ASKED : Held.NOT,
                        of.how());
    }

    /// All of them, in document order.
    List<Line> all() {
        var all = new TreeMap<>(lines);
        without.forEach((line, statement) ->
                Optional.ofNullable(lines.get(statement))
                        .ifPresent(known ->
                                all.putIfAbsent(
                                        line,
                                        new Line(
                                                line,
                                                runbook.line(line).strip(),
                                                true,
                                                known.fate(),
                                                "the database is asked without it: " + known.how(),
                                                List.of()))));
        return List.copyOf(all.values());
    }

    /// Whether a run came to this line and only a default answered for it.
    boolean answered(int line) {
        var known = lines.get(line);
        return known != null && known.fate() == Fate.DEFAULT;
    }

    /// Whether a run has come to this line.
    boolean rehearsed(int line) {
        var known = lines.get(line);
        return known != null && known.fate() != Fate.NOT;
    }
}
