package dev.rutter.app.view;

import dev.rutter.engine.incident.Ladder;
import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.ledger.Releases;
import dev.rutter.engine.run.Question;
import dev.rutter.engine.run.RunState;
import dev.rutter.engine.store.Lease;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Where a run stands, as a page and as a line.
public final class StateText {
    private StateText() {}

    /// Who holds which environment: owner, age, and when the holder was last heard of.
    ///
    /// @param died whether the process that holds it is gone
    public static String lock(Lease lease, boolean died, Instant now) {
        return "lock   "
                + lease.environment()
                + ": run "
                + lease.run()
                + " of "
                + lease.owner()
                + ", for "
                + Lengths.of(Duration.between(lease.takenAt(), now))
                + ", heard of "
                + Lengths.of(Duration.between(lease.heartbeatAt(), now))
                + " ago"
                + (died ? "; its process has died: rutter resume " + lease.run() : "");
    }

    /// One line of a list of runs.
    ///
    /// @param carried whether a process goes on with it
    public static String line(RunState state, boolean carried) {
        return String.format(
                Locale.ROOT,
                "%-6s %s  %-12s %-24s %-10s %s",
                state.run(),
                state.beganAt().toString().substring(0, 16).replace('T', ' ') + "Z",
                state.plan().environment().name(),
                Lengths.cut(state.plan().file(), 24),
                Lengths.cut(Releases.brief(state.began().release()), 10),
                stand(state, carried));
    }

    /// Which process goes on with a run that is not over, or what to do where none does.
    ///
    /// @param leases those that hold now
    /// @param died which of them are held by a process that is gone
    public static String carried(
            RunState state, List<Lease> leases, Predicate<Lease> died, Instant now) {
        if (state.end().isPresent()) {
            return "";
        }
        return leases.stream()
                .filter(lease -> lease.run().equals(state.run()))
                .findFirst()
                .map(lease -> lock(lease, died.test(lease), now))
                .orElse(
                        "\""
                                + state.place()
                                + "\" stays held by this run; no process goes on with it"
                                + (state.paused().isPresent()
                                        ? ""
                                        : ": rutter resume " + state.run()));
    }

    /// Steps with their outcomes, open questions, decisions, files.
    ///
    /// @param carried whether a process goes on with it
    public static String of(RunState state, boolean carried) {
        var out = new StringBuilder();
        out.append("run ").append(state.run()).append(" of ").append(state.plan().file());
        out.append(" in ").append(state.plan().environment().name());
        if (!state.began().release().isEmpty()) {
            out.append(", release ").append(Releases.brief(state.began().release()));
        }
        out.append(", by ")
                .append(state.began().by())
                .append(": ")
                .append(stand(state, carried))
                .append('\n');
        if (!state.setting().part().isEmpty()) {
            out.append(state.setting().part());
            out.append(state.setting().why().isEmpty() ? "" : ": " + state.setting().why());
            out.append('\n');
        }
        var phase = Phase.NONE;
        for (var step : state.plan().steps()) {
            if (step.phase() != phase) {
                phase = step.phase();
                out.append('\n').append(phase.word()).append('\n');
            }
            out.append(stepLine(state, step, carried));
        }
        if (state.rollback().isPresent()) {
            out.append("\nrollback\n");
            state.plan().rollback().forEach(step -> out.append(stepLine(state, step, carried)));
        }
        tail(state, out);
        return out.toString();
    }

