package dev.rutter.app.rehearse;

import dev.rutter.app.stage.Endings;
import dev.rutter.app.stage.Rutter;
import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.SqlJournal;
import dev.rutter.engine.run.Aftermath;
import dev.rutter.engine.run.Engine;
import dev.rutter.engine.run.LockGuard;
import dev.rutter.engine.run.Question;
import dev.rutter.engine.run.RunOptions;
import dev.rutter.engine.run.RunState;
import dev.rutter.engine.session.ProcessStamp;
import dev.rutter.engine.step.Sleeper;
import dev.rutter.engine.step.Toolset;
import dev.rutter.engine.store.EnvironmentLock;
import dev.rutter.engine.store.Store;
import dev.rutter.language.expect.Expectation.Logged;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.runbook.Action;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Records a run of a plan and has it gone on with by the command line, as a process of its own
/// that may be killed; follows it by its journal, answers what nobody else does, and starts it
/// again while it has no end.
final class Conductor implements AutoCloseable {
    private static final String BY = "rehearsal";
    private static final Duration LOOK = Duration.ofMillis(40);

    /// How often one run is gone on with at most.
    private static final int MOST_STARTS = 60;

    private final Path home;
    private final Map<String, String> environment;
    private final Endings endings;
    private final InstantSource clock;
    private final Store store;
    private final SqlJournal journal;
    private final Engine engine;
    private final List<Binding.Default> answered = new ArrayList<>();

    private Conductor(
            Path home,
            Map<String, String> environment,
            Endings endings,
            InstantSource clock,
            Store store,
            SqlJournal journal,
            Engine engine) {
        this.home = home;
        this.environment = Map.copyOf(environment);
        this.endings = endings;
        this.clock = clock;
        this.store = store;
        this.journal = journal;
        this.engine = engine;
    }

    /// Whoever wants to know what happens in a run, while it happens.
    interface Listener {
        /// After each event.
        ///
        /// @param process that goes on with the run
        void happened(Recorded recorded, RunState state, Process process);

        /// Whether this question is left unanswered.
        default boolean withholds(RunEvent.QuestionAsked question) {
            return false;
        }
    }

    /// @param home Rutter's own folder in the sandbox
    /// @param environment of the runs, on top of this process's own
    static Conductor open(
            Path home, Map<String, String> environment, Endings endings, InstantSource clock) {
        var store = Store.open(home, clock);
        var journal = new SqlJournal(store, clock);
        var lock =
                new EnvironmentLock(
                        store,
                        clock,
                        ZoneId.systemDefault(),
                        ProcessStamp.current().text(),
                        name -> ProcessStamp.parse(name).map(ProcessStamp::alive).orElse(false));
        var own = new java.util.TreeMap<>(System.getenv());
        own.putAll(environment);
        var engine =
                new Engine(
                        journal,
                        Toolset.opener(own),
                        new LockGuard(lock, journal),
                        Aftermath.none(),
                        home,
                        clock,
                        Sleeper.real());
        return new Conductor(home, environment, endings, clock, store, journal, engine);
    }

    /// Runs the plan to its end.
    ///
    /// @param limit after which the run is stopped where it stands
    /// @throws IOException where it cannot be brought to an end
    RunState run(
            Plan plan,
            String release,
            double compression,
            Path workspace,
            Listener listener,
            Duration limit)
            throws IOException, InterruptedException {
        var run = engine.begin(plan, new RunOptions(release, BY, compression, workspace));
        var state = engine.state(run);
        var deadline = clock.instant().plus(limit);
        var output = home.resolve("run-" + run + ".txt");
        for (var start = 0; start < MOST_STARTS && state.end().isEmpty(); start++) {
            var rutter = new Rutter(home, environment);
            var started =
                    rutter.start(workspace, output, List.of("resume", run, "--by", BY, "--plain"));
            endings.push("run " + run, started::close);
            if (start == 0) {
                // What stands in the journal already is told as well.
                for (var recorded : journal.read(run, 0)) {
                    if (recorded.seq() <= state.seq()) {
                        listener.happened(recorded, state, started.process());
                    }
                }
            }
            while (!started.endsWithin(LOOK)) {
                state = further(state, listener, started.process());
                if (clock.instant().isAfter(deadline)) {
                    started.close();
                    engine.stop(
                            run,
                            BY,
                            "the rehearsal's limit of " + limit.toSeconds() + " s is over");
                    deadline = clock.instant().plus(limit);
                }
            }
            state = further(state, listener, started.process());
            if (state.end().isEmpty()) {
                answer(state, listener, started.printed());
                state = further(state, listener, started.process());
            }
        }
        if (state.end().isEmpty()) {
            throw new IOException("run " + run + " came to no end in " + MOST_STARTS + " starts");
        }
        return state;
    }

