package dev.rutter.app.cli;

import dev.rutter.engine.journal.Journal.JournalException;
import dev.rutter.engine.secret.Secrets;
import dev.rutter.engine.session.SessionException;
import dev.rutter.engine.store.Store;
import dev.rutter.engine.store.StoreException;
import dev.rutter.language.environment.Words;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/// The `rutter` command: finds the sub-command, runs it, and turns every end into a message and an
/// exit code.
public final class CommandLineTool {
    private final Screen screen;
    private final Map<String, String> environment;
    private final String version;

    CommandLineTool(Screen screen, Map<String, String> environment, String version) {
        this.screen = screen;
        this.environment = environment;
        this.version = version;
    }

    /// On the process's own streams and environment.
    public static CommandLineTool ofProcess(String version) {
        var screen = Screen.ofProcess(System.getenv(), System.getProperty("rutter.tty", ""));
        return new CommandLineTool(screen, System.getenv(), version);
    }

    /// Runs one command line and returns the code to exit with.
    public int run(String... args) {
        var words = helped(List.of(args));
        var plain = plain(new Home(environment), words);
        var code = plain.isPresent() ? run(plain.get()) : parsed(words.toArray(String[]::new));
        screen.out().flush();
        screen.err().flush();
        return code;
    }

    /// `rutter help run` is `rutter run --help`.
    private static List<String> helped(List<String> words) {
        return words.isEmpty() || !words.getFirst().equals("help")
                ? words
                : Stream.concat(words.stream().skip(1), Stream.of("--help")).toList();
    }

    private int run(PlainLine.Taking command) {
        try {
            return command.call().code();
        } catch (Exception failure) {
            return tell(failure);
        }
    }

    /// The command that a plain line names, with all that the line says; nothing where it is not
    /// plain.
    Optional<PlainLine.Taking> plain(Home home, List<String> words) {
        var depth = !words.isEmpty() && words.getFirst().equals("platform") ? 2 : 1;
        if (words.size() < depth) {
            return Optional.empty();
        }
        return taking(String.join(" ", words.subList(0, depth)), home)
                .filter(command -> {
                    var line =
                            new PlainLine()
                                    .option(folder -> home.choose(Path.of(folder)), "--home");
                    if (OtherDatabase.keepsRuns(words.getFirst())) {
                        line.option(home::chooseDatabase, "--database");
                    }
                    command.plainly(line);
                    return line.take(words.subList(depth, words.size()));
                });
    }

    private Optional<PlainLine.Taking> taking(String name, Home home) {
        return switch (name) {
            case "lint" -> Optional.of(new LintCommand(screen));
            case "read" -> Optional.of(new ReadCommand(screen));
            case "plan" -> Optional.of(new PlanCommand(screen));
            case "platform up" -> Optional.of(new PlatformUpCommand(screen, home));
            default -> Optional.empty();
        };
    }

    private int parsed(String... args) {
        var line = line(args);
        line.setExecutionExceptionHandler((failure, _, _) -> tell(failure));
        line.setParameterExceptionHandler((wrong, _) -> {
            var about = wrong.getCommandLine().getCommandSpec().qualifiedName();
            screen.err().println("rutter: " + unmatched(wrong).orElse(worded(wrong)));
            screen.err().println("See \"" + about + " --help\".");
            return ExitCode.USAGE.code();
        });
        line.setExitCodeExceptionMapper(_ -> ExitCode.BUG.code());
        line.setExecutionStrategy(parsed -> {
            OtherDatabase.refuse(parsed);
            var code = new CommandLine.RunLast().execute(parsed);
            var last = parsed;
            while (last.hasSubcommand()) {
                last = last.subcommand();
            }
            var result = last.commandSpec().commandLine().<Object>getExecutionResult();
            return result instanceof ExitCode ended ? ended.code() : code;
        });
        return line.execute(args);
    }

