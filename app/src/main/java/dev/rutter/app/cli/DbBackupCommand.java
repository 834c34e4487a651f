package dev.rutter.app.cli;

import dev.rutter.app.json.DatabaseJson;
import dev.rutter.app.json.Json;
import dev.rutter.app.view.Lengths;
import dev.rutter.engine.postgres.Address;
import dev.rutter.engine.postgres.Backup;
import dev.rutter.engine.postgres.PostgresException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description = {
            "Dumps the database (pg_dump -Fc) and proves the dump.",
            "It is restored into a scratch database, the rows of every table "
                    + "are compared with the same snapshot, and the scratch is dropped "
                    + "again."
        },
        footer = {
            "",
            "Exit code: 0 written and proven, 1 written and not proven, 2 no "
                    + "database is named, 10 the database or a program said no."
        })
final class DbBackupCommand implements Callable<ExitCode> {
    @Mixin DbTarget target = new DbTarget();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "A new file (default: NAME-TIME.dump here).")
    @Nullable Path file;

    @Option(
            names = "--scratch",
            paramLabel = "ADDRESS",
            description =
                    "Proves it on this server (an address, or $NAME), not on the database's own.")
    @Nullable String scratch;

    @Option(
            names = "--limit",
            paramLabel = "MINUTES",
            description = "For dumping, for restoring, and for counting one table (default: 60).")
    int minutes = 60;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    private final Screen screen;
    private final CommandLineTool.Home home;

    DbBackupCommand(Screen screen, CommandLineTool.Home home) {
        this.screen = screen;
        this.home = home;
    }

    @Override
    public ExitCode call() {
        var own = home.environment();
        var found = target.found(own);
        var clock = InstantSource.system();
        var given = file;
        var to =
                given == null
                        ? Path.of(Backup.name(found.address().database(), clock.instant()))
                        : given;
        var beside = scratch;
        Optional<Address> at =
                beside == null
                        ? Optional.empty()
                        : Optional.of(DbTarget.read(DbTarget.looked(beside, own), "--scratch"));
        try {
            var proof =
                    new Backup(own, clock, limit(minutes))
                            .make(found.address(), to.toAbsolutePath(), at);
            if (json) {
                screen.out()
                        .println(Json.write(DatabaseJson.proof(found.address().place(), proof)));
            } else {
                show(proof);
            }
            return proof.proven() ? ExitCode.DONE : ExitCode.PROBLEMS;
        } catch (PostgresException e) {
            throw new Failure(ExitCode.REFUSED, e.getMessage());
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.GROUND, "\"" + to + "\" cannot be written: " + Documents.why(e));
        }
    }

    static Duration limit(int minutes) {
        if (minutes < 1 || minutes > 1440) {
            throw new Failure(
                    ExitCode.USAGE, "--limit is " + minutes + " minutes; it is 1 to 1440");
        }
        return Duration.ofMinutes(minutes);
    }

    private void show(Backup.Proof proof) {
        screen.out()
                .println(
                        proof.file()
                                + "  "
                                + proof.bytes()
                                + " bytes, "
                                + proof.tables()
                                + (proof.tables() == 1 ? " table, " : " tables, ")
                                + proof.rows()
                                + (proof.rows() == 1 ? " row" : " rows")
                                + ", dumped in "
                                + Lengths.of(proof.dumping()));
        if (proof.proven()) {
            screen.out()
                    .println(
                            screen.in(Screen.Colour.GOOD, "proven")
                                    + ": restored in "
                                    + Lengths.of(proof.restoring())
                                    + ", every table has the same rows");
        } else {
            screen.out()
                    .println(
                            screen.in(Screen.Colour.BAD, "not proven")
                                    + ": the restored copy differs");
            proof.differences().forEach(one -> screen.out().println("  " + one));
        }
        proof.left()
                .forEach(name ->
                        screen.out()
                                .println(
                                        "  scratch database \""
                                                + name
                                                + "\" of an earlier proof is left; drop it"));
    }
}
