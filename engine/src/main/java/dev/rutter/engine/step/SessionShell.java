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

    /// Shells say so (POSIX) of what could not be executed.
    private static final int CANNOT_BE_EXECUTED = 126;

    @Override
    public Ended run(
            String step, int attempt, String script, Duration limit, Consumer<Child> started)
            throws InterruptedException {
        RunningCommand command;
        try {
            command = session.begin(key(step, attempt), script);
        } catch (SessionException e) {
            return new Ended.Exited(CANNOT_BE_EXECUTED, String.valueOf(e.getMessage()));
        }
        started.accept(new Child(command.pid(), command.started(), command.folder().toString()));
        return end(command, limit);
    }

    @Override
    public Ended adopt(String step, int attempt, Duration limit) throws InterruptedException {
        Optional<RunningCommand> command;
        try {
            command = session.find(key(step, attempt));
        } catch (SessionException e) {
            return new Ended.Lost(String.valueOf(e.getMessage()), "");
        }
        return command.isPresent() ? end(command.get(), limit) : new Ended.NeverBegan();
    }

    @Override
    public Given given(String step, int attempt) {
        return session.find(key(step, attempt))
                .map(RunningCommand::outputs)
                .map(outputs -> new Given(outputs.values(), outputs.ignored()))
                .orElseGet(() -> new Given(Map.of(), 0));
    }

    private static Ended end(RunningCommand command, Duration limit) throws InterruptedException {
        var ended = command.await(limit);
        var output = command.transcript(TRANSCRIPT);
        if (ended.lost()) {
            return new Ended.Lost(
                    "its process is gone and left no exit status; what it wrote is in "
                            + command.folder(),
                    output);
        }
        return ended.timedOut()
                ? new Ended.TimedOut(limit, output)
                : new Ended.Exited(ended.status(), output);
    }

    private static String key(String step, int attempt) {
        return step.replaceAll("[^A-Za-z0-9._-]", ".") + "-" + attempt;
    }
}