    /// Goes on with a plan in this very process: for single lines, where a process each would take
    /// longer than they do.
    RunState here(Plan plan, Path workspace) throws InterruptedException {
        var run = engine.begin(plan, new RunOptions("", BY, 1, workspace));
        engine.carryOn(
                run,
                BY,
                (_, _) ->
                        new dev.rutter.engine.run.Asker.Reply.Given(
                                Answer.NO, BY, "a rehearsal's default"));
        return engine.state(run);
    }

    private RunState further(RunState before, Listener listener, Process process) {
        var state = before;
        for (var recorded : journal.read(state.run(), state.seq())) {
            state = state.after(recorded);
            listener.happened(recorded, state, process);
        }
        return state;
    }

    /// Answers every open question by its default; one that is withheld is let pass.
    private void answer(RunState state, Listener listener, String printed)
            throws IOException, InterruptedException {
        var open = new ArrayList<>(state.openQuestions());
        for (var asked : open) {
            if (listener.withholds(asked)) {
                var wait = Duration.between(clock.instant(), asked.deadline());
                if (wait.compareTo(Duration.ofMinutes(2)) > 0) {
                    throw new IOException(
                            "question " + asked.question() + " is withheld and waits for " + wait);
                }
                Thread.sleep(wait.isNegative() ? Duration.ZERO : wait.plusMillis(100));
                continue;
            }
            var by = asked.who().isEmpty() ? BY : asked.who().getFirst();
            var answer = answerTo(asked, state);
            engine.answer(state.run(), asked.question(), answer, by, "a rehearsal's default");
            answered.add(
                    new Binding.Default(
                            state.plan().step(asked.step()).map(step -> step.line()).orElse(0),
                            "question",
                            asked.text(),
                            answer == Answer.YES ? "yes" : "no"));
        }
        if (open.isEmpty() && state.seq() <= 1 && !printed.isBlank()) {
            throw new IOException("the run could not be begun: " + printed.strip());
        }
    }

    /// Approvals are given, and a window for which the document states no limit is let pass; what
    /// turned out wrong is not waved through, nothing is done again, and going back is agreed to.
    /// Signs of success that a log lacks are let pass too: what comes up in a sandbox is on other
    /// ports and has other words than what the document shows.
    static Answer answerTo(RunEvent.QuestionAsked asked, RunState state) {
        var agreed =
                switch (Question.Kind.of(asked.question())) {
                    case APPROVAL, SIGN, ROLL_BACK, HALF_WAY, HOSTING -> true;
                    case WINDOW ->
                            state.plan()
                                    .step(asked.step())
                                    .filter(step ->
                                            step.action() instanceof Action.Watch watch
                                                    && watch.limits().isEmpty())
                                    .isPresent();
                    case RESULT -> lacksSignsOnly(asked.step(), state);
                    case CONDITION, DANGER, INTERRUPTED, AGAIN, FAILED, THERE -> false;
                };
        return agreed ? Answer.YES : Answer.NO;
    }

    private static boolean lacksSignsOnly(String step, RunState state) {
        var signs =
                state.plan().step(step).stream()
                        .flatMap(it -> it.expectations().stream())
                        .filter(it ->
                                it instanceof Logged logged && logged.sign() == Logged.Sign.SUCCESS)
                        .map(it -> it.span().line())
                        .collect(Collectors.toSet());
        var open =
                Optional.ofNullable(state.steps().get(step)).stream()
                        .flatMap(so -> so.verdicts().stream())
                        .filter(verdict -> !verdict.met())
                        .toList();
        return !open.isEmpty() && open.stream().allMatch(it -> signs.contains(it.line()));
    }

    /// What was answered while runs went on, each as it was asked.
    List<Binding.Default> answered() {
        return List.copyOf(answered);
    }

    /// Everything recorded of a run.
    List<Recorded> events(String run) {
        return journal.read(run, 0);
    }

    /// Now.
    Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        journal.close();
        store.close();
    }
}
