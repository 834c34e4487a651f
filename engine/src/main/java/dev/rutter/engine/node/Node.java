package dev.rutter.engine.node;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.rutter.engine.journal.Journal.JournalException;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.engine.journal.SqlJournal;
import dev.rutter.engine.run.Asker;
import dev.rutter.engine.run.Engine;
import dev.rutter.engine.run.EnvironmentGuard;
import dev.rutter.engine.run.Halt;
import dev.rutter.engine.run.LockGuard;
import dev.rutter.engine.run.Question;
import dev.rutter.engine.run.RunState;
import dev.rutter.engine.store.EnvironmentLock;
import dev.rutter.engine.store.Store;
import dev.rutter.engine.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/// One of several processes that go on with the runs of a shared database. A run is picked by one
/// node at a time; a node that no longer says that it is alive loses it to another within
/// [#DEAD_AFTER]. A run that waits for a person is nobody's: it holds no thread.
///
/// Two fences keep a node that was thought dead from writing: the environment's lease and the
/// execution's version, both looked up in the transaction that appends.
public final class Node implements AutoCloseable {
    /// How often a run is gone on with that waits for people at its hosting.
    private static final Duration LOOKS_AT_HOSTINGS = Duration.ofMinutes(5);

    /// How nodes are named where they go on with runs.
    public static final String PREFIX = "node ";

    /// How often a node says that it is alive.
    public static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private static final int MISSED = 4;

    /// After how long without that its runs are taken up by others, at most: the scheduler looks
    /// for the dead at every second heartbeat.
    public static final Duration DEAD_AFTER = HEARTBEAT.multipliedBy(MISSED + 2);

    static final String RUNS = "run";

    /// How soon a run that cannot be gone on with now is looked at again.
    private static final Duration AGAIN = Duration.ofSeconds(2);

    /// How soon a run that cannot be opened on this machine is tried again, by whichever node.
    private static final Duration ELSEWHERE = Duration.ofSeconds(15);

    private final SqlJournal journal;
    private final EnvironmentLock lock;
    private final Function<EnvironmentGuard, Engine> engines;
    private final String name;
    private final Whereabouts whereabouts;
    private final InstantSource clock;
    private final Consumer<String> says;
    private final CustomTask<Void> run;
    private final Scheduler scheduler;
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /// @param engines an engine on this journal that takes environments by that guard
    /// @param name unique among the nodes; the same after a restart on the same machine and home
    /// @param home where this machine's runs keep their files
    /// @param threads how many runs it goes on with at once
    /// @param says hears what operators want to know, a line at a time
    public Node(
            Store store,
            SqlJournal journal,
            EnvironmentLock lock,
            Function<EnvironmentGuard, Engine> engines,
            String name,
            Path home,
            int threads,
            InstantSource clock,
            Consumer<String> says) {
        this.journal = journal;
        this.lock = lock;
        this.engines = engines;
        this.name = PREFIX + name;
        this.clock = clock;
        this.says = says;
        whereabouts = new Whereabouts(home.toAbsolutePath().normalize(), this.name);
        run =
                Tasks.custom(RUNS, Void.class)
                        .onFailureReschedule(FixedDelay.of(AGAIN))
                        .onDeadExecutionRevive()
                        .execute((instance, context) ->
                                goOn(instance.getId(), context.getExecution()));
        RecurringTask<Void> find =
                Tasks.recurring("find runs", FixedDelay.of(AGAIN))
                        .execute((instance, context) ->
                                journal.unended(clock.instant())
                                        .forEach(found ->
                                                context.getSchedulerClient()
                                                        .scheduleIfNotExists(
                                                                run.instance(found),
                                                                clock.instant())));
        scheduler =
                Scheduler.create(store.connections(), run)
                        .startTasks(find)
                        .schedulerName(new SchedulerName.Fixed(this.name))
                        .threads(threads + 1)
                        .pollingInterval(Duration.ofMillis(500))
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(MISSED)
                        .pollUsingLockAndFetch(0.5, 1.0)
                        .shutdownMaxWait(Duration.ofSeconds(5))
                        .build();
    }

    /// Begins to take up runs.
    public void start() {
        scheduler.start();
        says.accept(name + " takes up runs");
    }

    /// What one run cannot do must not end the others; and the scheduler's own log is off, so that
    /// what is not told here is told nowhere.
    private CompletionHandler<Void> goOn(String id, Execution execution) {
        try {
            return goneOn(id, execution);
        } catch (JournalException | StoreException e) {
            says.accept("run " + id + ": " + e.getMessage());
            return again(AGAIN);
        } catch (RuntimeException e) {
            if (said.add(id + e)) {
                says.accept("run " + id + ": cannot be gone on with here, " + e);
            }
            return again(ELSEWHERE);
        }
    }

