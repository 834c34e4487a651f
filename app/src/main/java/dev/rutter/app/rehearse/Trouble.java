package dev.rutter.app.rehearse;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.run.RunState;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// One fault in one run: where it is put in, when that was, and how it is taken out again.
final class Trouble implements Conductor.Listener, AutoCloseable {
    /// How long the hosting refuses. Between two looks of a window lie up to five seconds, and a
    /// look asks for up to four more before it gives up: a look that begins and ends within this
    /// time is there on a machine that is busy, too.
    private static final Duration REFUSING = Duration.ofSeconds(15);

    /// How long the database is down.
    private static final Duration DOWN = Duration.ofSeconds(25);

    /// How long the withheld answer is waited for; the document would wait for hours.
    static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Fault.Wanted wanted;
    private final Stage stage;
    private final Optional<String> step;
    private Optional<Instant> injected = Optional.empty();
    private Optional<Runnable> undo = Optional.empty();
    private String how = "";

    private Trouble(Fault.Wanted wanted, Stage stage, Optional<String> step) {
        this.wanted = wanted;
        this.stage = stage;
        this.step = step;
    }

    /// What a fault that comes from outside of the release acts on.
    interface Stage {
        /// The hosting's API, where the sandbox has one.
        Optional<HostingFront> front();

        /// The database's processes.
        List<ProcessHandle> database();

        /// Fills the file system that the workspace lies on.
        ///
        /// @return how it is emptied again
        Runnable fill() throws IOException;

        /// Now.
        Instant now();
    }

    /// @param random chooses the step where none is named
    static Trouble of(Fault.Wanted wanted, Plan plan, Stage stage, RandomGenerator random) {
        var step =
                wanted.step()
                        .or(() -> {
                            var open =
                                    plan.steps().stream()
                                            .filter(each -> suits(wanted.fault(), each))
                                            .map(PlannedStep::id)
                                            .toList();
                            return open.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(open.get(random.nextInt(open.size())));
                        });
        return new Trouble(wanted, stage, step);
    }

    private static boolean suits(Fault fault, PlannedStep step) {
        return switch (fault) {
            case CONTROLLER_KILLED, DISK_FULL ->
                    step.action() instanceof Action.Shell && step.phase() != Phase.WATCH;
            case HOSTING_5XX ->
                    // A figure that is missing stands in the journal; a wait asks again by itself.
                    step.action() instanceof Action.Watch watch && !watch.limits().isEmpty();
            case LOST_APPROVAL ->
                    step.action() instanceof Action.Ask && step.phase() != Phase.PREPARE;
            case DATABASE_DOWN ->
                    step.phase() == Phase.VERIFY && !(step.action() instanceof Action.Ask);
            case BAD_RELEASE, SLOW_RELEASE, CRASH_LOOP, FAILING_MIGRATION, HALF_MIGRATION -> false;
        };
    }

    /// The plan with the question that nobody will answer: its default is taken out and it waits
    /// for seconds instead of hours.
    Plan prepare(Plan plan) {
        if (wanted.fault() != Fault.LOST_APPROVAL || step.isEmpty()) {
            return plan;
        }
        var steps =
                plan.steps().stream()
                        .map(each ->
                                each.id().equals(step.get())
                                        ? each.withAnswerWithin(Optional.of(PATIENCE))
                                        : each)
                        .toList();
        return Plans.with(
                plan,
                steps,
                plan.rollback(),
                Plans.unacknowledged(plan, plan.step(step.get()).orElseThrow()));
    }

