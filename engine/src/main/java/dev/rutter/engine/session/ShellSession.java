package dev.rutter.engine.session;

import dev.rutter.engine.secret.Masker;
import dev.rutter.engine.secret.Secrets;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The shell session of a run, as a value in files: each command runs in a fresh `bash` that goes
/// on where the one before it stopped, and leaves its state behind as a script. What crosses from
/// command to command: directory and directory stack, shell and exported variables, functions,
/// aliases, positional parameters, options, umask, and the status in `$?`. What does not:
/// background processes as jobs, redirections by `exec`, traps, resource limits.
///
/// A command's process is the leader of a session of its own, writes to files and records its own
/// end: it goes on when Rutter is killed, and [#find] gives it back to the next Rutter. A command
/// gets no input. Its output is bounded: the first and the last [#OUTPUT_HEAD] and [#OUTPUT_TAIL]
/// bytes are kept. Where the file system cannot give back the middle of a file, a command that
/// writes more than both is ended, and the last line of its output says so.
///
/// A state is readable by this user alone and holds no variable that is a secret by its name, or by
/// its value where Rutter's environment gives it; those come from there, each time. A command that
/// is killed, or that runs `exec`, leaves no state: the next one goes on from the state before it.
///
/// Safe for several threads, but commands of one session are meant to run one after another.
public final class ShellSession {
    /// How many bytes at the beginning of a command's output are kept.
    public static final long OUTPUT_HEAD = 16L << 20;

    /// How many bytes at the end of a command's output are kept, at least.
    public static final long OUTPUT_TAIL = 48L << 20;

    /// How long a command is given to end by itself at its time limit.
    public static final Duration GRACE = Duration.ofSeconds(5);

    /// How long a program that does one small thing may take, in seconds.
    static final long TOOL_SECONDS = 10;

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String MARKER = "RUTTER_COMMAND";

    /// Names the file where a command says what it gives to those after it.
    public static final String OUTPUT = "RUTTER_OUTPUT";

    private static final String ASIDE = "never-begun-";

    /// Not for commands: start-up files of other shells, and what each shell counts itself.
    private static final Set<String> LEFT_OUT =
            Set.of("BASH_ENV", "ENV", "SHLVL", "_", MARKER, OUTPUT);

    /// What bash asks the machine's list of users for where it is not told; a restored state says
    /// what they are for the command.
    private static final Set<String> LOOKED_UP = Set.of("HOME", "SHELL");

    private final Path folder;
    private final Path workdir;
    private final Map<String, String> environment;
    private final Map<String, String> variables;
    private final Secrets secrets;
    private final Toolbox tools;
    private final Duration grace;

    private @Nullable List<CommandFolder> begun;
    private int highest;

    private ShellSession(
            Path folder,
            Path workdir,
            Map<String, String> environment,
            Map<String, String> variables,
            Secrets secrets,
            Toolbox tools,
            Duration grace) {
        this.folder = folder;
        this.workdir = workdir;
        this.environment = environment;
        this.variables = variables;
        this.secrets = secrets;
        this.tools = tools;
        this.grace = grace;
    }

    /// Opens the session that is kept in `folder`, or begins one there.
    ///
    /// @param workdir where the first command runs
    /// @param variables set for the first command, beyond Rutter's own environment
    /// @throws SessionException where the folder cannot be written or `bash` is missing
    public static ShellSession open(
            Path folder, Path workdir, Map<String, String> variables, Secrets secrets) {
        return open(folder, workdir, System.getenv(), variables, secrets);
    }

    /// The same, with another environment in the place of this process's own.
    public static ShellSession open(
            Path folder,
            Path workdir,
            Map<String, String> environment,
            Map<String, String> variables,
            Secrets secrets) {
        return open(folder, workdir, environment, variables, secrets, GRACE);
    }

    static ShellSession open(
            Path folder,
            Path workdir,
            Map<String, String> environment,
            Map<String, String> variables,
            Secrets secrets,
            Duration grace) {
        var tools = Toolbox.find(environment);
        var absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            Files.setPosixFilePermissions(absolute, PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(absolute.resolve("commands"));
        } catch (IOException e) {
            throw new SessionException("cannot keep a session in \"" + absolute + "\"", e);
        }
        for (var script : List.of("supervise.sh", "watch.sh", "perform.sh", "dump.sh")) {
            Scripts.install(absolute.resolve(script), script);
        }
        makeFifo(tools, absolute.resolve("quiet"));
        var inherited = new HashMap<>(environment);
        inherited.remove(Secrets.JOURNAL);
        return new ShellSession(
                absolute,
                workdir.toAbsolutePath().normalize(),
                Map.copyOf(inherited),
                Map.copyOf(variables),
                secrets.alsoIn(inherited),
                tools,
                grace);
    }

