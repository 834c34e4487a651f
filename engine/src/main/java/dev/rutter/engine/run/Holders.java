package dev.rutter.engine.run;

import dev.rutter.engine.journal.Journal;
import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.Decided;
import java.util.List;
import java.util.Optional;

/// Which run holds an environment: one that did or asked something there and is not over, also
/// while no process goes on with it. Its command may still be running, its release may be live and
/// unsigned, so that the lease of a process is not enough.
public final class Holders {
    private final Journal journal;

    /// Of the runs of a journal.
    public Holders(Journal journal) {
        this.journal = journal;
    }

    /// The run that holds an environment of a project.
    public Optional<RunState> of(String project, String environment) {
        return first(project, environment, false, "");
    }

    /// The run that holds any environment of a project: where no companion file names environments,
    /// what they are called is a word and no place of its own.
    public Optional<RunState> of(String project) {
        return first(project, "", true, "");
    }

    /// All runs that hold one, newest first.
    public List<RunState> all() {
        return journal.unfinished().stream()
                .map(run -> journal.read(run, 0))
                .filter(Holders::holds)
                .map(RunState::of)
                .toList();
    }

    /// The run that stands against going on with another one. A run that holds its environment goes
    /// on whatever others did; one that was only begun, and then left while another took the
    /// environment, waits for that one's end, or is stopped.
    Optional<RunState> against(RunState run) {
        if (run.decision(Decided.Way.STOP).isPresent() || holds(journal.read(run.run(), 0))) {
            return Optional.empty();
        }
        var setting = run.setting();
        var unnamed = setting.companion().isEmpty() && !setting.project().isEmpty();
        return first(setting.project(), run.plan().environment().name(), unnamed, run.run());
    }

    private Optional<RunState> first(
            String project, String environment, boolean whole, String besides) {
        return all().stream()
                .filter(state -> !state.run().equals(besides))
                .filter(state ->
                        whole
                                ? state.setting().project().equals(project)
                                : in(state, project, environment))
                .findFirst();
    }

    /// A run from before projects were recorded holds every environment of its name.
    private static boolean in(RunState state, String project, String environment) {
        return state.place().equals(RunState.place(project, environment))
                || state.place().equals(environment);
    }

    /// What people say to a run from outside is none of its own deeds, and what somebody took away
    /// is no longer held.
    private static boolean holds(List<Recorded> events) {
        var holds = false;
        for (var one : events) {
            if (one.event() instanceof RunEvent.RunEnded) {
                return false;
            }
            holds = !(one.event() instanceof RunEvent.LockTaken) && (holds || !said(one.event()));
        }
        return holds;
    }

    private static boolean said(RunEvent event) {
        return event instanceof RunEvent.RunBegan
                || event instanceof RunEvent.AnswerGiven
                || event instanceof RunEvent.PauseAsked
                || event instanceof RunEvent.StepSkipped
                || event instanceof RunEvent.DocumentEdited
                || (event instanceof Decided(var way, _) && way == Decided.Way.STOP);
    }

    /// Who holds it, and what can be done.
    ///
    /// @param stand how far that run is
    public static String line(RunState holder, String stand) {
        return "\""
                + holder.place()
                + "\" is held by run "
                + holder.run()
                + " of "
                + holder.began().by()
                + ", which began "
                + holder.beganAt()
                + " and is not over"
                + (stand.isEmpty() ? "" : " (" + stand + ")")
                + "; go on with it: rutter resume "
                + holder.run()
                + ", or end it: rutter stop "
                + holder.run();
    }
}
