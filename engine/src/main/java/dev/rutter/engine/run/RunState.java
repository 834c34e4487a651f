package dev.rutter.engine.run;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.Decided;
import dev.rutter.engine.journal.RunEvent.FileWritten;
import dev.rutter.engine.journal.RunEvent.HostingAnswered;
import dev.rutter.engine.journal.RunEvent.HostingAnswered.About;
import dev.rutter.engine.journal.RunEvent.HostingApproval;
import dev.rutter.engine.journal.RunEvent.IssueMatched;
import dev.rutter.engine.journal.RunEvent.ProcessStarted;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.engine.journal.RunEvent.Setting;
import dev.rutter.engine.watch.Look;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The fold of a run's journal: everything that its status, its progress, its reports and its
/// resumption need. A value; the same events give the same state.
///
/// @param began the run's first event: plan, release, starter, compression
/// @param at when the last event was recorded
/// @param seq the last event's place
/// @param steps what began or ended, in the order in which it first did
/// @param questions what was asked or answered, in that order
/// @param windows by step; looks taken before a window began are its baseline
/// @param live the new release, once it serves
/// @param rollback the way back, once it began
/// @param paused why the run waits, empty while it does not
/// @param held that a person wants it to stand still before its next step, until it is resumed
/// @param resumed how often another process went on with it
public record RunState(
        String run,
        RunEvent.RunBegan began,
        Instant beganAt,
        Instant at,
        long seq,
        Map<String, StepState> steps,
        Map<String, Asked> questions,
        Map<String, Window> windows,
        Optional<Live> live,
        List<Ruling> decisions,
        Optional<Rollback> rollback,
        List<IssueMatched> issues,
        Optional<Incident> incident,
        List<FileWritten> files,
        Optional<String> paused,
        Optional<Held> held,
        int resumed,
        Optional<Ended> end) {
    public RunState {
        steps = Entries.of(steps);
        questions = Entries.of(questions);
        windows = Entries.of(windows);
        decisions = Appended.of(decisions);
        issues = Appended.of(issues);
        files = Appended.of(files);
    }

    /// Who answers where nobody did in time.
    public static final String NOBODY = "nobody (deadline passed)";

    /// Where one step stands.
    ///
    /// @param attempt counts from 1; 0 where it was ended without ever beginning
    /// @param beganAt of this attempt
    /// @param firstBeganAt of the first attempt
    /// @param process of this attempt, where one was started
    /// @param hosting what the hosting gave, oldest first
    /// @param verdicts of all attempts, oldest first
    /// @param outcome once it is over
    /// @param again whether a person wants it done once more and that has not begun
    /// @param retries how often a person wanted that
    /// @param unbegun how many attempts certainly did nothing
    public record StepState(
            String step,
            int attempt,
            Instant beganAt,
            Instant firstBeganAt,
            Optional<ProcessStarted> process,
            List<HostingAnswered> hosting,
            List<Verdict> verdicts,
            Optional<Outcome> outcome,
            Optional<Instant> endedAt,
            boolean again,
            int retries,
            int unbegun) {
        public StepState {
            hosting = Appended.of(hosting);
            verdicts = Appended.of(verdicts);
        }

        /// Whether its end is not recorded: it began, or it is to be done once more.
        public boolean running() {
            return outcome.isEmpty();
        }

        /// Whether something of it is under way.
        public boolean begun() {
            return attempt > 0 && !again;
        }

        /// From its first beginning to its end.
        public Optional<Duration> took() {
            return endedAt.map(until -> Duration.between(firstBeganAt, until));
        }

        /// The gravest verdict given on it: the last that is not met, else the last.
        public Optional<Verdict> verdict() {
            return verdicts.reversed().stream()
                    .filter(verdict -> !verdict.met())
                    .findFirst()
                    .or(() ->
                            verdicts.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(verdicts.getLast()));
        }
    }

    /// A question and its answer.
    ///
    /// @param asked empty where the answer came early
    /// @param answer the first that counts
    /// @param approval what became of it at the hosting, where the hosting waits for it
    public record Asked(
            Optional<QuestionAsked> asked,
            Optional<Instant> askedAt,
            Optional<AnswerGiven> answer,
            Optional<Instant> answeredAt,
            Optional<HostingApproval> approval) {
        /// Whether somebody has to answer.
        public boolean open() {
            return asked.isPresent() && answer.isEmpty();
        }
    }

    /// A window under watch.
    ///
    /// @param due when it is over; empty before it began
    public record Window(
            List<Look> baseline, Optional<Instant> began, Optional<Instant> due, List<Look> looks) {
        public Window {
            baseline = Appended.of(baseline);
            looks = Appended.of(looks);
        }
    }

    /// A person wants the run to stand still.
    public record Held(String by, String why, Instant at) {}

    /// The new release serves.
    public record Live(String release, String deploy, Instant at) {}

    /// What was decided, and when.
    public record Ruling(Decided decided, Instant at) {}

    /// The way back.
    ///
    /// @param target the release gone back to; empty where only the document's own steps lead back
    /// @param deploy the hosting's object that serves it, once known
    /// @param verified once it is over
    public record Rollback(
            String target,
            String deploy,
            Instant at,
            Optional<Boolean> verified,
            long millis,
            String seen) {}

    /// What people work on.
    public record Incident(String incident, String severity, String title, Instant at) {}

    /// The run is over.
    public record Ended(RunEvent.End end, String because, Instant at) {}

    /// The state after all of `events`, which are one run's from the first.
    ///
    /// @throws IllegalArgumentException where the first is not [RunEvent.RunBegan]
    public static RunState of(List<Recorded> events) {
        if (events.isEmpty() || !(events.getFirst().event() instanceof RunEvent.RunBegan began)) {
            throw new IllegalArgumentException("a run's first event is RunBegan");
        }
        var first = events.getFirst();
        // Drafts take entries without a copy; nobody sees the states between.
        var leftOut = Entries.<String, StepState>draft();
        began.setting()
                .ifPresent(setting ->
                        setting.leftOut()
                                .forEach(step ->
                                        leftOut.with(
                                                step,
                                                StepFold.leftOut(
                                                        step,
                                                        setting.part(),
                                                        setting.why(),
                                                        first.at()))));
        var state =
                new RunState(
                        first.run(),
                        began,
                        first.at(),
                        first.at(),
                        first.seq(),
                        leftOut,
                        Entries.draft(),
                        Entries.draft(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        Optional.empty());
        for (var event : events.subList(1, events.size())) {
            state = state.after(event);
        }
        return state.seen();
    }

    private RunState seen() {
        return new RunState(
                run,
                began,
                beganAt,
                at,
                seq,
                Entries.of(steps).last(),
                Entries.of(questions).last(),
                Entries.of(windows).last(),
                live,
                decisions,
                rollback,
                issues,
                incident,
                files,
                paused,
                held,
                resumed,
                end);
    }

    /// The state after one more event.
    public RunState after(Recorded recorded) {
        return Fold.after(this, recorded);
    }

    /// The state as it will be once these events are recorded after what is known.
    RunState foreseen(List<RunEvent> events, Instant at) {
        var state = this;
        for (var event : events) {
            state = state.after(new Recorded(run, state.seq() + 1, at, event, ""));
        }
        return state;
    }

    /// The plan that is followed.
    public Plan plan() {
        return began.plan();
    }

    /// What the run was told beside its plan.
    public Setting setting() {
        return began.setting().orElse(Setting.NONE);
    }

    /// The environment it has for itself, as locks and messages name it: two projects may both call
    /// theirs "production".
    public String place() {
        return place(setting().project(), plan().environment().name());
    }

    /// The same before there is a run.
    public static String place(String project, String environment) {
        return project.isEmpty() ? environment : environment + " of " + project;
    }

    /// Where a step stands; empty where it has neither begun nor ended.
    public Optional<StepState> step(String id) {
        return Optional.ofNullable(steps.get(id));
    }

    /// A step's outcome, once it is over.
    public Optional<Outcome> outcome(String id) {
        return step(id).flatMap(StepState::outcome);
    }

    /// The answer that counts for a question.
    public Optional<AnswerGiven> answer(String question) {
        return Optional.ofNullable(questions.get(question)).flatMap(Asked::answer);
    }

    /// The questions that wait for somebody, oldest first.
    public List<QuestionAsked> openQuestions() {
        return questions.values().stream()
                .filter(Asked::open)
                .flatMap(asked -> asked.asked().stream())
                .toList();
    }

    /// The window of a step.
    public Window window(String step) {
        return windows.getOrDefault(
                step, new Window(List.of(), Optional.empty(), Optional.empty(), List.of()));
    }

    /// The last decision of a kind.
    public Optional<Ruling> decision(Decided.Way kind) {
        return decisions.reversed().stream()
                .filter(decision -> decision.decided().decision() == kind)
                .findFirst();
    }

    /// What the hosting gave for an act, the newest.
    public Optional<HostingAnswered> hosting(About act) {
        return steps.values().stream()
                .flatMap(step -> step.hosting().stream())
                .filter(answered -> answered.act() == act)
                .reduce((older, newer) -> newer);
    }

    /// The hosting's id of this run's release.
    public Optional<String> deployed() {
        return hosting(About.DEPLOY).or(() -> hosting(About.FOUND)).map(HostingAnswered::deploy);
    }

    /// A length of the document as it is in this run.
    public Duration compressed(Duration length) {
        return Duration.ofNanos((long) (length.toNanos() / began.compression()));
    }

    /// How long the run has taken, or took.
    public Duration took() {
        return Duration.between(beganAt, end.map(Ended::at).orElse(at));
    }

    static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        return Entries.of(map).with(key, value);
    }

    static <T> List<T> with(List<T> list, T value) {
        return Appended.<T>of(list).and(value);
    }

    RunState withStep(String id, Instant at, UnaryOperator<StepState> change) {
        var before =
                step(id).orElseGet(() ->
                        new StepState(
                                id,
                                0,
                                at,
                                at,
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                0,
                                0));
        return withSteps(with(steps, id, change.apply(before)));
    }

    private RunState withSteps(Map<String, StepState> changed) {
        return new RunState(
                run, began, beganAt, at, seq, changed, questions, windows, live, decisions,
                rollback, issues, incident, files, paused, held, resumed, end);
    }
}
