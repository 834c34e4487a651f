package dev.rutter.platform.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Starts children that outlive this process, and ends them with everything they started.
///
/// Each child leads a session of its own, writes to files (a pipe to us would kill it when we die),
/// and carries a marker in its environment by which its descendants are found even when they left
/// the session. No signal is bound to our own death.
public final class Children {

    /// The variable that marks a child and its descendants.
    public static final String MARKER = "RUTTER_CHILD";

    /// The longest wait for processes to disappear after KILL.
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    /// The longest wait for the rest of the output after a command ended.
    private static final Duration PUMP_LIMIT = Duration.ofMillis(500);

    private static final long LOOK_MILLIS = 20;

    private static final int MOST_ENDS = 500;

    /// The ends of the children that this process has started: nobody else is told them.
    private final Map<Long, CompletableFuture<Process>> ends =
            Collections.synchronizedMap(
                    new LinkedHashMap<>() {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(
                                Map.Entry<Long, CompletableFuture<Process>> eldest) {
                            return size() > MOST_ENDS;
                        }
                    });

    /// What to start.
    ///
    /// @param command given to `bash -c`
    /// @param environment the whole environment, nothing else is passed on
    /// @param marker unique for this child
    /// @param output a folder for its output; made here
    /// @param segmentBytes size of one output segment; at most two are kept
    public record Command(
            String command,
            Path folder,
            Map<String, String> environment,
            String marker,
            Path output,
            long segmentBytes) {

        public Command {
            environment = Map.copyOf(environment);
        }
    }

    /// How a command ended.
    public sealed interface Ending {

        /// By itself.
        record Exited(int status) implements Ending {}

        /// It was stopped because its time was up or its stop was asked for.
        record Stopped(String why) implements Ending {}

        /// Its end left no trace: it was killed from outside.
        record Lost() implements Ending {}
    }

    /// Asked again and again while waiting; a present value ends the wait with that reason.
    @FunctionalInterface
    public interface Interruption {

        /// Why to stop now, if so.
        Optional<String> asked();
    }

    /// Starts a program that is meant to run on: its process is the program itself.
    public Child serve(Command command) throws IOException {
        return start(command, "served");
    }

    /// Starts a command that is meant to end; see [#await].
    public Child run(Command command) throws IOException {
        return start(command, "once");
    }

    private Child start(Command command, String mode) throws IOException {
        Files.createDirectories(command.output());
        var builder =
                new ProcessBuilder(
                        "setsid",
                        "bash",
                        "-c",
                        Shim.SCRIPT,
                        "rutter",
                        command.output().toAbsolutePath().toString(),
                        Long.toString(command.segmentBytes()),
                        mode,
                        command.command(),
                        Beginning.next(command.output()).toAbsolutePath().toString());
        builder.directory(command.folder().toFile());
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        builder.environment().put(MARKER, command.marker());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        var process = builder.start();
        ends.put(process.pid(), process.onExit());
        var stat = ProcFiles.stat(process.pid());
        return new Child(
                process.pid(),
                stat.map(ProcFiles.Stat::started).orElse(0L),
                ProcFiles.boot(),
                command.marker(),
                command.output());
    }

    /// The exit status of a child started by [#run], once it ended by itself.
    public OptionalInt exit(Child child) {
        try {
            var text = Files.readString(child.output().resolve("exit")).strip();
            return text.isEmpty() // the disk was full
                    ? OptionalInt.empty()
                    : OptionalInt.of(Integer.parseInt(text));
        } catch (IOException notYet) {
            return OptionalInt.empty();
        }
    }

    /// How a child ended, for people; empty where it runs, or an earlier platform started it.
    public Optional<String> end(Child child) {
        var end = ends.get(child.pid());
        if (end == null || child.alive()) {
            return Optional.empty();
        }
        try {
            var status = end.get(AFTER_KILL.toMillis(), TimeUnit.MILLISECONDS).exitValue();
            // spec (bash, "Exit Status"): 128 and the signal
            return Optional.of(
                    status > 128 && status < 128 + 65
                            ? "exit status " + status + " (signal " + (status - 128) + ")"
                            : "exit status " + status);
        } catch (ExecutionException | TimeoutException unknown) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// Waits for a child started by [#run], also by an earlier platform, and ends it when `limit`
    /// is over or an interruption asks.
    public Ending await(Child child, Duration limit, Interruption interruption) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (true) { // ends with the child, and the child ends at the deadline
            var running = child.alive();
            var status = exit(child);
            if (status.isPresent()) {
                emptied(child, PUMP_LIMIT);
                stop(child, Duration.ZERO); // what it left in the background
                return new Ending.Exited(status.getAsInt());
            }
            if (!running) {
                stop(child, Duration.ZERO);
                return new Ending.Lost();
            }
            var why = interruption.asked();
            if (why.isEmpty() && System.nanoTime() > deadline) {
                why = Optional.of("did not end within " + limit.toSeconds() + " s");
            }
            if (why.isPresent()) {
                stop(child, Duration.ofSeconds(5));
                return new Ending.Stopped(why.get());
            }
            pause(LOOK_MILLIS);
        }
    }

