package dev.rutter.engine.run;

import dev.rutter.engine.journal.Journal;
import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.HostingAnswered.About;
import dev.rutter.engine.journal.RunEvent.HostingApproval;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.engine.run.EnvironmentGuard.Tenure;
import dev.rutter.engine.run.GoodRelease.Sought;
import dev.rutter.engine.step.ApprovalHand;
import dev.rutter.engine.step.Bearings;
import dev.rutter.engine.step.Hands;
import dev.rutter.engine.step.MaskedEvents;
import dev.rutter.engine.step.Performed;
import dev.rutter.engine.step.Sleeper;
import dev.rutter.engine.step.Tools;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Action.Hosting.Act;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One run in one process: asks [Pilot] for the next move and makes it, until there is none. Holds
/// no state of its own but the fold of what is in the journal.
final class Leg {
    /// How often the tenure is looked at while time passes.
    private static final Duration SLICE = Duration.ofSeconds(2);

    /// How often answers that others append are looked for.
    private static final Duration LISTEN = Duration.ofMillis(500);

    /// How long a hosting that is away is asked for the release to go back to, and how soon again.
    private static final Duration SEEK_FOR = Duration.ofMinutes(2);

    private static final Duration SEEK_AGAIN = Duration.ofSeconds(5);

    private final Journal journal;
    private final Aftermath aftermath;
    private final RunFiles files;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Asker asker;
    private final Tenure tenure;
    private final Tools tools;
    private final Hands hands;
    private final Consumer<Recorded> told;
    private final MaskedEvents masked;
    private final ApprovalHand approvals;
    private RunState state;

    /// When the hosting is looked at again that waits for people.
    private Instant lookAgain = Instant.MIN;

    /// A step whose beginning is durable and that is to be done now.
    private Optional<NextMove.BeginStep> begun = Optional.empty();

    Leg(
            RunState state,
            Journal journal,
            Aftermath aftermath,
            Path folder,
            InstantSource clock,
            Sleeper sleeper,
            Asker asker,
            Tenure tenure,
            Tools tools,
            Consumer<Recorded> told) {
        this.state = state;
        this.journal = journal;
        this.aftermath = aftermath;
        files = new RunFiles(folder);
        this.clock = clock;
        this.sleeper = sleeper;
        this.asker = asker;
        this.tenure = tenure;
        this.tools = tools;
        this.told = told;
        masked = new MaskedEvents(tools::masked);
        hands = new Hands(tools, clock, sleeper, this::record);
        approvals = new ApprovalHand(tools, clock, sleeper, this::record);
    }

