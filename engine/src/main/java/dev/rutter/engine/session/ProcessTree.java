package dev.rutter.engine.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Everything that a command started: the processes of its session, and those that left the session
/// but still carry the command's marker in the environment they began with.
final class ProcessTree {
    private static final Path PROC = Path.of("/proc");

    /// How often to look whether processes have gone.
    private static final long LOOK_MILLIS = 20;

    private final Toolbox tools;
    private final ProcessStamp leader;
    private final String marker;

    ProcessTree(Toolbox tools, ProcessStamp leader, String marker) {
        this.tools = tools;
        this.leader = leader;
        this.marker = marker;
    }

    /// Asks all to end, waits for at most `grace`, then kills what is left; the leader last, so
    /// that it can record how the command ended. Returns when none is left, or they cannot be
    /// killed.
    void end(Duration grace) throws InterruptedException {
        signalGroup("TERM");
        others().forEach(process -> process.destroy());
        if (!goneWithin(grace)) {
            kill();
        }
        if (!within(Duration.ofSeconds(2), () -> !leader.alive())) {
            signalGroup("KILL");
            kill();
            within(Duration.ofSeconds(2), () -> !leader.alive());
        }
    }

    /// A process may start others while it is being looked for, so this goes on until a whole look
    /// finds none; a limit, since some cannot be killed (waiting for a disk).
    private void kill() throws InterruptedException {
        for (int round = 0; round < 50; round++) {
            var left = others();
            if (left.isEmpty()) {
                return;
            }
            left.forEach(ProcessHandle::destroyForcibly);
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private boolean goneWithin(Duration grace) throws InterruptedException {
        return within(grace, () -> others().isEmpty());
    }

    private static boolean within(Duration limit, java.util.function.BooleanSupplier state)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!state.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return true;
    }

    /// Reaches all members at once, also those being born. The leader keeps its group's id from
    /// being used again; where it has gone, nothing is sent.
    private void signalGroup(String signal) throws InterruptedException {
        if (leader.alive()) {
            var kill = "kill -" + signal + " -- -" + leader.pid();
            try {
                var sent =
                        new ProcessBuilder(
                                        tools.bash().toString(),
                                        "--norc",
                                        "--noprofile",
                                        "-c",
                                        kill)
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start();
                if (!sent.waitFor(ShellSession.TOOL_SECONDS, TimeUnit.SECONDS)) {
                    sent.destroyForcibly();
                    throw new SessionException(
                            "\""
                                    + kill
                                    + "\" did not end within "
                                    + ShellSession.TOOL_SECONDS
                                    + " s; processes of the command may still run");
                }
            } catch (IOException e) {
                throw new SessionException("cannot signal process group " + leader.pid(), e);
            }
        }
    }

    /// All that live but the leader.
    List<ProcessHandle> others() {
        try (Stream<Path> processes = Files.list(PROC)) {
            return processes
                    .map(path -> path.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(Long::parseLong)
                    .filter(pid -> pid != leader.pid() && belongs(pid))
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .toList();
        } catch (IOException e) {
            throw new SessionException("/proc cannot be read", e);
        }
    }

    private boolean belongs(long pid) {
        var stat = ProcessStamp.Stat.of(pid);
        if (stat.isEmpty() || stat.get().ended()) {
            return false;
        }
        return stat.get().session() == leader.pid() || carries(pid, marker);
    }

    /// Whether any process carries a marker.
    static boolean anyCarries(String marker) {
        try (Stream<Path> processes = Files.list(PROC)) {
            return processes
                    .map(path -> path.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .anyMatch(name -> carries(Long.parseLong(name), marker));
        } catch (IOException e) {
            throw new SessionException("/proc cannot be read", e);
        }
    }

    static boolean carries(long pid, String marker) {
        try {
            var path = PROC.resolve(Long.toString(pid)).resolve("environ");
            return new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1)
                    .contains(marker);
        } catch (IOException e) {
            // It has gone, or belongs to somebody else.
            return false;
        }
    }
}