    private static void makeFifo(Toolbox tools, Path fifo) {
        if (Files.exists(fifo)) {
            return;
        }
        try {
            var made = new ProcessBuilder(tools.mkfifo().toString(), fifo.toString()).start();
            if (!made.waitFor(TOOL_SECONDS, TimeUnit.SECONDS)) {
                made.destroyForcibly();
                throw new SessionException(
                        "mkfifo \""
                                + fifo
                                + "\" did not end within "
                                + TOOL_SECONDS
                                + " s; see that its file system answers");
            }
            if (!Files.exists(fifo)) {
                throw new SessionException("cannot make the fifo \"" + fifo + "\"");
            }
        } catch (IOException e) {
            throw new SessionException("cannot make the fifo \"" + fifo + "\"", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SessionException("interrupted while opening a session");
        }
    }

    /// Starts a command. Returns when its process exists, not when it has ended.
    ///
    /// @param key names the command in this session, for [#find]: letters, digits, `.`, `_`, `-`,
    ///   at most 100
    /// @param script any bash, of any length
    /// @throws IllegalStateException where a command of this key has begun before
    public synchronized RunningCommand begin(String key, String script) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not a command's key: \"" + key + "\"");
        }
        var before = begun();
        if (before.stream().anyMatch(command -> command.key().equals(key))) {
            throw new IllegalStateException("command \"" + key + "\" has begun before");
        }
        int number = highest + 1;
        var command = new CommandFolder(commandsFolder().resolve("%04d-%s".formatted(number, key)));
        try {
            Files.createDirectory(command.path());
        } catch (FileAlreadyExistsException e) {
            throw new IllegalStateException("command \"" + key + "\" has begun before", e);
        } catch (IOException e) {
            throw new SessionException("cannot make \"" + command.path() + "\"", e);
        }
        highest = number;
        var own = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        command.write("marker", own);
        command.write("state", "");
        command.write("output", "");
        command.write("script", script);
        command.write("given", "");
        var previous = before.reversed().stream().filter(CommandFolder::stateComplete).findFirst();
        // What was given since that state was written; what came before is part of it.
        var since = previous.map(before::indexOf).orElse(0);
        command.write(
                "taken",
                before.subList(since, before.size()).stream()
                        .map(one -> one.outputs().script())
                        .collect(java.util.stream.Collectors.joining()));
        begun = Stream.concat(before.stream(), Stream.of(command)).toList();
        return start(command, own, previous);
    }

    /// What has begun by now. Whoever begins the commands of a session is alone, so that the folder
    /// is read once.
    private List<CommandFolder> begun() {
        var known = begun;
        if (known == null) {
            known = CommandFolder.all(commandsFolder());
            begun = known;
            highest = Math.max(known.isEmpty() ? 0 : known.getLast().number(), lastAside());
        }
        return known;
    }

    private RunningCommand start(
            CommandFolder command, String own, Optional<CommandFolder> previous) {
        var line = new ArrayList<String>();
        line.addAll(List.of(tools.setsid().toString(), tools.sh().toString()));
        line.add(folder.resolve("supervise.sh").toString());
        line.addAll(List.of(command.path().toString(), tools.bash().toString()));
        line.addAll(List.of(tools.sleep().toString(), folder.resolve("watch.sh").toString()));
        line.add(folder.resolve("quiet").toString());
        line.addAll(List.of(Long.toString(OUTPUT_HEAD), Long.toString(OUTPUT_TAIL)));
        line.add(tools.fallocate().toString());
        line.add(folder.resolve("perform.sh").toString());
        line.add(folder.resolve("dump.sh").toString());
        line.add(command.state().toString());
        line.add(previous.map(last -> last.state().toString()).orElse(""));
        line.add(command.script().toString());
        line.add(command.taken().toString());
        secrets.names().stream().filter(NAME.asMatchPredicate()).sorted().forEach(line::add);
        var given = environmentOf(own, previous.isPresent());
        given.put(OUTPUT, command.given().toString());
        try {
            var started = started(line, given, command.trouble());
            var stamp = ProcessStamp.of(started.pid()).or(command::process);
            return new RunningCommand(
                    command,
                    stamp.orElseThrow(() ->
                            new SessionException(
                                    "command \""
                                            + command.key()
                                            + "\" did not start: "
                                            + command.text("trouble").orElse("").strip())),
                    Optional.of(started),
                    tools,
                    secrets,
                    grace);
        } catch (IOException e) {
            throw new SessionException(
                    "cannot start a shell in \"" + workdir + "\" for \"" + command.key() + "\"", e);
        }
    }

    /// @param line begins with `setsid`, which is needed only where the JDK starts it
    private Started started(List<String> line, Map<String, String> given, Path trouble)
            throws IOException {
        var direct = DirectStart.ready();
        if (direct.isPresent()) {
            return direct.get().start(line.subList(1, line.size()), workdir, given, trouble);
        }
        var builder = new ProcessBuilder(line);
        builder.directory(workdir.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        builder.redirectErrorStream(true);
        builder.redirectOutput(trouble.toFile());
        builder.environment().clear();
        builder.environment().putAll(given);
        return Started.of(builder.start());
    }

    /// The first command gets Rutter's environment; later ones take it from the state, so that what
    /// a command unsets stays unset. Entries that are no shell variables cannot be in a state.
    private Map<String, String> environmentOf(String own, boolean restored) {
        var result = new HashMap<String, String>();
        environment.forEach((name, value) -> {
            if (!LEFT_OUT.contains(name)
                    && !(restored && NAME.matcher(name).matches() && !LOOKED_UP.contains(name))
                    && !(restored && name.startsWith("BASH_FUNC_"))) {
                result.put(name, value);
            }
        });
        if (!restored) {
            result.putAll(variables);
        }
        result.putAll(secrets.values());
        // A Rutter that runs within a command keeps the outer marker, so that the outer time limit
        // reaches what the inner one starts.
        var outer = environment.getOrDefault(MARKER, "");
        result.put(MARKER, outer.isEmpty() ? own : outer + "/" + own);
        return result;
    }

    /// The command of this key: still running, ended, or lost. Empty where none was ever performed,
    /// so that it may be begun.
    public synchronized Optional<RunningCommand> find(String key) {
        return CommandFolder.all(commandsFolder()).stream()
                .filter(command -> command.key().equals(key))
                .findFirst()
                .flatMap(this::found);
    }

    private Optional<RunningCommand> found(CommandFolder command) {
        return stampOf(command)
                .map(stamp ->
                        new RunningCommand(
                                command, stamp, Optional.empty(), tools, secrets, grace));
    }

    /// The supervisor writes itself down before it performs the command. Where it has not, it is
    /// about to (a process with the command's marker exists), or it never will: Rutter was killed
    /// before it could start it, and the folder is put aside so that the command can be begun.
    private Optional<ProcessStamp> stampOf(CommandFolder command) {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() < deadline) {
            var stamp = command.process();
            if (stamp.isPresent()) {
                return stamp;
            }
            var marker = command.marker();
            if (marker.isEmpty() || !ProcessTree.anyCarries(marker.get())) {
                return command.process().or(() -> putAside(command));
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        throw new SessionException(
                "command \""
                        + command.key()
                        + "\" has a process that does not say which; see \""
                        + command.path()
                        + "\"");
    }

    /// Whoever was killed may have left a process that is about to become the supervisor, and that
    /// cannot be seen yet. It finds its folder gone and ends, since no other command ever gets a
    /// folder of that name; where it was quicker, its folder is put back.
    private Optional<ProcessStamp> putAside(CommandFolder command) {
        try {
            var aside = folder.resolve(ASIDE + command.path().getFileName());
            Files.move(command.path(), aside);
            begun = null;
            var quicker = new CommandFolder(aside).process();
            if (quicker.isPresent()) {
                Files.move(aside, command.path());
            }
            return quicker;
        } catch (IOException e) {
            throw new SessionException("cannot put \"" + command.path() + "\" aside", e);
        }
    }

    /// The highest number of those that were put aside.
    private int lastAside() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(ASIDE))
                    .map(name -> new CommandFolder(Path.of(name.substring(ASIDE.length()))))
                    .mapToInt(CommandFolder::number)
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new SessionException("cannot read \"" + folder + "\"", e);
        }
    }

    /// Takes the secrets out of what the ended commands of a session wrote, in their files: of
    /// those that a Rutter was killed before it could, and of what was written after a command's
    /// end.
    public static void blot(Path folder, Masker masker) {
        CommandFolder.all(folder.resolve("commands")).stream()
                .filter(CommandFolder::ended)
                .forEach(command -> command.blot(masker));
    }

    /// The session's folder.
    public Path folder() {
        return folder;
    }

    private Path commandsFolder() {
        return folder.resolve("commands");
    }
}