    private static void tail(RunState state, StringBuilder out) {
        for (var decision : state.decisions()) {
            out.append("\ndecided to ")
                    .append(EventText.words(decision.decided().decision()))
                    .append(": ")
                    .append(EventText.because(decision.decided().verdict()))
                    .append('\n');
        }
        state.rollback()
                .filter(rollback -> rollback.verified().isPresent())
                .ifPresent(rollback ->
                        out.append(
                                        EventText.back(
                                                rollback.target().isEmpty()
                                                        ? "the old release"
                                                        : "release " + rollback.target(),
                                                rollback.verified().orElse(false),
                                                rollback.millis(),
                                                rollback.seen()))
                                .append('\n'));
        for (var issue : state.issues()) {
            out.append("known issue")
                    .append(issue.line() > 0 ? ", line " + issue.line() : "")
                    .append(": ")
                    .append(issue.title())
                    .append('\n');
        }
        state.incident()
                .ifPresent(incident ->
                        out.append("incident ")
                                .append(incident.incident())
                                .append(' ')
                                .append(incident.severity())
                                .append(": ")
                                .append(incident.title())
                                .append('\n')
                                .append(called(state, incident.at())));
        for (var file : state.files()) {
            out.append("wrote ").append(file.kind()).append(": ").append(file.path()).append('\n');
        }
        for (var asked : state.openQuestions()) {
            out.append("\nasks [")
                    .append(asked.question())
                    .append("] ")
                    .append(asked.text())
                    .append('\n');
            asked.evidence()
                    .lines()
                    .limit(20)
                    .forEach(line -> out.append("  │ ").append(line).append('\n'));
            out.append("  rutter answer ").append(state.run()).append(' ').append(asked.question());
            out.append(' ')
                    .append(
                            Question.Kind.of(asked.question()).answers().stream()
                                    .map(answer -> answer.word())
                                    .collect(Collectors.joining("|")))
                    .append(
                            asked.who().isEmpty()
                                    ? ""
                                    : "   (of " + String.join(", ", asked.who()) + ")")
                    .append("   (until ")
                    .append(seconds(asked.deadline()))
                    .append(", then ")
                    .append(Question.Kind.of(asked.question()).silence().word())
                    .append(")\n");
        }
        if (state.end().isEmpty() && state.paused().isPresent()) {
            out.append("\nthen: rutter resume ").append(state.run()).append('\n');
        }
    }

    /// Whom the document wants called, each with the time from which on.
    private static String called(RunState state, Instant opened) {
        return Ladder.of(state.plan(), opened).stream()
                .map(it ->
                        "  call "
                                + it.who()
                                + " from "
                                + it.from()
                                + " ("
                                + Ladder.when(it.after())
                                + ", line "
                                + it.line()
                                + ")\n")
                .collect(Collectors.joining());
    }

    private static String stepLine(RunState state, PlannedStep step, boolean carried) {
        var mark = "·";
        var seen = "";
        var stand = state.step(step.id());
        if (stand.isPresent()) {
            var outcome = stand.get().outcome();
            mark = outcome.map(StateText::mark).orElse(state.end().isPresent() ? "?" : "▸");
            seen =
                    outcome.map(EventText::outcome)
                            .orElse(
                                    (state.end().isPresent()
                                                    ? "not over when the run ended, begun "
                                                    : carried || state.paused().isPresent()
                                                            ? "running since "
                                                            : "how it ended is found out by resuming, begun ")
                                            + seconds(stand.get().beganAt()));
        }
        return String.format(
                                Locale.ROOT,
                                "  %s %-10s %4d  %-60s %s",
                                mark,
                                step.id(),
                                step.line(),
                                Lengths.cut(state.plan().name(step), 102),
                                Lengths.cut(seen, 100))
                        .stripTrailing()
                + "\n";
    }

    private static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String mark(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> "✓";
            case Outcome.Skipped _ -> "–";
            case Outcome.Failed _, Outcome.TimedOut _ -> "✗";
            case Outcome.Unknown _ -> "?";
        };
    }

    /// Where it stands, in a few words.
    public static String stand(RunState state) {
        return stand(state, true);
    }

    private static String stand(RunState state, boolean carried) {
        if (state.end().isPresent()) {
            return state.end().get().end().words() + " after " + Lengths.of(state.took());
        }
        if (state.held().isPresent() && state.paused().isEmpty()) {
            return "will stand still before its next step, paused by " + state.held().get().by();
        }
        if (state.paused().isPresent()) {
            return "waits: " + Lengths.cut(state.paused().get(), 80);
        }
        return state.steps().values().stream()
                .filter(RunState.StepState::running)
                .reduce((older, newer) -> newer)
                .map(step ->
                        (carried ? "at " : "interrupted at ")
                                + EventText.title(state.plan(), step.step()))
                .orElse("begun");
    }
}