    @Override
    public void happened(Recorded recorded, RunState state, Process process) {
        if (injected.isPresent()) {
            return;
        }
        switch (recorded.event()) {
            case RunEvent.RunBegan _
                    when wanted.fault() == Fault.FAILING_MIGRATION
                            || wanted.fault() == Fault.HALF_MIGRATION ->
                    note(recorded.at(), "the release's commit brings it");
            case RunEvent.WentLive _ when wanted.fault().inRelease() ->
                    note(recorded.at(), "the release went live");
            case RunEvent.StepBegan began when step.equals(Optional.of(began.step())) ->
                    inject(process);
            case RunEvent.QuestionAsked asked when withholds(asked) ->
                    note(recorded.at(), "the question " + asked.question());
            case RunEvent.RunBegan _,
                    RunEvent.StepBegan _,
                    RunEvent.ProcessStarted _,
                    RunEvent.StepGave _,
                    RunEvent.HostingAnswered _,
                    RunEvent.HostingApproval _,
                    RunEvent.Judged _,
                    RunEvent.StepEnded _,
                    RunEvent.QuestionAsked _,
                    RunEvent.AnswerGiven _,
                    RunEvent.WindowBegan _,
                    RunEvent.WindowSampled _,
                    RunEvent.WentLive _,
                    RunEvent.Decided _,
                    RunEvent.RollbackBegan _,
                    RunEvent.RollbackEnded _,
                    RunEvent.IssueMatched _,
                    RunEvent.IncidentOpened _,
                    RunEvent.FileWritten _,
                    RunEvent.RunPaused _,
                    RunEvent.PauseAsked _,
                    RunEvent.StepRetried _,
                    RunEvent.StepSkipped _,
                    RunEvent.DocumentEdited _,
                    RunEvent.RunReplanned _,
                    RunEvent.LockTaken _,
                    RunEvent.RunResumed _,
                    RunEvent.RunEnded _ -> {
                // Not the moment.
            }
        }
    }

    @Override
    public boolean withholds(RunEvent.QuestionAsked question) {
        return wanted.fault() == Fault.LOST_APPROVAL && step.equals(Optional.of(question.step()));
    }

    private void inject(Process process) {
        switch (wanted.fault()) {
            case CONTROLLER_KILLED -> {
                process.destroyForcibly();
                note(stage.now(), "kill -9 " + process.pid());
            }
            case HOSTING_5XX ->
                    stage.front()
                            .ifPresent(front -> {
                                front.refuseFor(REFUSING);
                                note(stage.now(), "503 for " + REFUSING.toSeconds() + " s");
                            });
            case DATABASE_DOWN -> {
                var processes = stage.database();
                if (!processes.isEmpty()) {
                    signal("STOP", processes);
                    undo = Optional.of(() -> signal("CONT", processes));
                    Thread.ofVirtual().start(() -> later(() -> signal("CONT", processes)));
                    note(
                            stage.now(),
                            "SIGSTOP to %d processes for %d s"
                                    .formatted(processes.size(), DOWN.toSeconds()));
                }
            }
            case DISK_FULL -> {
                try {
                    undo = Optional.of(stage.fill());
                    note(stage.now(), "no block is left");
                } catch (IOException no) {
                    how = "it could not be injected: " + no.getMessage();
                }
            }
            case LOST_APPROVAL,
                    BAD_RELEASE,
                    SLOW_RELEASE,
                    CRASH_LOOP,
                    FAILING_MIGRATION,
                    HALF_MIGRATION -> {
                // Not by a step.
            }
        }
    }

    /// The database comes back: a way back can be proven only then.
    private static void later(Runnable undo) {
        try {
            Thread.sleep(DOWN);
            undo.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void signal(String name, List<ProcessHandle> processes) {
        var words = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(each -> words.add(Long.toString(each.pid())));
        try {
            new ProcessBuilder(words).start().waitFor();
        } catch (IOException no) {
            throw new java.io.UncheckedIOException(no);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(Instant at, String what) {
        injected = Optional.of(at);
        how = what;
    }

    /// What became of it.
    FaultTold told(Runbook runbook, RunState state, List<Recorded> events, Set<String> anyway) {
        return FaultTold.of(wanted, step, injected, how, runbook, state, events, anyway);
    }

    @Override
    public void close() {
        undo.ifPresent(Runnable::run);
        undo = Optional.empty();
    }
}