    /// The words that an option takes, as its help writes them.
    private static String worded(CommandLine.ParameterException wrong) {
        return Pattern.compile("expected one of (\\[[A-Z_, ]+]) \\(case-insensitive\\)")
                .matcher(String.valueOf(wrong.getMessage()))
                .replaceAll(found ->
                        "expected one of "
                                + found.group(1).toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /// A word that is no command names the nearest; one that is too much, where it stands.
    private static Optional<String> unmatched(CommandLine.ParameterException wrong) {
        if (!(wrong instanceof CommandLine.UnmatchedArgumentException none)
                || none.getUnmatched().isEmpty()
                || none.isUnknownOption()) {
            return Optional.empty();
        }
        var word = none.getUnmatched().getFirst();
        var line = none.getCommandLine();
        var name = line.getCommandSpec().qualifiedName();
        var known = line.getSubcommands().keySet();
        return Optional.of(
                known.isEmpty()
                        ? "\"" + name + "\" takes no \"" + word + "\" behind what is there"
                        : "there is no command \""
                                + name
                                + " "
                                + word
                                + "\"; "
                                + Words.nearest(word, known));
    }

    /// What picocli needs to read these words; without any, the whole command line as help and
    /// completion show it.
    CommandLine line(String... args) {
        var home = new Home(environment);
        var words = List.of(args);
        var line =
                group(
                        new RootCommand(screen, home, version),
                        commands(home, words.stream().skip(1).toList()),
                        words);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(screen.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(screen.err(), true, StandardCharsets.UTF_8));
        all(line);
        OtherDatabase.hide(line);
        return line;
    }

    /// A command with the sub-command that `words` name, where they begin with one: the others'
    /// options need not be looked up to run it. With all of them where they do not.
    private static CommandLine group(
            Object command, Map<String, Supplier<Object>> commands, List<String> words) {
        var line = new CommandLine(command);
        var named = words.stream().limit(1).filter(commands::containsKey).findFirst();
        commands.forEach((name, made) -> {
            if (named.isEmpty() || named.get().equals(name)) {
                line.addSubcommand(name, made.get());
            }
        });
        return line;
    }

    /// Every sub-command by its name, made when it is asked for.
    ///
    /// @param more the words behind it
    private Map<String, Supplier<Object>> commands(Home home, List<String> more) {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("demo", () -> new DemoCommand(screen));
        commands.put("rehearse", () -> new RehearseCommand(screen, home));
        commands.put("lint", () -> new LintCommand(screen));
        commands.put("read", () -> new ReadCommand(screen));
        commands.put("plan", () -> new PlanCommand(screen));
        commands.put("init", () -> new InitCommand(screen));
        commands.put("run", () -> new RunCommand(screen, home));
        commands.put("resume", () -> new ResumeCommand(screen, home));
        commands.put("answer", () -> new AnswerCommand(screen, home));
        commands.put("pause", () -> new PauseCommand(screen, home));
        commands.put("retry", () -> new RetryCommand(screen, home));
        commands.put("skip", () -> new SkipCommand(screen, home));
        commands.put("stop", () -> new StopCommand(screen, home));
        commands.put("unlock", () -> new UnlockCommand(screen, home));
        commands.put("status", () -> new StatusCommand(screen, home));
        commands.put("log", () -> new LogCommand(screen, home));
        commands.put("node", () -> new NodeCommand(screen, home));
        commands.put("db", () -> group(new DbCommand(), database(home), more));
        commands.put("platform", () -> group(new PlatformCommand(), platform(home), more));
        return commands;
    }

    private Map<String, Supplier<Object>> platform(Home home) {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("up", () -> new PlatformUpCommand(screen, home));
        commands.put("down", () -> new PlatformDownCommand(screen, home));
        commands.put("deploy", () -> new PlatformReleaseCommand.Deploy(screen, home));
        commands.put("rollback", () -> new PlatformReleaseCommand.Rollback(screen, home));
        commands.put("cancel", () -> new PlatformCancelCommand(screen, home));
        commands.put("hold", () -> new PlatformHoldCommand(screen, home));
        commands.put("tls", () -> new PlatformTlsCommand(screen, home));
        commands.put("ps", () -> new PlatformPsCommand(screen, home));
        commands.put("logs", () -> new PlatformLogsCommand(screen, home));
        commands.put("open", () -> new PlatformOpenCommand(screen, home));
        commands.put("env", () -> new PlatformEnvCommand(screen, home));
        return commands;
    }

    private Map<String, Supplier<Object>> database(Home home) {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("status", () -> new DbStatusCommand(screen, home));
        commands.put("backup", () -> new DbBackupCommand(screen, home));
        commands.put("restore", () -> new DbRestoreCommand(screen, home));
        commands.put("activity", () -> new DbActivityCommand(screen, home));
        commands.put("cancel", () -> new DbEndCommand.Cancel(screen, home));
        commands.put("terminate", () -> new DbEndCommand.Terminate(screen, home));
        return commands;
    }

    private static void all(CommandLine line) {
        line.getCommandSpec().mixinStandardHelpOptions(false);
        if (line.getCommandSpec().findOption("--help") == null) {
            line.getCommandSpec()
                    .addOption(
                            CommandLine.Model.OptionSpec.builder("-h", "--help")
                                    .usageHelp(true)
                                    .description("Shows this help.")
                                    .build());
        }
        line.setUsageHelpAutoWidth(true);
        line.getSubcommands().values().forEach(CommandLineTool::all);
    }

    private int tell(Exception failure) {
        return switch (failure) {
            case Failure told -> {
                screen.err().println("rutter: " + told.getMessage());
                yield told.code().code();
            }
            case JournalException ground -> {
                screen.err().println("rutter: " + withCauses(ground));
                yield ExitCode.GROUND.code();
            }
            case StoreException ground -> {
                screen.err().println("rutter: " + ground.getMessage());
                yield ExitCode.GROUND.code();
            }
            case SessionException ground -> {
                screen.err().println("rutter: " + withCauses(ground));
                yield ExitCode.GROUND.code();
            }
            case UncheckedIOException ground -> {
                screen.err().println("rutter: " + withCauses(ground));
                yield ExitCode.GROUND.code();
            }
            default -> {
                screen.err().println("rutter: a bug of Rutter's own: " + withCauses(failure));
                screen.err()
                        .println(
                                "The trace is in "
                                        + trace(failure)
                                        + "; nothing that was recorded is lost.");
                yield ExitCode.BUG.code();
            }
        };
    }

    private static String withCauses(Throwable failure) {
        var text = new StringBuilder(String.valueOf(failure.getMessage()));
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            var said =
                    cause.getMessage() == null
                            ? cause.getClass().getSimpleName()
                            : cause.getMessage().lines().findFirst().orElse("").strip();
            // Many a message tells its cause already.
            if (text.indexOf(said) < 0) {
                text.append(": ").append(said);
            }
        }
        return text.toString();
    }

    private static String trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        try {
            var file = Files.createTempFile("rutter-bug-", ".txt");
            Files.writeString(file, text.toString());
            return file.toString();
        } catch (java.io.IOException unwritable) {
            return "no file (" + unwritable.getMessage() + "):\n" + text;
        }
    }

