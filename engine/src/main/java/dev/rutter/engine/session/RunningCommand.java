package dev.rutter.engine.session;

import dev.rutter.engine.secret.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// A command of a session that was begun by this process or by one that is no more. Safe for
/// several threads.
public final class RunningCommand {
    /// Linux counts start times in hundredths of a second on every platform (proc(5), sysconf(3)).
    private static final long TICKS_PER_SECOND = 100;

    private final CommandFolder command;
    private final ProcessStamp leader;
    private final Optional<Started> child;
    private final Toolbox tools;
    private final Secrets secrets;
    private final Duration grace;

    RunningCommand(
            CommandFolder command,
            ProcessStamp leader,
            Optional<Started> child,
            Toolbox tools,
            Secrets secrets,
            Duration grace) {
        this.command = command;
        this.leader = leader;
        this.child = child;
        this.tools = tools;
        this.secrets = secrets;
        this.grace = grace;
    }

    /// The key it was begun with.
    public String key() {
        return command.key();
    }

    /// The process that supervises the command and leads its session.
    public long pid() {
        return leader.pid();
    }

    /// Tells that process from others that may have its id later: boot id and start time.
    public String started() {
        return leader.boot() + " " + leader.ticks();
    }

    /// The command's files.
    public Path folder() {
        return command.path();
    }

    /// Whether it still runs.
    public boolean running() {
        return command.status().isEmpty() && leader.alive();
    }

    /// Waits for the end. At `limit`, counted from the command's start whoever started it,
    /// everything that it started is asked to end, given a grace, and killed.
    public Exit await(Duration limit) throws InterruptedException {
        if (!endsWithin(limit)) {
            command.recordTimeOut();
            tree().end(grace);
        }
        return ended();
    }

    /// Ends it now, with everything that it started, as at a time limit.
    public Exit stop() throws InterruptedException {
        if (running()) {
            tree().end(grace);
        }
        return ended();
    }

    private ProcessTree tree() {
        return new ProcessTree(
                tools, leader, command.marker().orElse("no marker in " + command.path()));
    }

    private boolean endsWithin(Duration limit) throws InterruptedException {
        if (command.timedOut()) {
            // An earlier Rutter was ending it when it was killed itself.
            return !running();
        }
        long deadline = System.nanoTime() + limit.minus(age()).toNanos();
        if (child.isPresent()) {
            return child.get().end().within(deadline - System.nanoTime()) || !running();
        }
        long pause = 2;
        while (running()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            Thread.sleep(pause);
            pause = Math.min(100, pause * 2);
        }
        return true;
    }

    /// How long ago it was started, by the machine's own uptime: no clock can be set under it.
    private Duration age() {
        try {
            var uptime = Files.readString(Path.of("/proc/uptime")).split(" ", -1)[0];
            var hundredths = Long.parseLong(uptime.replace(".", ""));
            var age =
                    Duration.ofMillis((hundredths - leader.ticks() * 100 / TICKS_PER_SECOND) * 10);
            return age.isNegative() || !leader.alive() ? Duration.ZERO : age;
        } catch (IOException e) {
            throw new SessionException("/proc/uptime cannot be read", e);
        }
    }

    private Exit ended() {
        var status = command.status();
        var timedOut = command.timedOut();
        if (status.isPresent()) {
            return new Exit(status.getAsInt(), timedOut, false);
        }
        // Killed at its limit together with its supervisor: 128 + SIGKILL.
        return timedOut ? new Exit(137, true, false) : new Exit(-1, false, true);
    }

    /// What it has written so far, masked, both streams as they came.
    ///
    /// @param maxBytes about how much at most: a quarter from the beginning, the rest from the end,
    ///   and a line between that says how much was left out
    public String transcript(int maxBytes) {
        return new Transcript(command, secrets.masker()).text(maxBytes);
    }

    /// Takes the secrets out of what it wrote, in its file; not while it runs or is followed.
    public void blot() {
        command.blot(secrets.masker());
    }

    /// What it has given to the commands after it so far; values are as written, secrets too.
    public Outputs outputs() {
        return command.outputs();
    }

    /// Hands over what it has written and what it writes from now on, masked; on a thread of its
    /// own.
    public Following follow(Consumer<String> sink) {
        return new Following(command.output(), secrets.masker(), () -> !running(), sink);
    }
}
