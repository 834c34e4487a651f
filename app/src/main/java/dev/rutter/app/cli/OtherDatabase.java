package dev.rutter.app.cli;

import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// `--database` names where Rutter keeps its runs. The commands that keep none refuse it: whoever
/// writes it there means the database to act on, and another one would be acted on instead.
final class OtherDatabase {
    private static final String OPTION = "--database";
    private static final Set<String> WITHOUT_RUNS =
            Set.of("db", "platform", "lint", "read", "plan", "init", "demo", "rehearse");

    private OtherDatabase() {}

    /// Whether the command of this name, or those below it, have to do with runs.
    static boolean keepsRuns(String command) {
        return !WITHOUT_RUNS.contains(command);
    }

    /// Takes the option out of the help of the commands that refuse it.
    static void hide(CommandLine root) {
        root.getSubcommands()
                .forEach((name, line) -> {
                    if (!keepsRuns(name)) {
                        refusing(name, line);
                    }
                });
    }

    private static void refusing(String group, CommandLine line) {
        var spec = line.getCommandSpec();
        var inherited = spec.findOption(OPTION);
        if (inherited != null) {
            spec.remove(inherited);
        }
        spec.addOption(
                OptionSpec.builder(OPTION)
                        .hidden(true)
                        .paramLabel("ADDRESS")
                        .type(String.class)
                        .setter(
                                new CommandLine.Model.ISetter() {
                                    @Override
                                    public <T> T set(T value) {
                                        if (value == null) {
                                            return value; // before anything is read
                                        }
                                        throw refused(group, line);
                                    }
                                })
                        .build());
        line.getSubcommands().values().forEach(each -> refusing(group, each));
    }

    /// @throws ParameterException where the option stands before a command that refuses it
    static void refuse(ParseResult parsed) {
        if (parsed.hasSubcommand() && parsed.hasMatchedOption(OPTION)) {
            var group = parsed.subcommand().commandSpec();
            if (!keepsRuns(group.name())) {
                throw refused(group.name(), group.commandLine());
            }
        }
    }

    private static ParameterException refused(String group, CommandLine line) {
        return new ParameterException(
                line,
                "--database says where Rutter keeps its runs, which \"rutter "
                        + group
                        + "\" does not look at; nothing was done"
                        + (group.equals("db")
                                ? ". Name the database to act on with --url ADDRESS"
                                : ". Leave it out"));
    }
}
