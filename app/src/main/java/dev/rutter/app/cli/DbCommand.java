package dev.rutter.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "db",
        description = "A PostgreSQL database: its migrations, backups, and who blocks whom.")
final class DbCommand implements Callable<ExitCode> {
    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public ExitCode call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.USAGE;
    }
}