    /// The lock went to somebody else while something was being done.
    static final class TenureLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TenureLost(String why) {
            super(why);
        }
    }

    /// Goes on until the run ends, pauses, or may not be gone on with here.
    Halt follow() throws InterruptedException {
        try {
            while (true) { // every move appends an event or lets time pass towards a deadline
                holdTenure();
                if (begun.isPresent()) {
                    var step = begun.get();
                    begun = Optional.empty();
                    perform(step.step(), step.attempt());
                    continue;
                }
                catchUp();
                var halt = make(Pilot.next(state, clock.instant()));
                if (halt.isPresent()) {
                    return halt.get();
                }
            }
        } catch (TenureLost lost) {
            return new Halt.Displaced(String.valueOf(lost.getMessage()));
        } catch (Journal.JournalException e) {
            // A fenced journal refuses whoever lost the environment in the middle of something.
            return tenure.lost().<Halt>map(Halt.Displaced::new).orElseThrow(() -> e);
        }
    }

    private Optional<Halt> make(NextMove move) throws InterruptedException {
        switch (move) {
            case NextMove.Nothing(var ended) -> {
                return Optional.of(new Halt.Ended(ended.end(), ended.because()));
            }
            case NextMove.AwaitAnswer(var question) -> {
                return await(question);
            }
            case NextMove.AwaitApproval(var question, var awaited) -> {
                return await(question, awaited);
            }
            case NextMove.GiveApproval(
                            var question,
                            var awaited,
                            var yes,
                            var comment,
                            var perhaps) ->
                    approvals.give(awaited, question, yes, comment, perhaps);
            case NextMove.Refuse(var question, var by, var why) ->
                    record(new AnswerGiven(question.question(), Answer.NO, by, why));
            case NextMove.Ask(var question) -> record(question.asked(clock.instant()));
            case NextMove.TakeSilence(var question, var answer) ->
                    record(
                            new AnswerGiven(
                                    question.question(),
                                    answer,
                                    RunState.NOBODY,
                                    "nobody answered by " + question.deadline()));
            case NextMove.BeginStep(var step, var attempt) -> begin(step, attempt);
            case NextMove.ResumeStep(var step, var so) -> resume(step, so);
            case NextMove.EndStep(var step, var attempt, var outcome, var verdicts) -> {
                over(Came.events(step, attempt, outcome, verdicts));
            }
            case NextMove.RetryStep(var step, var by, var why) ->
                    record(new RunEvent.StepRetried(step.id(), by, why));
            case NextMove.SkipStep(var step, var by, var why) ->
                    record(new RunEvent.StepSkipped(step.id(), by, why));
            case NextMove.Hold(var held) -> {
                record(new RunEvent.RunPaused("paused by " + held.by() + said(held.why())));
                return Optional.of(new Halt.Held(held.by(), held.why()));
            }
            case NextMove.LetPass(_, var until) -> letPass(until);
            case NextMove.NoteGoodRelease(var step) -> noteGoodRelease(step);
            case NextMove.GoLive(var deploy) ->
                    record(
                            new RunEvent.WentLive(
                                    GoodRelease.commit(tools.hosting(), state, deploy), deploy));
            case NextMove.BeginWindow(var step, var due) ->
                    record(new RunEvent.WindowBegan(step.id(), due));
            case NextMove.Look(var step, var watch, var live, var began) -> {
                var seen = new Looking(tools, state).at(watch, live, began, clock.instant());
                var completed = new Baseline(journal, state).completed(step, watch, seen);
                completed.told().forEach(told -> record(new RunEvent.Judged(step.id(), told)));
                record(new RunEvent.WindowSampled(step.id(), completed.seen()));
            }
            case NextMove.Warn(var step, var verdict) ->
                    record(new RunEvent.Judged(step.id(), verdict));
            case NextMove.Decide(var decision, var verdict) ->
                    record(new RunEvent.Decided(decision, verdict));
            case NextMove.OpenIncident(var cause) -> {
                var grade = aftermath.grading().grade(state, cause);
                record(
                        new RunEvent.IncidentOpened(
                                "inc-" + state.run(), grade.severity(), grade.title()));
            }
            case NextMove.BeginRollback() -> beginRollback();
            case NextMove.EndRollback(var verified, var millis, var seen) ->
                    record(new RunEvent.RollbackEnded(verified, millis, seen));
            case NextMove.EndRun(var end, var because) ->
                    new Closing(journal, aftermath, files, this::record)
                            .close(tools.hosting(), state, end, because);
        }
        return Optional.empty();
    }

    /// Whoever decides first does, here or at the hosting.
    private Optional<Halt> await(QuestionAsked question, HostingApproval awaited)
            throws InterruptedException {
        if (!clock.instant().isBefore(lookAgain)) {
            var decided = approvals.decided(awaited);
            lookAgain = clock.instant().plus(ApprovalHand.LOOKS_EVERY);
            if (decided.isPresent()) {
                record(HostingApprovals.found(question, awaited, decided.get()));
                return Optional.empty();
            }
        }
        return await(question);
    }

    private Optional<Halt> await(QuestionAsked question) throws InterruptedException {
        var stated = Acknowledgements.answer(state.plan(), question);
        if (stated.isPresent()) {
            record(stated.get());
            return Optional.empty();
        }
        var left = Duration.between(clock.instant(), question.deadline());
        var reply = asker.ask(question, left.compareTo(SLICE) < 0 ? left : SLICE);
        return switch (reply) {
            case Asker.Reply.NotYet() -> {
                sleeper.sleep(LISTEN);
                yield Optional.empty();
            }
            case Asker.Reply.Nobody() -> pause(question, "");
            case Asker.Reply.Given(var answer, var by, var note) -> {
                var against = Answers.against(state, question.question(), answer, by, note);
                if (against.isPresent()) {
                    yield pause(question, against.get());
                }
                record(new AnswerGiven(question.question(), answer, by, note));
                yield Optional.empty();
            }
        };
    }

    private static String said(String why) {
        return why.isBlank() ? "" : ": " + why.strip();
    }

    private Optional<Halt> pause(QuestionAsked question, String why) {
        catchUp();
        if (state.answer(question.question()).isPresent()) {
            return Optional.empty();
        }
        record(new RunEvent.RunPaused(Account.asked(question) + why));
        return Optional.of(new Halt.Paused(state.openQuestions(), Answers.ahead(state)));
    }

    private void begin(PlannedStep step, int attempt) throws InterruptedException {
        record(new RunEvent.StepBegan(step.id(), attempt));
        perform(step, attempt);
    }

    private void perform(PlannedStep step, int attempt) throws InterruptedException {
        switch (step.action()) {
            case Action.Ask _, Action.Attended _, Action.Wait _, Action.Watch _ -> {}
            case Action.Shell _,
                    Action.Query _,
                    Action.Http _,
                    Action.Hosting _,
                    Action.Announce _ ->
                    came(step, attempt, hands.perform(step, attempt, bearings(step)));
        }
    }

    private void resume(PlannedStep step, RunState.StepState so) throws InterruptedException {
        came(step, so.attempt(), hands.resume(step, so.attempt(), bearings(step)));
    }

    private void came(PlannedStep step, int attempt, Performed performed)
            throws InterruptedException {
        var came = new Came(state, aftermath.matching(), clock.instant());
        switch (performed) {
            case Performed.Over over -> over(came.events(step, attempt, over));
            case Performed.ToBeJudged open -> record(came.events(step, attempt, open));
            case Performed.Awaits awaits -> record(came.events(step, awaits));
            case Performed.Untold untold -> record(came.events(step, attempt, untold));
            // Beginning what never began is no repetition; a reading one may be repeated.
            case Performed.NeverBegan() -> begin(step, attempt + 1);
        }
    }

    /// Records the end of a step. Where the next move is to begin another, which is told by the
    /// same fold and the same pilot as ever, its beginning goes with it in one commit: both are
    /// durable before the effect, and nothing is waited for between them.
    private void over(List<RunEvent> ended) {
        holdTenure();
        catchUp();
        var now = clock.instant();
        var ahead = state.foreseen(ended, now);
        if (Pilot.next(ahead, now) instanceof NextMove.BeginStep next) {
            var events = new ArrayList<>(ended);
            events.add(new RunEvent.StepBegan(next.step().id(), next.attempt()));
            record(events);
            begun = Optional.of(next);
        } else {
            record(ended);
        }
    }

    private Bearings bearings(PlannedStep step) {
        catchUp();
        return Course.bearings(state, step, clock.instant());
    }

    /// Time passes in slices; whatever others record meanwhile (a person's stop) ends it.
    private void letPass(Instant until) throws InterruptedException {
        var before = state.seq();
        while (clock.instant().isBefore(until) && state.seq() == before) {
            var left = Duration.between(clock.instant(), until);
            sleeper.sleep(left.compareTo(SLICE) < 0 ? left : SLICE);
            holdTenure();
            catchUp();
        }
    }

    /// Without knowing what to go back to, nothing is changed: a hosting that does not tell stops
    /// the run here, and one that tells of none is said to, before the deployment.
    private void noteGoodRelease(PlannedStep step) throws InterruptedException {
        switch (seek(step.id())) {
            case Sought.Found(var id) ->
                    record(new RunEvent.HostingAnswered(step.id(), About.GOOD_BEFORE, id));
            case Sought.None() -> {
                var back = RollbackRules.first(state.plan(), Act.ROLL_BACK).orElse(step);
                record(new RunEvent.Judged(back.id(), Account.noWayBack(back)));
                record(new RunEvent.HostingAnswered(step.id(), About.GOOD_BEFORE, ""));
            }
            case Sought.Away(var why) -> {
                if (state.decisions().isEmpty()) {
                    record(
                            new RunEvent.Decided(
                                    RunEvent.Decided.Way.STOP,
                                    Account.untoldWayBack(step, SEEK_FOR, why)));
                }
            }
        }
    }

    private void beginRollback() throws InterruptedException {
        if (!RollbackRules.byHosting(state.plan())) {
            record(new RunEvent.RollbackBegan("", ""));
            return;
        }
        var noted = state.hosting(About.GOOD_BEFORE).map(RunEvent.HostingAnswered::deploy);
        var known = noted.orElse("");
        var target = known.isEmpty() && seek("") instanceof Sought.Found(var id) ? id : known;
        record(new RunEvent.RollbackBegan(target, ""));
    }

    /// Looks for the release to go back to, again where the hosting is away; a person's stop ends
    /// it. That it is away is told at once: people see what is waited for.
    private Sought seek(String step) throws InterruptedException {
        var good = new GoodRelease(tools.hosting(), journal);
        var until = clock.instant().plus(SEEK_FOR);
        var sought = good.find(state);
        var decided = state.decisions().size();
        if (sought instanceof Sought.Away(var why)) {
            record(new RunEvent.HostingAnswered(step, About.AWAY, why));
        }
        while (sought instanceof Sought.Away && clock.instant().isBefore(until)) {
            letPass(clock.instant().plus(SEEK_AGAIN));
            if (state.decisions().size() > decided) {
                break;
            }
            sought = good.find(state);
        }
        return sought;
    }

    private void holdTenure() {
        var lost = tenure.lost();
        if (lost.isPresent()) {
            throw new TenureLost(lost.get());
        }
    }

    /// Nothing is recorded, and so nothing is begun, by a process that lost the environment.
    private void record(RunEvent event) {
        record(List.of(event));
    }

    private void record(List<RunEvent> events) {
        holdTenure();
        journal.append(state.run(), events.stream().map(masked::masked).toList());
        catchUp();
    }

    private void catchUp() {
        List<Recorded> news = journal.read(state.run(), state.seq());
        for (var recorded : news) {
            state = state.after(recorded);
            told.accept(recorded);
        }
    }
}
