package dev.rutter.engine.run;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.Decided.Way;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.journal.RunEvent.HostingAnswered.About;
import dev.rutter.engine.run.Question.Kind;
import dev.rutter.engine.run.RunState.StepState;
import dev.rutter.engine.watch.Watched;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.plan.Forecast;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.plan.ServingChange;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Action.Hosting.Act;
import dev.rutter.language.runbook.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Decides what a run does next, from its state, its plan (which is in the state) and the time.
/// Pure: the same state and time give the same move, in whatever process, which is all that
/// resuming needs.
///
/// The order is the run's story. A run that is over stays over. After a decision, the way to its
/// end is followed: stop, back, or sign-off. Before one, approvals come first, then the steps in
/// the plan's order; a step that did not end well leads to a decision, by itself where the
/// document's own words decide it, by a person where they do not.
public final class Pilot {
    private final RunState state;
    private final Instant now;

    private Pilot(RunState state, Instant now) {
        this.state = state;
        this.now = now;
    }

    /// The next move.
    public static NextMove next(RunState state, Instant now) {
        return new Pilot(state, now).next();
    }

    private NextMove next() {
        if (state.end().isPresent()) {
            return new NextMove.Nothing(state.end().get());
        }
        var back = state.decision(Way.ROLL_BACK);
        if (back.isPresent()) {
            return new Return(state, now).next(back.get());
        }
        var stop = state.decision(Way.STOP);
        if (stop.isPresent()) {
            var child = stillRunning();
            if (child.isPresent()) {
                return child.get();
            }
            var cause = stop.get().decided().verdict();
            return HostingApprovals.stopped(
                            state,
                            cause.says().replaceFirst("^" + Wishes.STOPPED, ""),
                            "the run was stopped"
                                    + (cause.because().isEmpty() ? "" : ", " + cause.because()))
                    .orElseGet(() -> stopping(cause));
        }
        if (state.decision(Way.SIGN_OFF).isPresent()) {
            return new NextMove.EndRun(End.SIGNED_OFF, Account.signedOff(state));
        }
        var move = approval().orElseGet(this::forward);
        return state.held().filter(_ -> waits(move)).<NextMove>map(NextMove.Hold::new).orElse(move);
    }

    /// Whether nothing is under way that a pause would leave alone: a command runs to its end, and
    /// a live release goes on being watched.
    private static boolean waits(NextMove move) {
        return switch (move) {
            case NextMove.Ask _,
                    NextMove.AwaitAnswer _,
                    NextMove.AwaitApproval _,
                    NextMove.TakeSilence _,
                    NextMove.BeginStep _,
                    NextMove.NoteGoodRelease _ ->
                    true;
            case NextMove.ResumeStep _,
                    NextMove.GiveApproval _,
                    NextMove.Refuse _,
                    NextMove.EndStep _,
                    NextMove.RetryStep _,
                    NextMove.SkipStep _,
                    NextMove.Hold _,
                    NextMove.LetPass _,
                    NextMove.GoLive _,
                    NextMove.BeginWindow _,
                    NextMove.Look _,
                    NextMove.Warn _,
                    NextMove.Decide _,
                    NextMove.OpenIncident _,
                    NextMove.BeginRollback _,
                    NextMove.EndRollback _,
                    NextMove.EndRun _,
                    NextMove.Nothing _ ->
                    false;
        };
    }

    /// A run is not over while a command of it may still be running: its end is awaited first.
    private Optional<NextMove> stillRunning() {
        return state.steps().values().stream()
                .filter(so -> so.running() && so.begun() && so.process().isPresent())
                .filter(so ->
                        !state.questions()
                                .containsKey(
                                        Question.id(
                                                so.step(),
                                                Question.Kind.INTERRUPTED,
                                                so.attempt())))
                .filter(so ->
                        !state.questions()
                                .containsKey(
                                        Question.id(so.step(), Question.Kind.RESULT, so.attempt())))
                .flatMap(so ->
                        state.plan().step(so.step()).stream()
                                .<NextMove>map(step -> new NextMove.ResumeStep(step, so)))
                .findFirst();
    }

