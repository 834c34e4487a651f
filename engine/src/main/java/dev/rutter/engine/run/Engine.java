package dev.rutter.engine.run;

import dev.rutter.engine.journal.Journal;
import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.Decided;
import dev.rutter.engine.journal.RunEvent.DocumentEdited;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.journal.RunEvent.HostingAnswered;
import dev.rutter.engine.journal.RunEvent.LockTaken;
import dev.rutter.engine.journal.RunEvent.PauseAsked;
import dev.rutter.engine.journal.RunEvent.RunBegan;
import dev.rutter.engine.journal.RunEvent.RunEnded;
import dev.rutter.engine.journal.RunEvent.RunReplanned;
import dev.rutter.engine.journal.RunEvent.RunResumed;
import dev.rutter.engine.journal.RunEvent.Setting;
import dev.rutter.engine.journal.RunEvent.StepSkipped;
import dev.rutter.engine.run.EnvironmentGuard.Taken;
import dev.rutter.engine.step.Sleeper;
import dev.rutter.engine.step.Toolless;
import dev.rutter.engine.step.Tools;
import dev.rutter.engine.step.ToolsException;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.PlannedStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Runs runbooks. Safe for many threads; one run is gone on with by one thread at a time.
///
/// How a run survives `kill -9`. The journal is the run; this object holds nothing that is not in
/// it. Before a step has an effect, `StepBegan` is durable; before the next step begins,
/// `StepEnded` is. Whoever carries on folds the journal to a [RunState] and asks [Pilot] for the
/// next move, exactly as the dead process would have. The one thing that the fold cannot know is
/// how a step ended that began and did not end in the journal; that is found out where the effect
/// is: in the child's files, at the hosting, or from a person. A step is repeated only where it
/// reads, or where it certainly never began.
public final class Engine {
    private final Journal journal;
    private final Tools.Opener opener;
    private final EnvironmentGuard guard;
    private final Aftermath aftermath;
    private final Path home;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final List<Consumer<Recorded>> listeners = new CopyOnWriteArrayList<>();

