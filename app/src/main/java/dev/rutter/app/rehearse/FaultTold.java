package dev.rutter.app.rehearse;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.run.RunState;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.runbook.Runbook;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What became of one fault, from the run's journal alone.
///
/// @param injected empty where the run never came to the place
/// @param noticed whether the run told of it, or acted on it
/// @param line of the document that noticed it, 0 where none did or Rutter itself did
/// @param afterMillis from the fault to the first event that shows it
/// @param by the event in words
/// @param done how the run went on and ended
/// @param left what a person would still have had to do, by the run's events and the document
/// @param lacks what the document lacks for it; empty where nothing is
record FaultTold(
        Fault.Wanted wanted,
        Optional<String> step,
        Optional<Instant> injected,
        String how,
        boolean noticed,
        int line,
        long afterMillis,
        String by,
        String done,
        String left,
        String lacks) {

    /// The first event that shows it.
    ///
    /// @param same what it has in common with a sign of another run that says the same
    private record Sign(Instant at, int line, String says, String same) {}

    /// What a run without a fault complains of too: what says the same of every release notices
    /// nothing.
    static Set<String> anyway(RunState state, List<Recorded> events) {
        var all = new HashSet<String>();
        for (var each : events) {
            over(each.event()).ifPresent(front -> all.removeIf(same -> same.startsWith(front)));
            sign(Optional.empty(), each, state).map(Sign::same).ifPresent(all::add);
        }
        return Set.copyOf(all);
    }

    /// How the signs begin that this event makes pass: what a release recovers from by itself may
    /// be all that a bad one shows.
    private static Optional<String> over(RunEvent event) {
        if (event instanceof RunEvent.Judged(var step, var verdict)) {
            return Optional.of(step + " " + verdict.says() + ": ");
        }
        if (event instanceof RunEvent.StepEnded(var step, var _, var _)) {
            return Optional.of(step + " ended ");
        }
        return event instanceof RunEvent.WindowSampled(var step, var _)
                ? Optional.of(step + " no figure: ")
                : Optional.empty();
    }

    /// @param anyway what the good release's run complained of
    static FaultTold of(
            Fault.Wanted wanted,
            Optional<String> step,
            Optional<Instant> injected,
            String how,
            Runbook runbook,
            RunState state,
            List<Recorded> events,
            Set<String> anyway) {
        var signs =
                injected.stream()
                        .flatMap(since -> events.stream().filter(it -> !it.at().isBefore(since)))
                        .flatMap(each -> sign(Optional.of(wanted.fault()), each, state).stream())
                        .toList();
        var sign = signs.stream().filter(each -> !anyway.contains(each.same())).findFirst();
        var end =
                state.end()
                        .map(ended -> ended.end().words() + ": " + ended.because())
                        .orElse("no end");
        return new FaultTold(
                wanted,
                step,
                injected,
                how,
                sign.isPresent(),
                sign.map(Sign::line).orElse(0),
                sign.isEmpty() || injected.isEmpty()
                        ? -1
                        : Duration.between(injected.get(), sign.get().at()).toMillis(),
                sign.map(Sign::says).orElse(""),
                end,
                injected.isEmpty() ? "" : new Leftover(runbook, state, events).told(injected),
                injected.isEmpty() && step.isPresent()
                        ? (how.isEmpty()
                                ? "the run did not come to step \"" + step.get() + "\""
                                : how)
                        : lacks(
                                new Lacks(wanted.fault(), state),
                                wanted.fault(),
                                injected,
                                sign,
                                signs.stream().findFirst()));
    }

    private static String lacks(
            Lacks lacks,
            Fault fault,
            Optional<Instant> injected,
            Optional<Sign> sign,
            Optional<Sign> first) {
        if (injected.isEmpty()) {
            return lacks.place();
        }
        if (sign.isEmpty()) {
            return first.map(each ->
                            "a line that tells it from the good release: %s is said of that too (%s)"
                                    .formatted(
                                            each.line() > 0
                                                    ? "what line " + each.line() + " says"
                                                    : "what Rutter says",
                                            each.says()))
                    .orElseGet(lacks::unnoticed);
        }
        // That its own process ended, or that nobody answered, is Rutter's to notice.
        var rutters = fault == Fault.CONTROLLER_KILLED || fault == Fault.LOST_APPROVAL;
        return sign.get().line() == 0 && !rutters ? lacks.unasked() : "";
    }

    private static Optional<Sign> sign(Optional<Fault> fault, Recorded recorded, RunState state) {
        var at = recorded.at();
        return switch (recorded.event()) {
            case RunEvent.Judged(var step, var verdict) when bad(verdict) ->
                    Optional.of(
                            new Sign(
                                    at,
                                    lineOf(state, step, verdict),
                                    verdict.says()
                                            + ": "
                                            + verdict.kind().word()
                                            + ", saw "
                                            + verdict.seen(),
                                    step + " " + verdict.says() + ": " + complaint(verdict)));
            case RunEvent.StepEnded(var step, var _, var outcome) when !outcome.good() ->
                    Optional.of(
                            new Sign(
                                    at,
                                    lineOf(state, step),
                                    outcome.line(),
                                    step + " ended " + outcome.getClass().getSimpleName()));
            case RunEvent.Decided(var decision, var verdict)
                    when decision != RunEvent.Decided.Way.SIGN_OFF ->
                    Optional.of(
                            new Sign(
                                    at,
                                    verdict.line(),
                                    decision + ": " + verdict.says(),
                                    decision + " " + verdict.line() + " " + verdict.says()));
            case RunEvent.RunResumed _ when fault.equals(Optional.of(Fault.CONTROLLER_KILLED)) ->
                    Optional.of(new Sign(at, 0, "another process went on with the run", "resumed"));
            case RunEvent.RunPaused(var why) when fault.equals(Optional.of(Fault.LOST_APPROVAL)) ->
                    Optional.of(new Sign(at, 0, "the run paused: " + why, "paused"));
            case RunEvent.WindowSampled(var step, var seen) -> missing(at, step, seen, state);
            case RunEvent.RunBegan _,
                    RunEvent.StepBegan _,
                    RunEvent.ProcessStarted _,
                    RunEvent.StepGave _,
                    RunEvent.HostingAnswered _,
                    RunEvent.HostingApproval _,
                    RunEvent.Judged _,
                    RunEvent.StepEnded _,
                    RunEvent.QuestionAsked _,
                    RunEvent.AnswerGiven _,
                    RunEvent.WindowBegan _,
                    RunEvent.WentLive _,
                    RunEvent.Decided _,
                    RunEvent.RollbackBegan _,
                    RunEvent.RollbackEnded _,
                    RunEvent.IssueMatched _,
                    RunEvent.IncidentOpened _,
                    RunEvent.FileWritten _,
                    RunEvent.RunPaused _,
                    RunEvent.PauseAsked _,
                    RunEvent.StepRetried _,
                    RunEvent.StepSkipped _,
                    RunEvent.DocumentEdited _,
                    RunEvent.RunReplanned _,
                    RunEvent.LockTaken _,
                    RunEvent.RunResumed _,
                    RunEvent.RunEnded _ ->
                    Optional.empty();
        };
    }

    private static Optional<Sign> missing(
            Instant at, String step, List<Measurement> seen, RunState state) {
        return seen.stream()
                .filter(Measurement.Missing.class::isInstance)
                .map(each -> ((Measurement.Missing) each).why())
                .findFirst()
                .map(why ->
                        new Sign(
                                at,
                                lineOf(state, step),
                                "a figure could not be had: " + why,
                                step + " no figure: " + uncounted(why)));
    }

    /// A line that is missed is missed, whatever it saw; why a figure is not to be had may differ.
    private static String complaint(Verdict verdict) {
        return switch (verdict.kind()) {
            case MET, MISSED, UNCLEAR -> verdict.kind().word();
            case UNMEASURABLE -> verdict.kind().word() + " " + uncounted(verdict.seen());
        };
    }

    /// Without times, ports and counts, which differ from run to run.
    private static String uncounted(String text) {
        return text.replaceAll("\\d+", "#");
    }

    /// What a person has to tell, and a default told here, has noticed nothing.
    private static boolean bad(Verdict verdict) {
        return switch (verdict.kind()) {
            case MET, UNCLEAR -> false;
            case MISSED, UNMEASURABLE -> true;
        };
    }

    private static int lineOf(RunState state, String step, Verdict verdict) {
        return verdict.line() > 0 ? verdict.line() : lineOf(state, step);
    }

    private static int lineOf(RunState state, String step) {
        return state.plan().step(step).map(each -> each.line()).orElse(0);
    }
}