    /// Ends a child and all it started: TERM to its group, up to `grace` for it to go, KILL, then
    /// whatever carries its marker. Returns the processes that were still there after all that,
    /// empty as a rule.
    public List<Long> stop(Child child, Duration grace) {
        // a group keeps its number while any member lives, so it may outlive its leader; but after
        // another boot, or where the number was given anew, the group is not ours
        var ours = child.boot().equals(ProcFiles.boot()) && !reused(child);
        if (ours && !grace.isZero() && !ProcFiles.ofGroup(child.pid()).isEmpty()) {
            signal("TERM", "-" + child.pid());
            emptied(child, grace);
        }
        if (ours && !ProcFiles.ofGroup(child.pid()).isEmpty()) {
            signal("KILL", "-" + child.pid());
        }
        return killMarked(MARKER, child.marker());
    }

    /// Kills every process whose environment holds `name=value`; returns those still there.
    public List<Long> killMarked(String name, String value) {
        var deadline = System.nanoTime() + AFTER_KILL.toNanos();
        var left = ProcFiles.withEnvironment(name + "=" + value);
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            var arguments = new ArrayList<String>();
            left.forEach(pid -> arguments.add(pid.toString()));
            signal("KILL", arguments.toArray(String[]::new));
            pause(LOOK_MILLIS);
            left = ProcFiles.withEnvironment(name + "=" + value);
        }
        return left;
    }

    /// The markers of all processes whose environment holds `name=value`.
    public Set<String> markersAmong(String name, String value) {
        var markers = new TreeSet<String>();
        for (var pid : ProcFiles.withEnvironment(name + "=" + value)) {
            ProcFiles.variable(pid, MARKER).ifPresent(markers::add);
        }
        return markers;
    }

    /// A child that was started with this marker and of which nothing else is known: its starter
    /// was killed before it could write down more. Found while it runs, and after it ended by its
    /// exit status; empty where neither is there.
    public Optional<Child> find(String marker, Path output) {
        for (var pid : ProcFiles.withEnvironment(MARKER + "=" + marker)) {
            var leader = ProcFiles.stat(pid).filter(stat -> stat.group() == pid);
            if (leader.isPresent()) {
                return Optional.of(
                        new Child(pid, leader.get().started(), ProcFiles.boot(), marker, output));
            }
        }
        var ended = new Child(0, 0, "", marker, output);
        return exit(ended).isPresent() ? Optional.of(ended) : Optional.empty();
    }

    /// Keeps a child that was started by [#run] and is not found from ever beginning, if it has not
    /// begun yet: its starter was killed while it started it, or before. False where it has begun.
    public boolean forestall(Path output) throws IOException {
        return Beginning.forestall(output);
    }

    /// The process with this number as it is now, to be told from later ones; for processes that
    /// were not started here.
    public Optional<Child> identify(long pid, String marker, Path output) {
        return ProcFiles.stat(pid)
                .filter(ProcFiles.Stat::running)
                .map(stat -> new Child(pid, stat.started(), ProcFiles.boot(), marker, output));
    }

    private static boolean reused(Child child) {
        return ProcFiles.stat(child.pid())
                .filter(stat -> stat.started() != child.started())
                .isPresent();
    }

    /// Waits until all that an ended child said is in its output, at most a few seconds.
    public static void written(Child child) {
        emptied(child, AFTER_KILL);
    }

    /// Waits until nobody is left in the group. The pump of the output belongs to it and goes last,
    /// so an empty group has written everything.
    private static void emptied(Child child, Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline && !ProcFiles.ofGroup(child.pid()).isEmpty()) {
            pause(LOOK_MILLIS);
        }
    }

    /// Sends a signal to one process, if it is still the same.
    public void signal(Child child, String name) {
        if (child.alive()) {
            signal(name, Long.toString(child.pid()));
        }
    }

    /// Sends a signal; processes that are gone by then are no failure.
    private static void signal(String name, String... to) {
        var words = new ArrayList<>(List.of("kill", "-" + name, "--"));
        words.addAll(List.of(to));
        try {
            var builder = new ProcessBuilder(words);
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            var kill = builder.start();
            if (!kill.waitFor(5, TimeUnit.SECONDS)) {
                kill.destroyForcibly();
            }
        } catch (IOException missing) {
            throw new IllegalStateException("the command \"kill\" cannot be run", missing);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a process", stopped);
        }
    }
}
