package dev.rutter.engine.run;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.Decided.Way;
import dev.rutter.engine.journal.RunEvent.HostingApproval;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.time.Instant;
import java.util.List;

/// What to do next in a run. The answer of [Pilot], made by [Leg]; closed on purpose.
public sealed interface NextMove {

    /// Record the question; the next move waits for its answer.
    record Ask(Question question) implements NextMove {}

    /// Wait for the answer.
    record AwaitAnswer(QuestionAsked question) implements NextMove {}

    /// The same of a question whose release waits at the hosting, where it may be decided too.
    record AwaitApproval(QuestionAsked question, HostingApproval awaited) implements NextMove {}

    /// Give an answer to the hosting.
    ///
    /// @param perhaps whether a process that is gone may have given it
    record GiveApproval(
            String question, HostingApproval awaited, boolean yes, String comment, boolean perhaps)
            implements NextMove {}

    /// Answer no to what waits at the hosting, as the run is stopped.
    record Refuse(QuestionAsked question, String by, String why) implements NextMove {}

    /// The deadline has passed: record the safe answer.
    record TakeSilence(QuestionAsked question, Answer answer) implements NextMove {}

    /// Begin a step.
    record BeginStep(PlannedStep step, int attempt) implements NextMove {}

    /// A step began in a process that is gone: find out how it ended.
    record ResumeStep(PlannedStep step, RunState.StepState so) implements NextMove {}

    /// A step's end is known without doing anything more.
    record EndStep(PlannedStep step, int attempt, Outcome outcome, List<Verdict> verdicts)
            implements NextMove {
        public EndStep {
            verdicts = List.copyOf(verdicts);
        }
    }

    /// Open a step again, as a person wants.
    record RetryStep(PlannedStep step, String by, String why) implements NextMove {}

    /// Let a step pass, as a person wants.
    record SkipStep(PlannedStep step, String by, String why) implements NextMove {}

    /// Stand still, as a person wants.
    record Hold(RunState.Held held) implements NextMove {}

    /// Let time pass.
    record LetPass(String why, Instant until) implements NextMove {}

    /// Record the release that would be gone back to, before anything changes.
    record NoteGoodRelease(PlannedStep step) implements NextMove {}

    /// Record that the new release serves.
    record GoLive(String deploy) implements NextMove {}

    /// Begin a window.
    record BeginWindow(PlannedStep step, Instant due) implements NextMove {}

    /// Look once at everything that a window watches.
    record Look(PlannedStep step, Action.Watch watch, Instant live, Instant began)
            implements NextMove {}

    /// Tell of a missed limit that decides nothing.
    record Warn(PlannedStep step, Verdict verdict) implements NextMove {}

    /// Record a decision.
    record Decide(Way decision, Verdict verdict) implements NextMove {}

    /// Give people something to work on.
    record OpenIncident(Verdict cause) implements NextMove {}

    /// Find the release to go back to and begin the way back.
    record BeginRollback() implements NextMove {}

    /// The way back is over.
    record EndRollback(boolean verified, long millis, String seen) implements NextMove {}

    /// Write the run's files and end it.
    record EndRun(RunEvent.End end, String because) implements NextMove {}

    /// Nothing: the run is over.
    record Nothing(RunState.Ended ended) implements NextMove {}
}