    /// @param home where runs keep their files, in `runs/RUN/`
    public Engine(
            Journal journal,
            Tools.Opener opener,
            EnvironmentGuard guard,
            Aftermath aftermath,
            Path home,
            InstantSource clock,
            Sleeper sleeper) {
        this.journal = journal;
        this.opener = opener;
        this.guard = guard;
        this.aftermath = aftermath;
        this.home = home;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /// Tells of every event from now on, on the thread of the run, right after it is durable.
    public void listen(Consumer<Recorded> listener) {
        listeners.add(listener);
    }

    /// Records that a run of this plan exists and gives its id. Nothing is done yet.
    ///
    /// @throws IllegalArgumentException where the plan leaves something open, or the run could
    ///   never have its approvals
    public String begin(Plan plan, RunOptions options) {
        if (!plan.open().isEmpty()) {
            throw new IllegalArgumentException(
                    "the plan of "
                            + plan.file()
                            + " leaves "
                            + plan.open().size()
                            + " open, first: "
                            + plan.open().getFirst().what());
        }
        Approvers.lacking(plan.environment().people(), options.by(), options.setting().authors())
                .ifPresent(why -> {
                    throw new IllegalArgumentException(why);
                });
        var run = journal.newRun(RunFiles.highest(home));
        var placed = placed(plan, options.folder());
        var began =
                new RunBegan(
                        placed,
                        options.release(),
                        options.by(),
                        options.compression(),
                        options.setting().equals(Setting.NONE)
                                ? Optional.empty()
                                : Optional.of(options.setting()));
        told(journal.append(run, began));
        return run;
    }

    /// Goes on with a run until it ends, pauses, or may not be gone on with: its first start and
    /// every resumption are the same.
    ///
    /// @param by who goes on with it, recorded where it is not the first start
    /// @param asker where answers come from in this process
    public Halt carryOn(String run, String by, Asker asker) throws InterruptedException {
        return carryOn(run, by, asker, Optional.empty());
    }

    /// The same, and where a plan is given, following that one from here on.
    ///
    /// @param replanned a plan that [#replan] found to fit
    public Halt carryOn(String run, String by, Asker asker, Optional<Plan> replanned)
            throws InterruptedException {
        var state = state(run);
        if (state.end().isPresent()) {
            return new Halt.Ended(state.end().get().end(), state.end().get().because());
        }
        return switch (guard.take(state.place(), run, by)) {
            case Taken.Theirs(var who, var holder) -> refused(run, who, holder);
            case Taken.Ours(var tenure) -> {
                try (tenure) {
                    // Under the lock: who held it before did all that it did under it, too.
                    var other = new Holders(journal).against(state);
                    yield other.isPresent()
                            ? refused(run, Holders.line(other.get(), ""), other.get().run())
                            : held(state, by, asker, tenure, replanned);
                }
            }
        };
    }

    /// Another run has the environment. One that has done nothing yet ends here, so that it is not
    /// begun for ever; one that is merely refused to another process of it is not touched.
    private Halt refused(String run, String who, String holder) {
        if (!holder.equals(run) && state(run).seq() == 1) {
            told(journal.append(run, new RunEnded(End.STOPPED_BEFORE_GO_LIVE, who)));
        }
        return new Halt.Refused(who);
    }

    private Halt held(
            RunState known,
            String by,
            Asker asker,
            EnvironmentGuard.Tenure tenure,
            Optional<Plan> replanned)
            throws InterruptedException {
        var run = known.run();
        // Read again: what the holder before us still wrote is part of the run, its end too.
        var now = caughtUp(known);
        if (now.end().isPresent()) {
            return new Halt.Ended(now.end().get().end(), now.end().get().because());
        }
        // Asked again under the lock: what somebody else did meanwhile may stand against it.
        var before = now;
        var follows =
                replanned
                        .map(plan -> Replan.of(before, plan))
                        .filter(Replan.Made.Follows.class::isInstance)
                        .map(made -> ((Replan.Made.Follows) made).plan());
        try (var tools = tools(now, follows.orElse(now.plan()))) {
            var fenced = tenure.fenced(journal);
            if (now.seq() > 1) {
                told(fenced.append(run, new RunResumed(by)));
                now = caughtUp(now);
            }
            if (follows.isPresent()) {
                told(fenced.append(run, new RunReplanned(follows.get(), by)));
                now = caughtUp(now);
            }
            return new Leg(
                            now,
                            fenced,
                            aftermath,
                            folder(run),
                            clock,
                            sleeper,
                            asker,
                            tenure,
                            tools,
                            this::told)
                    .follow();
        } catch (ToolsException e) {
            return new Halt.Unopened(String.valueOf(e.getMessage()));
        }
    }

    /// What the run acts with. Somebody who stops a run may not have its secrets: where nothing is
    /// under way any more and nothing at the hosting is to be set again, it ends without them.
    private Tools tools(RunState state, Plan plan) {
        try {
            return opener.open(state.run(), plan, folder(state.run()));
        } catch (ToolsException e) {
            var idle =
                    state.decision(Decided.Way.STOP).isPresent()
                            && state.steps().values().stream()
                                    .noneMatch(so -> so.running() && so.begun())
                            && state.hosting(HostingAnswered.About.AUTO_DEPLOY_OFF).isEmpty();
            if (!idle) {
                throw e;
            }
            return new Toolless(String.valueOf(e.getMessage()));
        }
    }

    /// Gives an answer from anywhere: it counts once, for its own question.
    public Reception answer(String run, String question, Answer answer, String by, String note) {
        var before = Answers.reception(state(run), question, answer, by, note);
        if (!before.counts()) {
            return before;
        }
        var recorded = journal.append(run, new AnswerGiven(question, answer, by, note));
        // Two may answer at once: the journal's order says whose answer counts.
        return Answers.first(journal.read(run, 0), question) == recorded.seq()
                ? before
                : Reception.ALREADY_ANSWERED;
    }

    /// Why somebody may not answer a question of a run; for who may, who may.
    public String barred(String run, String question, String by) {
        return Answers.barred(state(run), question, by);
    }

    /// The step that has to be over before a question of a run can be answered.
    public Optional<PlannedStep> awaited(String run, String question) {
        return Early.awaited(state(run), question);
    }

    /// What can be answered to a question of a run.
    public List<Answer> answers(String run, String question) {
        return Answers.taken(state(run), question);
    }

    /// A person ends the run where it stands: before go-live nothing goes live any more, after it
    /// the new release stays and an incident is opened. Takes effect after the step that is under
    /// way.
    ///
    /// @return false where the run is over or a decision was made before
    public boolean stop(String run, String by, String why) {
        var state = state(run);
        if (state.end().isPresent() || !state.decisions().isEmpty()) {
            return false;
        }
        journal.append(run, new Decided(Decided.Way.STOP, Wishes.stop(by, why)));
        return true;
    }

    /// A person wants the run to stand still before its next step, until it is resumed.
    ///
    /// @return why not, where it cannot
    public Optional<String> pause(String run, String by, String why) {
        var refusal = Wishes.againstPause(state(run));
        if (refusal.isEmpty()) {
            journal.append(run, new PauseAsked(by, why.strip()));
        }
        return refusal;
    }

    /// A person has a step done once more that did not end well.
    ///
    /// @param step empty where the run asks about one step only
    /// @return why not, where it cannot
    public Optional<String> retry(String run, Optional<String> step, String by, String why) {
        return switch (Wishes.retry(state(run), step)) {
            case Wishes.Way.By(var question) -> answered(run, question, Answer.RETRY, by, why);
            case Wishes.Way.Against(var refusal) -> Optional.of(refusal);
            case Wishes.Way.Directly _ -> throw new IllegalStateException("nothing to answer");
        };
    }

    /// A person lets a step pass, for a reason: one that has not begun is not done, one that did
    /// not end well or is asked about holds up the run no longer.
    ///
    /// @return why not, where it cannot
    public Optional<String> skip(String run, String step, String by, String why) {
        return switch (Wishes.skip(state(run), step, by, why)) {
            case Wishes.Way.By(var question) -> answered(run, question, Answer.SKIP, by, why);
            case Wishes.Way.Against(var refusal) -> Optional.of(refusal);
            case Wishes.Way.Directly _ -> {
                journal.append(run, new StepSkipped(step, by, why.strip()));
                // It may have begun in the same moment; the journal's order says which came first.
                yield state(run).outcome(step).isPresent()
                        ? Optional.empty()
                        : Optional.of("\"" + step + "\" has just begun and goes to its end");
            }
        };
    }

    private Optional<String> answered(
            String run, String question, Answer answer, String by, String why) {
        var reception = answer(run, question, answer, by, why.strip());
        return reception == Reception.COUNTED
                ? Optional.empty()
                : Optional.of(Wishes.refused(reception, question, by));
    }

    /// Takes the environment away from whoever goes on with a run; it can then be stopped, or gone
    /// on with elsewhere. What the other process records from now on is refused.
    public void takeAway(String run, String by, String why) {
        guard.takeAway(state(run).place(), run, by);
        journal.append(run, new LockTaken(by, why.strip()));
    }

    /// Records that the document is no longer what was planned, once for each edit.
    ///
    /// @param digest of the document as it is now; empty where it is gone
    public void noteEdited(String run, String digest) {
        var told =
                journal.read(run, 0).stream()
                        .map(Recorded::event)
                        .filter(DocumentEdited.class::isInstance)
                        .reduce((_, later) -> later);
        if (!told.equals(Optional.of(new DocumentEdited(digest)))) {
            journal.append(run, new DocumentEdited(digest));
        }
    }

    /// Whether a run may follow the plan of an edited document from here on.
    ///
    /// @param edited as [#placed] gives it
    /// @return why not, where it may not
    public Optional<String> replan(String run, Plan edited) {
        return switch (Replan.of(state(run), edited)) {
            case Replan.Made.Refused(var why) -> Optional.of(why);
            case Replan.Made.Follows _ -> Optional.empty();
        };
    }

    /// Where a run stands.
    ///
    /// @throws IllegalArgumentException where there is no such run
    public RunState state(String run) {
        var events = journal.read(run, 0);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("there is no run \"" + run + "\"");
        }
        return RunState.of(events);
    }

    /// The state with what was recorded since.
    private RunState caughtUp(RunState known) {
        var state = known;
        for (var recorded : journal.read(known.run(), known.seq())) {
            state = state.after(recorded);
        }
        return state;
    }

    /// A run's own folder, made where it is missing.
    public Path folder(String run) {
        var folder = RunFiles.all(home).resolve(run).toAbsolutePath();
        try {
            java.nio.file.Files.createDirectories(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("\"" + folder + "\" cannot be made", e);
        }
    }

    private void told(Recorded recorded) {
        listeners.forEach(listener -> listener.accept(recorded));
    }

    /// The plan with its working directory absolute: a run is resumed from anywhere.
    ///
    /// @param folder the companion file's folder
    public static Plan placed(Plan plan, Path folder) {
        var at = plan.environment();
        var workdir = folder.resolve(at.workdir()).toAbsolutePath().normalize().toString();
        return new Plan(
                plan.file(),
                plan.digest(),
                plan.title(),
                at.in(workdir),
                plan.steps(),
                plan.rollback(),
                plan.rules(),
                plan.open(),
                plan.unread(),
                plan.issues(),
                plan.severities(),
                plan.escalations(),
                plan.templates());
    }
}
