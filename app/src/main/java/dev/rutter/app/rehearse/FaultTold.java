package dev.rutter.app.rehearse;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.run.RunState;
import dev.rutter.language.expect.Verdict;
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
/// @param left what a person would still have had to do
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
                left(state, wanted.fault()),
                lacks(wanted.fault(), injected.isPresent(), sign));
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
                    when decision != RunEvent.Decided.Decision.SIGN_OFF ->
                    Optional.of(new Sign(at, verdict.line(), decision + ": " + verdict.says()));
            case RunEvent.RunResumed _ when fault == Fault.CONTROLLER_KILLED ->
                    Optional.of(new Sign(at, 0, "another process went on with the run"));
            case RunEvent.RunPaused(var why) when fault == Fault.LOST_APPROVAL ->
                    Optional.of(new Sign(at, 0, "the run paused: " + why));
            default -> Optional.empty();
        };
    }

    private static boolean bad(Verdict verdict) {
        return switch (verdict.kind()) {
            case MET -> false;
            case MISSED, UNCLEAR, UNMEASURABLE -> true;
        };
    }

    private static int lineOf(RunState state, String step, Verdict verdict) {
        return verdict.line() > 0 ? verdict.line() : lineOf(state, step);
    }

    private static int lineOf(RunState state, String step) {
        return state.plan().step(step).map(each -> each.line()).orElse(0);
    }

    private static String left(RunState state, Fault fault) {
        var work =
                switch (fault) {
                    case BAD_RELEASE, SLOW_RELEASE, CRASH_LOOP ->
                            "find the cause in the release; work on the incident";
                    case FAILING_MIGRATION ->
                            "correct the migration, clear the failed entry from its history, deploy again";
                    case HALF_MIGRATION ->
                            "find which half of the migration is in the schema and undo or complete it by hand";
                    case DATABASE_DOWN ->
                            "bring the database back; look whether anything written meanwhile was lost";
                    case DISK_FULL -> "make room, look for files that were cut off, deploy again";
                    case HOSTING_5XX ->
                            "look at the hosting's own state page; deploy again where the run stopped";
                    case LOST_APPROVAL -> "find out why nobody answered; deploy again";
                    case CONTROLLER_KILLED -> "nothing: resume goes on by itself once it is called";
                };
        return switch (state.end().map(RunState.Ended::end).orElse(RunEvent.End.STOPPED)) {
            case SIGNED_OFF, DONE_IN_PART ->
                    fault == Fault.CONTROLLER_KILLED || fault == Fault.HOSTING_5XX
                            ? "nothing: the release was signed off all the same"
                            : work;
            case ROLLED_BACK, STOPPED_BEFORE_GO_LIVE -> work;
            case ROLLBACK_UNPROVEN, STOPPED -> "bring the service back by hand; " + work;
        };
    }

    private static String lacks(Fault fault, boolean injected, Optional<Sign> sign) {
        if (!injected) {
            return "the document has no step that this fault could hit";
        }
        if (sign.isEmpty()) {
            return switch (fault) {
                case BAD_RELEASE -> "a limit on the error rate, with a window after going live";
                case SLOW_RELEASE -> "a limit on the response time, with a window after going live";
                case CRASH_LOOP -> "a look at the service some time after it went live";
                case FAILING_MIGRATION ->
                        "a step that applies the release's migrations before it goes live";
                case HALF_MIGRATION ->
                        "a query that shows whether the schema is as the release expects it";
                case DATABASE_DOWN -> "a query or a health check that reaches the database";
                case DISK_FULL ->
                        "a step that looks at the room left, or one that fails without any";
                case HOSTING_5XX -> "a step that waits for the hosting";
                case LOST_APPROVAL -> "a time limit on the answer";
                case CONTROLLER_KILLED -> "";
            };
        }
        return sign.get().line() == 0
                        && fault != Fault.CONTROLLER_KILLED
                        && fault != Fault.LOST_APPROVAL
                ? "no line of the document asks for it: Rutter noticed it by itself"
                : "";
    }
}
