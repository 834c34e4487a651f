package dev.rutter.app.rehearse;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.run.RunState;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.runbook.Runbook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
    private record Sign(Instant at, int line, String says) {}

    static FaultTold of(
            Fault.Wanted wanted,
            Optional<String> step,
            Optional<Instant> injected,
            String how,
            Runbook runbook,
            RunState state,
            List<Recorded> events) {
        var sign =
                injected.flatMap(since ->
                        events.stream()
                                .filter(each -> !each.at().isBefore(since))
                                .flatMap(each -> sign(wanted.fault(), each, state).stream())
                                .findFirst());
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
                        : lacks(new Lacks(wanted.fault(), state), wanted.fault(), injected, sign));
    }

    private static String lacks(
            Lacks lacks, Fault fault, Optional<Instant> injected, Optional<Sign> sign) {
        if (injected.isEmpty()) {
            return lacks.place();
        }
        if (sign.isEmpty()) {
            return lacks.unnoticed();
        }
        // That its own process ended, or that nobody answered, is Rutter's to notice.
        var rutters = fault == Fault.CONTROLLER_KILLED || fault == Fault.LOST_APPROVAL;
        return sign.get().line() == 0 && !rutters ? lacks.unasked() : "";
    }

    private static Optional<Sign> sign(Fault fault, Recorded recorded, RunState state) {
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
                                            + verdict.seen()));
            case RunEvent.StepEnded(var step, var _, var outcome) when !outcome.good() ->
                    Optional.of(new Sign(at, lineOf(state, step), outcome.line()));
            case RunEvent.Decided(var decision, var verdict)
                    when decision != RunEvent.Decided.Way.SIGN_OFF ->
                    Optional.of(new Sign(at, verdict.line(), decision + ": " + verdict.says()));
            case RunEvent.RunResumed _ when fault == Fault.CONTROLLER_KILLED ->
                    Optional.of(new Sign(at, 0, "another process went on with the run"));
            case RunEvent.RunPaused(var why) when fault == Fault.LOST_APPROVAL ->
                    Optional.of(new Sign(at, 0, "the run paused: " + why));
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
                .map(why -> new Sign(at, lineOf(state, step), "a figure could not be had: " + why));
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