    private CompletionHandler<Void> goneOn(String id, Execution execution) {
        var fence = new ExecutionFence(id, execution.version, name);
        var guard = new LockGuard(lock, journal, List.of(fence));
        var engine =
                engines.apply((environment, taker, by) -> {
                    var taken = guard.take(environment, taker, by);
                    if (taken instanceof EnvironmentGuard.Taken.Ours) {
                        says.accept("run " + id + ": taken up");
                    }
                    return taken;
                });
        var state = engine.state(id);
        if (state.end().isPresent()) {
            return new CompletionHandler.OnCompleteRemove<>();
        }
        if (waits(state)) {
            return again(AGAIN);
        }
        askAboutWhatIsElsewhere(state, fence);
        try {
            return after(id, engine.carryOn(id, name, Asker.nobody()));
        } catch (InterruptedException e) {
            // The node stops; the step's child goes on, and whoever comes next adopts it.
            Thread.currentThread().interrupt();
            return again(Duration.ZERO);
        }
    }

    /// Somebody has to answer or to let it go on, and has not.
    private boolean waits(RunState state) {
        var open = state.openQuestions();
        var asked =
                state.paused().isPresent()
                        && !open.isEmpty()
                        && open.stream().allMatch(one -> clock.instant().isBefore(one.deadline()));
        return (asked && !mayBeDecidedElsewhere(state)) || state.held().isPresent();
    }

    /// What waits at its hosting may be decided there, which nobody tells: it is looked at now and
    /// then.
    private boolean mayBeDecidedElsewhere(RunState state) {
        return !clock.instant().isBefore(state.at().plus(LOOKS_AT_HOSTINGS))
                && state.openQuestions().stream()
                        .map(one -> Question.Kind.of(one.question()))
                        .anyMatch(kind ->
                                kind == Question.Kind.HOSTING || kind == Question.Kind.THERE);
    }

    /// A child on another machine can be neither adopted nor repeated: somebody has to look there.
    private void askAboutWhatIsElsewhere(RunState state, ExecutionFence fence) {
        var elsewhere = whereabouts.elsewhere(state, journal.read(state.run(), 0));
        if (elsewhere.isEmpty()) {
            return;
        }
        var so = elsewhere.get();
        var question = Question.id(so.step(), Question.Kind.INTERRUPTED, so.attempt());
        if (state.questions().containsKey(question)) {
            return;
        }
        var step = state.plan().step(so.step()).orElseThrow();
        var folder = so.process().map(process -> process.folder()).orElse("not known");
        journal.heldBy(fence)
                .append(
                        state.run(),
                        new QuestionAsked(
                                question,
                                so.step(),
                                "\""
                                        + state.plan().name(step)
                                        + "\" (line "
                                        + step.line()
                                        + ") began on another machine, which is not answering; its"
                                        + " process cannot be seen from here. Did it do its work?",
                                "its folder there: "
                                        + folder
                                        + "; variables and directory that earlier commands set"
                                        + " stayed there",
                                step.who(),
                                clock.instant().plus(Duration.ofDays(1))));
        says.accept(
                "run "
                        + state.run()
                        + ": \""
                        + state.plan().name(step)
                        + "\" began on another machine; asked about it");
    }

    private CompletionHandler<Void> after(String id, Halt halt) {
        return switch (halt) {
            case Halt.Ended ended -> {
                says.accept("run " + id + ": " + ended.end().words() + "; " + ended.because());
                yield new CompletionHandler.OnCompleteRemove<>();
            }
            case Halt.Refused refused -> {
                if (said.add(id + refused.who())) {
                    says.accept("run " + id + ": " + refused.who());
                }
                yield again(AGAIN);
            }
            case Halt.Unopened unopened -> {
                if (said.add(id + unopened.why())) {
                    says.accept("run " + id + ": cannot be opened here, " + unopened.why());
                }
                yield again(ELSEWHERE);
            }
            case Halt.Displaced displaced -> {
                says.accept("run " + id + ": " + displaced.why());
                yield again(AGAIN);
            }
            case Halt.Paused _, Halt.Held _ -> {
                says.accept("run " + id + ": waits for a person");
                yield again(AGAIN);
            }
        };
    }

    private CompletionHandler<Void> again(Duration in) {
        return (complete, operations) -> operations.reschedule(complete, soon(in));
    }

    private Instant soon(Duration in) {
        return clock.instant().plus(in);
    }

    /// Stops taking up runs. Children of runs that are under way go on.
    @Override
    public void close() {
        scheduler.stop();
    }
}
