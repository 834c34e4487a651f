package dev.rutter.engine.journal;

import dev.rutter.language.expect.Measurement;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.plan.Plan;
import java.time.Instant;
import java.util.List;

/// One thing that happened in a run, told in the past tense. State is nothing but the fold of
/// these.
public sealed interface RunEvent {

    /// The run exists; everything it will ever consult is in here.
    ///
    /// @param release what is to be deployed (a commit), or empty where the hosting decides
    /// @param compression by how much windows are shortened; 1 is real time
    record RunBegan(Plan plan, String release, String by, double compression) implements RunEvent {}

    /// The step's effect may have happened from here on. Durable before the effect.
    record StepBegan(String step, int attempt) implements RunEvent {}

    /// A child process runs for the step; `started` is the process's own start time, so that a
    /// reused pid is not mistaken for it.
    record ProcessStarted(String step, int attempt, long pid, String started, String folder)
            implements RunEvent {}

    /// The hosting was asked and gave this object; `deploy` is its id there.
    record HostingAnswered(String step, String act, String deploy) implements RunEvent {}

    /// A result was held against an expectation or a limit.
    record Judged(String step, Verdict verdict) implements RunEvent {}

    /// The step is over. Durable before the next one begins.
    record StepEnded(String step, int attempt, Outcome outcome) implements RunEvent {}

    /// A person is asked.
    ///
    /// @param evidence what they need to see: output, figures, the document's line
    /// @param who may answer; empty means whoever runs it
    record QuestionAsked(
            String question,
            String step,
            String text,
            String evidence,
            List<String> who,
            Instant deadline)
            implements RunEvent {
        public QuestionAsked {
            who = List.copyOf(who);
        }
    }

    /// A person (or a stated default) answered. Counts once, for its own question.
    record AnswerGiven(String question, Answer answer, String by, String note) implements RunEvent {
        /// What can be answered.
        public enum Answer {
            YES,
            NO
        }
    }

    /// A window is being watched until `due`.
    record WindowBegan(String step, Instant due) implements RunEvent {}

    /// One look during a window; a figure that could not be had is a [Measurement.Missing].
    record WindowSampled(String step, List<Measurement> seen) implements RunEvent {
        public WindowSampled {
            seen = List.copyOf(seen);
        }
    }

    /// The new release serves the traffic from here on.
    record WentLive(String release, String deploy) implements RunEvent {}

    /// What was decided, and the verdict it rests on.
    record Decided(Decision decision, Verdict verdict) implements RunEvent {
        /// What can be decided.
        public enum Decision {
            SIGN_OFF,
            ROLL_BACK,
            STOP
        }
    }

    /// The way back began; `target` is the release gone back to.
    record RollbackBegan(String target, String deploy) implements RunEvent {}

    /// The way back is over.
    ///
    /// @param millis from the decision until the old release served again
    record RollbackEnded(boolean verified, long millis, String seen) implements RunEvent {}

    /// A known issue of the document matches what failed.
    record IssueMatched(String step, String title, int line, String matched) implements RunEvent {}

    /// People have something to work on.
    record IncidentOpened(String incident, String severity, String title) implements RunEvent {}

    /// A filled-in template was written.
    record FileWritten(String kind, String path) implements RunEvent {}

    /// The run waits for somebody; `why` says for what.
    record RunPaused(String why) implements RunEvent {}

    /// Another process went on with the run.
    record RunResumed(String by) implements RunEvent {}

    /// The run is over.
    record RunEnded(End end, String because) implements RunEvent {}

    /// How a run can end.
    enum End {
        SIGNED_OFF("signed off"),
        ROLLED_BACK("rolled back"),
        /// The way back was tried and is not proven: people have to act.
        ROLLBACK_UNPROVEN("rollback not proven"),
        STOPPED_BEFORE_GO_LIVE("stopped before go-live"),
        /// Stopped after go-live without going back, by a person.
        STOPPED("stopped");

        private final String words;

        End(String words) {
            this.words = words;
        }

        /// As people and reports read it.
        public String words() {
            return words;
        }
    }
}
