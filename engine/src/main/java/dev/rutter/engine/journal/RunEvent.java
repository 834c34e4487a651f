package dev.rutter.engine.journal;

import dev.rutter.language.environment.Given;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One thing that happened in a run, told in the past tense. State is nothing but the fold of
/// these.
public sealed interface RunEvent {

    /// The run exists; everything it will ever consult is in here.
    ///
    /// @param release what is to be deployed (a commit), or empty where the hosting decides
    /// @param compression by how much windows are shortened; 1 is real time
    /// @param setting what else it was told; empty in runs from before this was recorded
    record RunBegan(
            Plan plan, String release, String by, double compression, Optional<Setting> setting)
            implements RunEvent {
        /// A run that was told nothing else.
        public RunBegan(Plan plan, String release, String by, double compression) {
            this(plan, release, by, compression, Optional.empty());
        }
    }

    /// What a run is told beside its plan.
    ///
    /// @param project whose environment it runs in: the companion's `project`, else the folder that
    ///   the environment is described in
    /// @param document the runbook's absolute path, so that an edit of it is noticed
    /// @param companion the companion file's absolute path, or empty
    /// @param part which part of the plan was asked for, in words; empty for the whole
    /// @param leftOut the steps that are therefore not done
    /// @param why the reason that was given for leaving them out
    /// @param asks whether a step that fails before go-live is asked about, rather than the run
    ///   stopped at once
    /// @param authors under which names who wrote the change is known
    /// @param given inputs and choices that stand in no file, each with who gave it
    record Setting(
            String project,
            String document,
            String companion,
            String part,
            List<String> leftOut,
            String why,
            boolean asks,
            List<String> authors,
            List<Given> given) {
        /// Nothing said.
        public static final Setting NONE =
                new Setting("", "", "", "", List.of(), "", false, List.of());

        /// A run that was given nothing beside its files.
        public Setting(
                String project,
                String document,
                String companion,
                String part,
                List<String> leftOut,
                String why,
                boolean asks,
                List<String> authors) {
            this(project, document, companion, part, leftOut, why, asks, authors, List.of());
        }

        public Setting {
            leftOut = List.copyOf(leftOut);
            authors = List.copyOf(authors);
            given = List.copyOf(given);
        }
    }

    /// The step's effect may have happened from here on. Durable before the effect.
    record StepBegan(String step, int attempt) implements RunEvent {}

    /// A child process runs for the step; `started` is the process's own start time, so that a
    /// reused pid is not mistaken for it.
    record ProcessStarted(String step, int attempt, long pid, String started, String folder)
            implements RunEvent {}

    /// The step gave values to those after it.
    ///
    /// @param values by name, masked
    /// @param ignored how many lines it wrote that were no `NAME=value`
    record StepGave(String step, int attempt, Map<String, String> values, int ignored)
            implements RunEvent {
        public StepGave {
            values = Map.copyOf(values);
        }
    }

    /// The hosting was asked and told this.
    ///
    /// @param deploy its id for a release, or what else it told; empty where there is none
    record HostingAnswered(String step, About act, String deploy) implements RunEvent {
        /// What about.
        public enum About {
            /// The release that would be gone back to, noted before anything changes.
            GOOD_BEFORE,
            /// The newest release there was right before another one was asked for: whatever came
            /// of the asking is newer by the hosting's own clock. [#UNTOLD] where it did not tell.
            NEWEST_BEFORE,
            /// The release that was asked for.
            DEPLOY,
            /// The release that was found there rather than asked for.
            FOUND,
            /// Who has to say yes at the hosting before the release goes on.
            AWAITS_APPROVAL,
            /// The release that gets the traffic.
            PROMOTE,
            /// The release that goes back.
            ROLL_BACK,
            /// What was set, before releases that nobody asks for were switched off.
            AUTO_DEPLOY_OFF,
            /// Why they could not be switched off.
            AUTO_DEPLOY_STAYS,
            /// What was set again.
            AUTO_DEPLOY_ON,
            /// Why it could not be set again.
            AUTO_DEPLOY_STAYS_OFF,
            /// Why it did not tell what it was asked; it is asked again.
            AWAY;

            /// Stands for a release that the hosting did not tell.
            public static final String UNTOLD = "?";

            /// Whether `deploy` is a text of the hosting's rather than an id.
            public boolean text() {
                return switch (this) {
                    case AWAITS_APPROVAL,
                            AUTO_DEPLOY_OFF,
                            AUTO_DEPLOY_STAYS,
                            AUTO_DEPLOY_ON,
                            AUTO_DEPLOY_STAYS_OFF,
                            AWAY ->
                            true;
                    case GOOD_BEFORE, NEWEST_BEFORE, DEPLOY, FOUND, PROMOTE, ROLL_BACK -> false;
                };
            }
        }
    }

    /// A release waits at its hosting for somebody's yes, and what became of that there.
    ///
    /// @param question by which this run asks for it
    /// @param release the hosting's id
    /// @param of what has to be approved, as the hosting names it
    /// @param said who may, who did, or why not, in words
    record HostingApproval(
            String step, String question, Stage stage, String release, List<String> of, String said)
            implements RunEvent {
        public HostingApproval {
            of = List.copyOf(of);
        }

        /// How far it is.
        public enum Stage {
            /// The hosting waits for it.
            AWAITED,
            /// A yes is about to be given to the hosting. Durable before it is.
            APPROVING,
            /// A no is. By a stop of the run it may be another one than people answered.
            REJECTING,
            /// The hosting took the answer.
            GIVEN,
            /// It was decided at the hosting itself.
            FOUND,
            /// The hosting did not take the answer.
            REFUSED;

            /// Whether nothing more is to be told to the hosting.
            public boolean over() {
                return switch (this) {
                    case AWAITED, APPROVING, REJECTING -> false;
                    case GIVEN, FOUND, REFUSED -> true;
                };
            }
        }

        /// The same at a later stage.
        public HostingApproval at(String question, Stage stage, String said) {
            return new HostingApproval(step, question, stage, release, of, said);
        }
    }

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
        /// What can be answered; which of them a question takes is its kind's to say.
        public enum Answer {
            YES,
            NO,
            /// Do the step once more.
            RETRY,
            /// Let the step pass, for the reason given.
            SKIP;

            /// As people write it.
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
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
    record Decided(Way decision, Verdict verdict) implements RunEvent {
        /// Which way a run goes from here.
        public enum Way {
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

    /// A person wants the run to stand still before its next step.
    record PauseAsked(String by, String why) implements RunEvent {}

    /// A person has a step done once more that did not end well.
    record StepRetried(String step, String by, String why) implements RunEvent {}

    /// A person lets a step pass: one that has not begun is not done, one that did not end well
    /// holds up the run no longer.
    record StepSkipped(String step, String by, String why) implements RunEvent {}

    /// The document is no longer what was planned; the recorded plan goes on.
    ///
    /// @param digest of the document as it is now; empty where it is gone
    record DocumentEdited(String digest) implements RunEvent {}

    /// The run follows another plan from here on; what was done of the old one stays done, under
    /// the same ids.
    record RunReplanned(Plan plan, String by) implements RunEvent {}

    /// A person took the environment away from whoever went on with the run.
    record LockTaken(String by, String why) implements RunEvent {}

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
        /// Stopped without going back after go-live, or with the deployment half done.
        STOPPED("stopped"),
        /// The part of the plan that was asked for ended well; nobody vouches for the rest.
        DONE_IN_PART("done in part");

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
