package dev.rutter.engine.run;

import static dev.rutter.engine.run.RunState.with;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.Decided;
import dev.rutter.engine.journal.RunEvent.DocumentEdited;
import dev.rutter.engine.journal.RunEvent.FileWritten;
import dev.rutter.engine.journal.RunEvent.HostingAnswered;
import dev.rutter.engine.journal.RunEvent.HostingApproval;
import dev.rutter.engine.journal.RunEvent.IncidentOpened;
import dev.rutter.engine.journal.RunEvent.IssueMatched;
import dev.rutter.engine.journal.RunEvent.Judged;
import dev.rutter.engine.journal.RunEvent.LockTaken;
import dev.rutter.engine.journal.RunEvent.PauseAsked;
import dev.rutter.engine.journal.RunEvent.ProcessStarted;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.engine.journal.RunEvent.RollbackBegan;
import dev.rutter.engine.journal.RunEvent.RollbackEnded;
import dev.rutter.engine.journal.RunEvent.RunBegan;
import dev.rutter.engine.journal.RunEvent.RunEnded;
import dev.rutter.engine.journal.RunEvent.RunPaused;
import dev.rutter.engine.journal.RunEvent.RunReplanned;
import dev.rutter.engine.journal.RunEvent.RunResumed;
import dev.rutter.engine.journal.RunEvent.StepBegan;
import dev.rutter.engine.journal.RunEvent.StepEnded;
import dev.rutter.engine.journal.RunEvent.StepGave;
import dev.rutter.engine.journal.RunEvent.StepRetried;
import dev.rutter.engine.journal.RunEvent.StepSkipped;
import dev.rutter.engine.journal.RunEvent.WentLive;
import dev.rutter.engine.journal.RunEvent.WindowBegan;
import dev.rutter.engine.journal.RunEvent.WindowSampled;
import dev.rutter.engine.run.RunState.Asked;
import dev.rutter.engine.run.RunState.Ended;
import dev.rutter.engine.run.RunState.Held;
import dev.rutter.engine.run.RunState.Incident;
import dev.rutter.engine.run.RunState.Live;
import dev.rutter.engine.run.RunState.Rollback;
import dev.rutter.engine.run.RunState.Ruling;
import dev.rutter.engine.run.RunState.Window;
import dev.rutter.engine.watch.Look;
import dev.rutter.language.plan.Plan;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What each event does to a run's state. Exhaustive, so that a new event cannot be forgotten.
///
/// Three rules stand here and nowhere else: the first answer to a question is the one that counts;
/// an answer that comes before its question counts only where nothing had to be seen first; and a
/// step that is over stays over, whatever a late process of it still records.
final class Fold {
    private static final Asked NOTHING =
            new Asked(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    private Fold() {}

    static RunState after(RunState before, Recorded recorded) {
        var at = recorded.at();
        var state = moved(before, recorded);
        return switch (recorded.event()) {
            case RunBegan again -> throw twice(recorded, again);
            case StepBegan(var step, var attempt) ->
                    state.withStep(step, at, old -> StepFold.began(old, attempt, at));
            case ProcessStarted started ->
                    state.withStep(started.step(), at, old -> StepFold.process(old, started));
            case HostingAnswered answered -> hosting(state, answered, at);
            case HostingApproval approval -> approval(state, approval);
            // What is said of a step before it begins is for people; nothing rests on it.
            case Judged(var step, var verdict) ->
                    state.step(step).isEmpty()
                            ? state
                            : state.withStep(step, at, old -> StepFold.judged(old, verdict));
            case StepEnded ended ->
                    state.withStep(ended.step(), at, old -> StepFold.ended(old, ended, at));
            case QuestionAsked asked -> asked(state, asked, at);
            case AnswerGiven given -> answered(state, given, at);
            case WindowBegan(var step, var due) ->
                    window(
                            state,
                            step,
                            old ->
                                    old.began().isPresent()
                                            ? old
                                            : new Window(
                                                    old.baseline(),
                                                    Optional.of(at),
                                                    Optional.of(due),
                                                    old.looks()));
            case WindowSampled(var step, var seen) ->
                    window(state, step, old -> looked(old, new Look(at, seen)));
            case WentLive(var release, var deploy) ->
                    new Copy(state).live(Optional.of(new Live(release, deploy, at))).done();
            case Decided decided ->
                    new Copy(state)
                            .decisions(with(state.decisions(), new Ruling(decided, at)))
                            .done();
            case RollbackBegan(var target, var deploy) ->
                    new Copy(state)
                            .rollback(new Rollback(target, deploy, at, Optional.empty(), 0, ""))
                            .done();
            case RollbackEnded(var verified, var millis, var seen) -> {
                var old =
                        state.rollback().orElse(new Rollback("", "", at, Optional.empty(), 0, ""));
                yield new Copy(state)
                        .rollback(
                                new Rollback(
                                        old.target(),
                                        old.deploy(),
                                        old.at(),
                                        Optional.of(verified),
                                        millis,
                                        seen))
                        .done();
            }
            case IssueMatched matched ->
                    new Copy(state).issues(with(state.issues(), matched)).done();
            case IncidentOpened(var incident, var severity, var title) ->
                    new Copy(state).incident(new Incident(incident, severity, title, at)).done();
            case FileWritten file -> new Copy(state).files(with(state.files(), file)).done();
            case RunPaused(var why) -> new Copy(state).paused(Optional.of(why)).done();
            case PauseAsked(var by, var why) ->
                    new Copy(state).held(Optional.of(new Held(by, why, at))).done();
            case StepRetried retried ->
                    state.withStep(retried.step(), at, old -> StepFold.retried(old, retried));
            case StepSkipped skipped -> {
                var asked = Answers.toSkip(state, skipped.step()).isPresent();
                yield state.withStep(
                        skipped.step(), at, old -> StepFold.skipped(old, skipped, asked, at));
            }
            case DocumentEdited _, LockTaken _, StepGave _ -> state;
            case RunReplanned(var plan, _) -> replanned(state, plan);
            case RunResumed _ ->
                    new Copy(state).held(Optional.empty()).resumed(state.resumed() + 1).done();
            case RunEnded(var end, var because) ->
                    new Copy(state).end(new Ended(end, because, at)).done();
        };
    }

    /// Any event means that the run is moving again but those that people append from elsewhere; a
    /// pause lasts until somebody goes on with the run.
    private static RunState moved(RunState before, Recorded recorded) {
        var copy = new Copy(before);
        copy.at = recorded.at();
        copy.seq = recorded.seq();
        if (!still(recorded.event())) {
            copy.paused(Optional.empty());
        }
        return copy.done();
    }

    /// Nobody is asked about a step any more that the new plan does not have.
    private static RunState replanned(RunState state, Plan plan) {
        var copy = new Copy(state).plan(plan);
        var questions = new LinkedHashMap<>(state.questions());
        questions
                .entrySet()
                .removeIf(entry ->
                        entry.getValue().open()
                                && Question.Kind.of(entry.getKey()) != Question.Kind.APPROVAL
                                && plan.step(Question.step(entry.getKey())).isEmpty());
        copy.questions = questions;
        return copy.done();
    }

    private static boolean still(RunEvent event) {
        return event instanceof AnswerGiven
                || event instanceof PauseAsked
                || event instanceof StepSkipped
                || event instanceof LockTaken;
    }

    private static IllegalArgumentException twice(Recorded recorded, RunBegan again) {
        return new IllegalArgumentException(
                "run " + recorded.run() + " began twice, again with " + again.plan().file());
    }

    private static RunState hosting(RunState state, HostingAnswered answered, Instant at) {
        var next = state.withStep(answered.step(), at, old -> StepFold.answered(old, answered));
        var rollback = next.rollback();
        if (answered.act() != HostingAnswered.About.ROLL_BACK || rollback.isEmpty()) {
            return next;
        }
        var old = rollback.get();
        return new Copy(next)
                .rollback(
                        new Rollback(
                                old.target(),
                                answered.deploy(),
                                old.at(),
                                old.verified(),
                                old.millis(),
                                old.seen()))
                .done();
    }

    private static RunState asked(RunState state, QuestionAsked asked, Instant at) {
        var old = old(state, asked.question());
        if (old.asked().isPresent()) {
            return state;
        }
        return questions(
                state,
                asked.question(),
                new Asked(
                        Optional.of(asked),
                        Optional.of(at),
                        old.answer(),
                        old.answeredAt(),
                        old.approval()));
    }

    private static RunState answered(RunState state, AnswerGiven given, Instant at) {
        var kind = Question.Kind.of(given.question());
        var old = old(state, given.question());
        var counts = old.asked().isPresent() || Early.counts(state, given.question());
        if (!kind.takes(given.answer()) || !counts || old.answer().isPresent()) {
            return state;
        }
        return questions(
                state,
                given.question(),
                new Asked(
                        old.asked(),
                        old.askedAt(),
                        Optional.of(given),
                        Optional.of(at),
                        old.approval()));
    }

    private static RunState approval(RunState state, HostingApproval approval) {
        var old = old(state, approval.question());
        return questions(
                state,
                approval.question(),
                new Asked(
                        old.asked(),
                        old.askedAt(),
                        old.answer(),
                        old.answeredAt(),
                        Optional.of(approval)));
    }

    private static Asked old(RunState state, String question) {
        var old = state.questions().get(question);
        return old == null ? NOTHING : old;
    }

    private static RunState questions(RunState state, String id, Asked asked) {
        var copy = new Copy(state);
        copy.questions = with(state.questions(), id, asked);
        return copy.done();
    }

    private static Window looked(Window old, Look look) {
        return old.began().isEmpty()
                ? new Window(with(old.baseline(), look), old.began(), old.due(), old.looks())
                : new Window(old.baseline(), old.began(), old.due(), with(old.looks(), look));
    }

    private static RunState window(
            RunState state, String step, java.util.function.UnaryOperator<Window> change) {
        var copy = new Copy(state);
        copy.windows = with(state.windows(), step, change.apply(state.window(step)));
        return copy.done();
    }

    /// A state being changed; never leaves the fold.
    private static final class Copy {
        private final RunState from;
        private RunBegan began;
        private Instant at;
        private long seq;
        private Map<String, Asked> questions;
        private Map<String, Window> windows;
        private Optional<Live> live;
        private List<Ruling> decisions;
        private Optional<Rollback> rollback;
        private List<IssueMatched> issues;
        private Optional<Incident> incident;
        private List<FileWritten> files;
        private Optional<String> paused;
        private Optional<Held> held;
        private int resumed;
        private Optional<Ended> end;

        Copy(RunState from) {
            this.from = from;
            began = from.began();
            at = from.at();
            seq = from.seq();
            questions = from.questions();
            windows = from.windows();
            live = from.live();
            decisions = from.decisions();
            rollback = from.rollback();
            issues = from.issues();
            incident = from.incident();
            files = from.files();
            paused = from.paused();
            held = from.held();
            resumed = from.resumed();
            end = from.end();
        }

        Copy live(Optional<Live> value) {
            live = live.isPresent() ? live : value;
            return this;
        }

        Copy decisions(List<Ruling> value) {
            decisions = value;
            return this;
        }

        Copy rollback(Rollback value) {
            rollback = Optional.of(value);
            return this;
        }

        Copy issues(List<IssueMatched> value) {
            issues = value;
            return this;
        }

        Copy incident(Incident value) {
            incident = incident.isPresent() ? incident : Optional.of(value);
            return this;
        }

        Copy files(List<FileWritten> value) {
            files = value;
            return this;
        }

        Copy paused(Optional<String> value) {
            paused = value;
            return this;
        }

        Copy held(Optional<Held> value) {
            held = value;
            return this;
        }

        Copy plan(Plan plan) {
            began =
                    new RunBegan(
                            plan,
                            began.release(),
                            began.by(),
                            began.compression(),
                            began.setting());
            return this;
        }

        Copy resumed(int value) {
            resumed = value;
            return this;
        }

        Copy end(Ended value) {
            end = end.isPresent() ? end : Optional.of(value);
            return this;
        }

        RunState done() {
            return new RunState(
                    from.run(),
                    began,
                    from.beganAt(),
                    at,
                    seq,
                    from.steps(),
                    questions,
                    windows,
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
    }
}