    /// Rutter's own folder: `--home`, else `RUTTER_HOME`, else `~/.rutter`.
    static final class Home {
        private final Map<String, String> environment;
        private Path chosen = Path.of("");
        private String database = "";

        Home(Map<String, String> environment) {
            this.environment = new HashMap<>(environment);
        }

        /// Values of secrets that were given at the start; they are passed on to the run's shell
        /// and kept nowhere.
        void give(Map<String, String> secrets) {
            environment.putAll(secrets);
        }

        void choose(Path path) {
            chosen = path;
        }

        Path path() {
            if (!chosen.toString().isEmpty()) {
                return chosen.toAbsolutePath();
            }
            var named = environment.getOrDefault("RUTTER_HOME", "");
            return named.isEmpty() ? OwnFolder.of(environment) : Path.of(named).toAbsolutePath();
        }

        void chooseDatabase(String address) {
            database = address;
        }

        /// The shared database: `--database`, else `RUTTER_DATABASE`; empty where runs are kept in
        /// the home folder.
        Optional<String> database() {
            return Optional.ofNullable(environment().get(Secrets.JOURNAL))
                    .filter(address -> !address.isBlank())
                    .map(Home::understood);
        }

        private static String understood(String address) {
            try {
                var _ = Store.named(address);
                return address;
            } catch (StoreException e) {
                throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()));
            }
        }

        /// Where runs keep their files. The runs of each database have their own: both begin to
        /// count at 1.
        Path files() {
            return database()
                    .map(address ->
                            path().resolve(
                                            "shared-"
                                                    + Integer.toHexString(
                                                            Store.named(address).hashCode())))
                    .orElseGet(this::path);
        }

        /// The local platform's folder.
        Path platform() {
            return path().resolve("platform");
        }

        /// The same as services get it.
        Map<String, String> inherited() {
            var all = new HashMap<>(environment);
            all.remove(Secrets.JOURNAL);
            return all;
        }

        /// Rutter's own environment; the shared database's address is in it however it was given,
        /// so that it is kept secret.
        Map<String, String> environment() {
            var all = new HashMap<>(environment);
            if (!database.isBlank()) {
                all.put(Secrets.JOURNAL, database);
            }
            return all;
        }
    }
}
