package dev.rutter.engine.step;

import dev.rutter.engine.session.RunningCommand;
import dev.rutter.engine.session.SessionException;
import dev.rutter.engine.session.ShellSession;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The run's shell session as a [Shell]: step and attempt are the command's key.
record SessionShell(ShellSession session) implements Shell {
    /// How much of a transcript is read, in bytes.
    private static final int TRANSCRIPT = 1 << 18;

    @Override
    public Fate run(
            String step, int attempt, String script, Duration limit, Consumer<Child> started)
            throws InterruptedException {
        RunningCommand command;
        try {
            command = session.begin(key(step, attempt), script);
        } catch (SessionException e) {
            toldToStop(e);
            return new Fate.Unstarted(String.valueOf(e.getMessage()));
        }
        started.accept(child(command));
        return end(command, limit);
    }

    @Override
    public Fate adopt(String step, int attempt, Duration limit, Consumer<Child> found)
            throws InterruptedException {
        Optional<RunningCommand> command;
        try {
            command = session.find(key(step, attempt));
        } catch (SessionException e) {
            toldToStop(e);
            return new Fate.Lost(String.valueOf(e.getMessage()), "");
        }
        if (command.isEmpty()) {
            return new Fate.NeverBegan();
        }
        found.accept(child(command.get()));
        return end(command.get(), limit);
    }

    private static Child child(RunningCommand command) {
        return new Child(command.pid(), command.started(), command.folder().toString());
    }

    @Override
    public Given given(String step, int attempt) {
        return session.find(key(step, attempt))
                .map(RunningCommand::outputs)
                .map(outputs -> new Given(outputs.values(), outputs.ignored()))
                .orElseGet(() -> new Given(Map.of(), 0));
    }

    /// Whoever is told to stop cannot read files any more; that says nothing of the command.
    private static void toldToStop(SessionException e) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException(e.getMessage());
        }
    }

    private static Fate end(RunningCommand command, Duration limit) throws InterruptedException {
        try {
            return ended(command, limit);
        } catch (SessionException e) {
            toldToStop(e);
            throw e;
        }
    }

    private static Fate ended(RunningCommand command, Duration limit) throws InterruptedException {
        var ended = command.await(limit);
        var output = command.transcript(TRANSCRIPT);
        command.blot();
        if (ended.lost()) {
            return new Fate.Lost(
                    "its process is gone and left no exit status; what it wrote is in "
                            + command.folder(),
                    output);
        }
        return ended.timedOut()
                ? new Fate.TimedOut(limit, output)
                : new Fate.Exited(ended.status(), output);
    }

    private static String key(String step, int attempt) {
        return step.replaceAll("[^A-Za-z0-9._-]", ".") + "-" + attempt;
    }
}
