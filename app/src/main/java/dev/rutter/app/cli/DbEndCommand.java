package dev.rutter.app.cli;

import dev.rutter.app.json.DatabaseJson;
import dev.rutter.app.json.Json;
import dev.rutter.engine.postgres.Activity;
import dev.rutter.engine.postgres.PostgresException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `db cancel` and `db terminate`: the same but for how much is ended.
abstract sealed class DbEndCommand implements Callable<ExitCode> {
    @Mixin DbTarget target = new DbTarget();

    @Parameters(paramLabel = "PID", description = "As rutter db activity shows it.")
    int pid;

    @Option(names = "--yes", description = "Does not ask.")
    boolean yes;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    private final Screen screen;
    private final CommandLineTool.Home home;
    private final boolean terminate;

    private DbEndCommand(Screen screen, CommandLineTool.Home home, boolean terminate) {
        this.screen = screen;
        this.home = home;
        this.terminate = terminate;
    }

    @Command(
            name = "cancel",
            description = "Cancels the statement of one connection, which stays.",
            footer = {
                "",
                "Exit code: 0 cancelled, 2 nobody to ask and no --yes, 5 not "
                        + "confirmed, 9 no such connection, 10 it said no or does something "
                        + "else by now."
            })
    static final class Cancel extends DbEndCommand {
        Cancel(Screen screen, CommandLineTool.Home home) {
            super(screen, home, false);
        }
    }

    @Command(
            name = "terminate",
            description = "Ends one connection and rolls back its transaction.",
            footer = {
                "",
                "Exit code: 0 ended, 2 nobody to ask and no --yes, 5 not confirmed, "
                        + "9 no such connection, 10 it said no or is another's by now."
            })
    static final class Terminate extends DbEndCommand {
        Terminate(Screen screen, CommandLineTool.Home home) {
            super(screen, home, true);
        }
    }

    @Override
    public ExitCode call() {
        var address = target.found(home.environment()).address();
        try {
            var seen =
                    Activity.of(address, pid, DbActivityCommand.LOOK)
                            .orElseThrow(() ->
                                    new Failure(
                                            ExitCode.NOT_FOUND,
                                            "no connection has pid "
                                                    + pid
                                                    + "; see: rutter db activity"));
            screen.err().println(DbActivityCommand.line(seen));
            Confirmation.of(
                    screen,
                    yes,
                    (terminate ? "End connection " : "Cancel the statement of connection ")
                            + pid
                            + "?");
            if (!Activity.end(address, seen, terminate, DbActivityCommand.LOOK)) {
                throw new Failure(
                        ExitCode.REFUSED,
                        "connection "
                                + pid
                                + " no longer does what was shown; nothing was done, look again");
            }
            if (json) {
                screen.out().println(Json.write(DatabaseJson.of(seen)));
            } else {
                screen.out().println(terminate ? "told to end: " + pid : "told to cancel: " + pid);
            }
            return ExitCode.DONE;
        } catch (PostgresException e) {
            throw new Failure(ExitCode.REFUSED, e.getMessage());
        }
    }
}
