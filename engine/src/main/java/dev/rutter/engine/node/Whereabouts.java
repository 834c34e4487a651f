package dev.rutter.engine.node;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.run.RunState;
import dev.rutter.engine.run.RunState.StepState;
import dev.rutter.language.runbook.Action;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where the child of a run is. A process, its transcript and its exit status are on the machine
/// where it was started, in a folder of that machine's home; nowhere else can it be adopted.
///
/// @param home the folder of runs here
/// @param node this node's name, as it goes on with runs
record Whereabouts(Path home, String node) {

    /// The step whose command began elsewhere and did not end as far as anybody here can tell.
    Optional<StepState> elsewhere(RunState state, List<Recorded> events) {
        return state.steps().values().stream()
                .filter(so -> so.running() && so.attempt() > 0)
                .filter(so ->
                        state.plan()
                                .step(so.step())
                                .filter(step -> step.action() instanceof Action.Shell)
                                .isPresent())
                .filter(so -> !here(so, state, events))
                .findFirst();
    }

    private boolean here(StepState so, RunState state, List<Recorded> events) {
        if (so.process().isPresent()) {
            var folder = Path.of(so.process().get().folder());
            return folder.startsWith(home) && Files.isDirectory(folder);
        }
        // It was about to be started by whoever went on with the run then.
        var holder =
                events.stream()
                        .takeWhile(one ->
                                !(one.event() instanceof RunEvent.StepBegan began
                                        && began.step().equals(so.step())
                                        && began.attempt() == so.attempt()))
                        .map(Recorded::event)
                        .filter(RunEvent.RunResumed.class::isInstance)
                        .map(event -> ((RunEvent.RunResumed) event).by())
                        .reduce((_, later) -> later)
                        .orElse("");
        return holder.startsWith(Node.PREFIX)
                ? holder.equals(node)
                : Files.isDirectory(home.resolve("runs").resolve(state.run()));
    }
}
