package dev.rutter.app.cli;

import dev.rutter.app.json.DatabaseJson;
import dev.rutter.app.json.Json;
import dev.rutter.engine.postgres.MigrationReader;
import dev.rutter.engine.postgres.Migrations;
import dev.rutter.engine.postgres.Migrations.Migration;
import dev.rutter.engine.postgres.Migrations.Standing;
import dev.rutter.engine.postgres.PostgresException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = {
            "Shows the state of migrations. Only looks.",
            "The history tables of Prisma, Supabase, Flyway, Liquibase, "
                    + "Alembic, Django and Rails are held against the files of the "
                    + "workspace."
        },
        footer = {
            "",
            "Exit code: 0 nothing is pending, 3 something is, 1 one failed, is "
                    + "half done, was changed or has no file, 2 no database is named, 10 "
                    + "the database said no."
        })
final class DbStatusCommand implements Callable<ExitCode> {
    /// How long one look at the database may take.
    private static final Duration LOOK = Duration.ofSeconds(15);

    @Mixin DbTarget target = new DbTarget();

    @Option(
            names = "--files",
            paramLabel = "FOLDER",
            description = "The workspace (default: the environment's workdir, else here).")
    @Nullable Path files;

    @Option(names = "--all", description = "Shows every applied migration too.")
    boolean all;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    private final Screen screen;
    private final CommandLineTool.Home home;

    DbStatusCommand(Screen screen, CommandLineTool.Home home) {
        this.screen = screen;
        this.home = home;
    }

    @Override
    public ExitCode call() {
        var found = target.found(home.environment());
        var chosen = files;
        var folder = chosen == null ? found.folder() : chosen;
        if (chosen != null && !java.nio.file.Files.isDirectory(chosen)) {
            throw new Failure(ExitCode.NOT_FOUND, "\"" + chosen + "\" is no folder");
        }
        List<Migrations> tools;
        try {
            tools = MigrationReader.read(found.address(), folder, LOOK);
        } catch (PostgresException e) {
            throw new Failure(ExitCode.REFUSED, e.getMessage());
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.GROUND, "\"" + folder + "\" cannot be read: " + e.getMessage());
        }
        if (json) {
            screen.out()
                    .println(Json.write(DatabaseJson.migrations(found.address().place(), tools)));
        } else {
            show(found.address().place(), folder, tools);
        }
        return code(tools);
    }

    private static ExitCode code(List<Migrations> tools) {
        var standings =
                tools.stream()
                        .flatMap(tool -> tool.migrations().stream())
                        .map(Migration::standing)
                        .toList();
        if (standings.stream().anyMatch(DbStatusCommand::wrong)) {
            return ExitCode.PROBLEMS;
        }
        return standings.stream().anyMatch(one -> one.pending() || one == Standing.RUNNING)
                ? ExitCode.OPEN
                : ExitCode.DONE;
    }

    private static boolean wrong(Standing standing) {
        return switch (standing) {
            case FAILED, HALF_DONE, CHANGED, WITHOUT_FILE -> true;
            case APPLIED, RUNNING, ROLLED_BACK, PENDING -> false;
        };
    }

    private void show(String place, Path folder, List<Migrations> tools) {
        if (tools.isEmpty()) {
            screen.out()
                    .println(
                            place
                                    + ": no history table of a migration tool, and no migration files in "
                                    + folder);
            return;
        }
        for (var tool : tools) {
            screen.out()
                    .println(
                            screen.in(Screen.Colour.STRONG, tool.tool().title())
                                    + " on "
                                    + place
                                    + (tool.table().isEmpty() ? "" : " (" + tool.table() + ")")
                                    + ": "
                                    + counts(tool));
            for (var migration : tool.migrations()) {
                if (all || migration.standing() != Standing.APPLIED) {
                    show(migration);
                }
            }
            tool.remarks().forEach(remark -> screen.out().println("  ! " + remark));
        }
    }

    private static String counts(Migrations tool) {
        var words = new StringBuilder();
        for (var standing : Standing.values()) {
            var count = tool.count(standing);
            if (count > 0 || standing == Standing.APPLIED || standing == Standing.PENDING) {
                words.append(words.isEmpty() ? "" : ", ")
                        .append(count)
                        .append(' ')
                        .append(word(standing));
            }
        }
        return words.toString();
    }

    private static String word(Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void show(Migration migration) {
        var colour =
                switch (migration.standing()) {
                    case APPLIED -> Screen.Colour.GOOD;
                    case FAILED, HALF_DONE, CHANGED, WITHOUT_FILE -> Screen.Colour.BAD;
                    case PENDING, RUNNING, ROLLED_BACK -> Screen.Colour.DOUBT;
                };
        screen.out()
                .println(
                        "  "
                                + screen.in(
                                        colour,
                                        String.format(
                                                Locale.ROOT, "%-12s", word(migration.standing())))
                                + " "
                                + migration.name()
                                + (migration.detail().isEmpty() ? "" : "  " + migration.detail()));
        for (var seen : migration.statements()) {
            var there = seen.there().map(yes -> yes ? "done    " : "not done").orElse("unclear ");
            screen.out().println("      line " + seen.line() + " " + there + " " + seen.text());
        }
        for (var destructive : migration.destructive()) {
            screen.out()
                    .println(
                            "      "
                                    + screen.in(Screen.Colour.BAD, destructive.what())
                                    + ", "
                                    + migration.file().orElse("")
                                    + ":"
                                    + destructive.line()
                                    + "  "
                                    + screen.in(Screen.Colour.QUIET, destructive.text()));
        }
    }
}
