package dev.rutter.app.cli;

import dev.rutter.engine.journal.Journal.JournalException;
import dev.rutter.engine.session.SessionException;
import dev.rutter.engine.store.Store;
import dev.rutter.engine.store.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
        var line = line(args);
        line.setExecutionExceptionHandler((failure, _, _) -> tell(failure));
        line.setParameterExceptionHandler((wrong, _) -> {
            screen.err().println("rutter: " + wrong.getMessage());
            var about = wrong.getCommandLine().getCommandSpec().qualifiedName();
            screen.err().println("See \"" + about + " --help\".");
            return ExitCode.USAGE.code();
        });
        line.setExitCodeExceptionMapper(_ -> ExitCode.BUG.code());
        line.setExecutionStrategy(parsed -> {
            var code = new CommandLine.RunLast().execute(parsed);
            var last = parsed;
            while (last.hasSubcommand()) {
                last = last.subcommand();
            }
            var result = last.commandSpec().commandLine().<Object>getExecutionResult();
            return result instanceof ExitCode ended ? ended.code() : code;
        });
        var code = line.execute(args);
        screen.out().flush();
        screen.err().flush();
        return code;
    }

    /// The whole command line, as help and completion show it.
    CommandLine line() {
        return line(Set.of());
    }

    /// The command line with the sub-command that `args` name, where they begin with one: the
    /// others' options need not be looked up to run it.
    private CommandLine line(String... args) {
        return line(args.length == 0 ? Set.of() : Set.of(args[0]));
    }

    private CommandLine line(Set<String> wanted) {
        var home = new Home(environment);
        var commands = commands(home);
        var few = commands.keySet().containsAll(wanted) ? wanted : Set.<String>of();
        var line = new CommandLine(new RootCommand(screen, home, version));
        commands.forEach((name, command) -> {
            if (few.isEmpty() || few.contains(name)) {
                line.addSubcommand(name, command.get());
            }
        });
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(screen.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(screen.err(), true, StandardCharsets.UTF_8));
        all(line);
        return line;
    }

    /// Every sub-command by its name, made when it is asked for.
    private Map<String, Supplier<Object>> commands(Home home) {
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
        commands.put("db", () -> database(home));
        commands.put("platform", () -> platform(home));
        return commands;
    }

    private CommandLine platform(Home home) {
        return new CommandLine(new PlatformCommand())
                .addSubcommand(new PlatformUpCommand(screen, home))
                .addSubcommand(new PlatformDownCommand(screen, home))
                .addSubcommand(new PlatformReleaseCommand.Deploy(screen, home))
                .addSubcommand(new PlatformReleaseCommand.Rollback(screen, home))
                .addSubcommand(new PlatformHoldCommand(screen, home))
                .addSubcommand(new PlatformTlsCommand(screen, home))
                .addSubcommand(new PlatformPsCommand(screen, home))
                .addSubcommand(new PlatformLogsCommand(screen, home))
                .addSubcommand(new PlatformOpenCommand(screen, home))
                .addSubcommand(new PlatformEnvCommand(screen, home));
    }

    private CommandLine database(Home home) {
        return new CommandLine(new DbCommand())
                .addSubcommand(new DbStatusCommand(screen, home))
                .addSubcommand(new DbBackupCommand(screen, home))
                .addSubcommand(new DbRestoreCommand(screen, home))
                .addSubcommand(new DbActivityCommand(screen, home))
                .addSubcommand(new DbEndCommand.Cancel(screen, home))
                .addSubcommand(new DbEndCommand.Terminate(screen, home));
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
            return named.isEmpty()
                    ? Path.of(System.getProperty("user.home"), ".rutter")
                    : Path.of(named).toAbsolutePath();
        }

        void chooseDatabase(String address) {
            database = address;
        }

        /// The shared database: `--database`, else `RUTTER_DATABASE`; empty where runs are kept in
        /// the home folder.
        Optional<String> database() {
            return Optional.of(database)
                    .filter(address -> !address.isBlank())
                    .or(() -> Optional.ofNullable(environment.get("RUTTER_DATABASE")))
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

        Map<String, String> environment() {
            return environment;
        }
    }
}
