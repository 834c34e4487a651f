package dev.rutter.app.cli;

import dev.rutter.app.json.DatabaseJson;
import dev.rutter.app.json.Json;
import dev.rutter.engine.postgres.Backup;
import dev.rutter.engine.postgres.PostgresException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = {
            "Restores a backup into a named database of the server.",
            "It is restored beside what is there; only a whole copy takes the "
                    + "name, and what had it is kept under another."
        },
        footer = {
            "",
            "Exit code: 0 restored, 2 nobody to ask and no --yes, 5 not "
                    + "confirmed, 9 no such file, 10 the database or a program said no; "
                    + "nothing was changed then."
        })
final class DbRestoreCommand implements Callable<ExitCode> {
    @Mixin DbTarget target = new DbTarget();

    @Parameters(paramLabel = "FILE", description = "What rutter db backup or pg_dump -Fc wrote.")
    Path file = Path.of("");

    @Option(
            names = "--into",
            paramLabel = "DATABASE",
            required = true,
            description = "The database's name; made where there is none.")
    String into = "";

    @Option(
            names = "--replace",
            description = "Moves a database of that name aside, where it holds something.")
    boolean replace;

    @Option(
            names = "--limit",
            paramLabel = "MINUTES",
            description = "For restoring, and for counting one table (default: 60).")
    int minutes = 60;

    @Option(names = "--yes", description = "Does not ask.")
    boolean yes;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    private final Screen screen;
    private final CommandLineTool.Home home;

    DbRestoreCommand(Screen screen, CommandLineTool.Home home) {
        this.screen = screen;
        this.home = home;
    }

    @Override
    public ExitCode call() {
        var found = target.found(home.environment());
        if (!Files.isReadable(file)) {
            throw new Failure(ExitCode.NOT_FOUND, "\"" + file + "\" does not exist; name a backup");
        }
        var limit = DbBackupCommand.limit(minutes);
        Confirmation.of(
                screen,
                yes,
                "Restore \""
                        + file
                        + "\" into database \""
                        + into
                        + "\" at "
                        + found.address().with(into).place()
                        + "?");
        try {
            var restored =
                    new Backup(home.environment(), InstantSource.system(), limit)
                            .restore(found.address(), file.toAbsolutePath(), into, replace);
            if (json) {
                screen.out().println(Json.write(DatabaseJson.of(restored)));
            } else {
                screen.out()
                        .println(
                                "\""
                                        + restored.database()
                                        + "\" holds "
                                        + restored.tables()
                                        + (restored.tables() == 1
                                                ? " table with "
                                                : " tables with ")
                                        + restored.rows()
                                        + (restored.rows() == 1 ? " row" : " rows")
                                        + (restored.kept().isEmpty()
                                                ? ""
                                                : "; what was there before is kept as \""
                                                        + restored.kept()
                                                        + "\""));
            }
            return ExitCode.DONE;
        } catch (PostgresException e) {
            throw new Failure(ExitCode.REFUSED, e.getMessage());
        }
    }
}