    private Optional<NextMove> approval() {
        var people = state.plan().environment().people();
        for (var n = 1; n <= people.approvals(); n++) {
            var id = Question.approval(n);
            var before = n;
            var who =
                    people.approve().stream()
                            .filter(one -> !one.equals(state.began().by()))
                            .filter(one -> !approvedBefore(one, before))
                            .filter(one -> !Answers.wrote(state, one))
                            .toList();
            var answer = state.answer(id);
            if (answer.isEmpty()) {
                // Nobody's turn is nobody's, rather than everybody's.
                var asked = who.isEmpty() ? people.approve() : who;
                return Optional.of(
                        ask(
                                new Question(
                                        id,
                                        Kind.APPROVAL,
                                        "",
                                        "Approve this run of "
                                                + state.plan().file()
                                                + " ("
                                                + n
                                                + " of "
                                                + people.approvals()
                                                + ")?",
                                        Account.ofPlan(state),
                                        asked,
                                        Patience.BEFORE_GO_LIVE)));
            }
            if (answer.get().answer() == Answer.NO) {
                return Optional.of(
                        new NextMove.Decide(
                                Way.STOP,
                                Account.said("approval " + n, 0, answer.get(), "an approval")));
            }
        }
        return Optional.empty();
    }

    private boolean approvedBefore(String who, int n) {
        for (var earlier = 1; earlier < n; earlier++) {
            if (state.answer(Question.approval(earlier))
                    .map(AnswerGiven::by)
                    .filter(who::equals)
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private NextMove forward() {
        var live = live();
        if (live.isPresent()) {
            return live.get();
        }
        for (var step : state.plan().steps()) {
            var outcome = state.outcome(step.id());
            if (outcome.isPresent() && outcome.get().good()) {
                continue;
            }
            var skip = Answers.toSkip(state, step.id());
            if (skip.isPresent()) {
                return new NextMove.SkipStep(step, skip.get().by(), skip.get().note());
            }
            if (outcome.isEmpty()) {
                return firstChange(step)
                        .orElseGet(() -> new StepMove(state, now).of(step, liveAt(), true));
            }
            return new Miss(state, now).after(step, state.step(step.id()).orElseThrow());
        }
        if (inPart() || (state.live().isEmpty() && nothingDeployed())) {
            return new NextMove.EndRun(End.DONE_IN_PART, Account.ofPart(state));
        }
        return new NextMove.Decide(Way.SIGN_OFF, Account.ofWhole(state));
    }

    /// Whether so much was left out that nobody can vouch for the release.
    private boolean inPart() {
        var leftOut = state.setting().leftOut();
        return !leftOut.isEmpty()
                && (state.live().isEmpty()
                        || leftOut.stream()
                                .flatMap(id -> state.plan().step(id).stream())
                                .anyMatch(step ->
                                        step.phase() != Phase.PREPARE
                                                && step.phase() != Phase.DEPLOY));
    }

    /// Before the first step that changes anything: what would be gone back to, and the figures
    /// that baselines refer to.
    private Optional<NextMove> firstChange(PlannedStep step) {
        if (step.phase() != Phase.DEPLOY || state.live().isPresent()) {
            return Optional.empty();
        }
        if (RollbackRules.byHosting(state.plan()) && state.hosting(About.GOOD_BEFORE).isEmpty()) {
            return Optional.of(new NextMove.NoteGoodRelease(step));
        }
        for (var later : state.plan().steps()) {
            if (later.action() instanceof Action.Watch watch
                    && Watched.of(state.plan(), watch).stream()
                            .anyMatch(one -> one.limit().baseline())
                    && state.window(later.id()).baseline().isEmpty()) {
                return Optional.of(new NextMove.Look(later, watch, now, now));
            }
        }
        return Optional.empty();
    }

    /// The new release serves once the last act that makes it live has ended well; without a
    /// hosting, once the last step of the deployment has. What later stages release goes out behind
    /// a window, when the release serves some already.
    private Optional<NextMove> live() {
        if (state.live().isPresent()) {
            return Optional.empty();
        }
        var steps = state.plan().steps();
        var acts =
                steps.stream()
                        .takeWhile(step -> !(step.action() instanceof Action.Watch))
                        .filter(step ->
                                RollbackRules.act(step, Act.DEPLOY)
                                        || RollbackRules.act(step, Act.AWAIT_LIVE))
                        .toList();
        var deploying = steps.stream().filter(step -> step.phase() == Phase.DEPLOY).toList();
        if (acts.isEmpty() && deploying.isEmpty()) {
            return Optional.empty();
        }
        var last = state.outcome((acts.isEmpty() ? deploying : acts).getLast().id());
        return last.isPresent() && last.get().good() && !nothingDeployed()
                ? Optional.of(new NextMove.GoLive(state.deployed().orElse("")))
                : Optional.empty();
    }

    /// Whether every step was let pass that could have brought something live: then nothing new
    /// serves, and nobody can vouch for it. What deploys nothing by its plan is no such thing.
    private boolean nothingDeployed() {
        var steps =
                state.plan().steps().stream().filter(step -> step.phase() == Phase.DEPLOY).toList();
        var acts =
                steps.stream()
                        .filter(step ->
                                RollbackRules.act(step, Act.DEPLOY)
                                        || RollbackRules.act(step, Act.AWAIT_LIVE))
                        .toList();
        var changing = steps.stream().filter(step -> ServingChange.by(step.action())).toList();
        var making = !acts.isEmpty() ? acts : !changing.isEmpty() ? changing : steps;
        return !making.isEmpty()
                && making.stream()
                        .noneMatch(step ->
                                state.outcome(step.id())
                                        .filter(Outcome.Done.class::isInstance)
                                        .isPresent());
    }

    private Optional<Instant> liveAt() {
        return state.live().map(RunState.Live::at);
    }

    private NextMove stopping(Verdict cause) {
        if (!HalfWay.untouched(state)) {
            var half = HalfWay.told(state).map(it -> "; " + it).orElse("");
            return state.incident().isEmpty()
                    ? new NextMove.OpenIncident(cause)
                    : new NextMove.EndRun(
                            End.STOPPED, Account.of(cause) + half + Account.known(state));
        }
        return new NextMove.EndRun(
                End.STOPPED_BEFORE_GO_LIVE,
                Account.of(cause) + Account.known(state) + HostingApprovals.left(state));
    }

    private NextMove ask(Question question) {
        return ask(state, now, question);
    }

    /// Asks, waits, or takes the silence for an answer.
    static NextMove ask(RunState state, Instant now, Question question) {
        var known = state.questions().get(question.id());
        if (known == null || known.asked().isEmpty()) {
            return new NextMove.Ask(question);
        }
        var asked = known.asked().get();
        return now.isBefore(asked.deadline())
                ? new NextMove.AwaitAnswer(asked)
                : new NextMove.TakeSilence(asked, question.kind().silence());
    }

    /// A question about what one attempt of a step came to.
    static Question about(
            RunState state,
            PlannedStep step,
            Kind kind,
            int attempt,
            String text,
            String evidence) {
        return new Question(
                Question.id(step.id(), kind, attempt),
                kind,
                step.id(),
                text,
                evidence,
                who(step, state),
                Patience.of(kind, step, state));
    }

    /// How long answers are waited for.
    static final class Patience {
        /// While nothing has changed yet, a day: a run that is prepared in the evening may go on in
        /// the morning.
        static final Duration BEFORE_GO_LIVE = Forecast.PATIENCE;

        /// While a release that is not good serves customers, half an hour.
        static final Duration AFTER_GO_LIVE = Forecast.HURRY;

        private Patience() {}

        /// What the plan states, to the second, for what the plan itself asks. What only turns out
        /// while a step runs hurries once customers are served by the release.
        static Duration of(Question.Kind kind, PlannedStep step, RunState state) {
            return switch (kind) {
                case SIGN, CONDITION, DANGER, HOSTING, THERE ->
                        step.answerWithin().orElseGet(() -> unstated(kind, step, state));
                case APPROVAL, RESULT, INTERRUPTED, AGAIN, WINDOW, ROLL_BACK, HALF_WAY, FAILED ->
                        unstated(kind, step, state);
            };
        }

        private static Duration unstated(Question.Kind kind, PlannedStep step, RunState state) {
            if (!HalfWay.untouched(state) && kind != Question.Kind.SIGN) {
                return AFTER_GO_LIVE;
            }
            return step.limit().compareTo(BEFORE_GO_LIVE) > 0 ? step.limit() : BEFORE_GO_LIVE;
        }
    }

    /// The move for one way a step can stand.
    static Optional<Answer> answered(RunState state, String question) {
        return state.answer(question).map(AnswerGiven::answer);
    }

    static boolean begun(Optional<StepState> so) {
        return so.isPresent() && so.get().begun();
    }

    static List<String> who(PlannedStep step, RunState state) {
        return step.who().isEmpty() ? state.plan().environment().people().sign() : step.who();
    }
}
