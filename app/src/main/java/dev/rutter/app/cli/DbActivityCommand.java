package dev.rutter.app.cli;

import dev.rutter.app.json.DatabaseJson;
import dev.rutter.app.json.Json;
import dev.rutter.app.view.Lengths;
import dev.rutter.engine.postgres.Activity;
import dev.rutter.engine.postgres.Activity.Backend;
import dev.rutter.engine.postgres.PostgresException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "activity",
        description = {
            "Shows long queries, who blocks whom, and what idles in a transaction.",
            "And how many of the server's connections are used. Only looks."
        },
        footer = {
            "",
            "Exit code: 0 nothing stands out, 1 something is blocked, long or "
                    + "idle in a transaction, or fewer than a tenth of the connections "
                    + "are left, 2 no database is named, 10 it said no."
        })
final class DbActivityCommand implements Callable<ExitCode> {
    /// How long one look at the database may take.
    static final Duration LOOK = Duration.ofSeconds(15);

    @Mixin DbTarget target = new DbTarget();

    @Option(
            names = "--over",
            paramLabel = "SECONDS",
            description = "Shows what runs or idles for longer than this (default: 300).")
    int over = 300;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    private final Screen screen;
    private final CommandLineTool.Home home;

    DbActivityCommand(Screen screen, CommandLineTool.Home home) {
        this.screen = screen;
        this.home = home;
    }

    @Override
    public ExitCode call() {
        var found = target.found(home.environment());
        if (over < 0) {
            throw new Failure(ExitCode.USAGE, "--over is " + over + " s; it is 0 or more");
        }
        try {
            var activity = Activity.look(found.address(), Duration.ofSeconds(over), LOOK);
            if (json) {
                screen.out()
                        .println(
                                Json.write(
                                        DatabaseJson.activity(found.address().place(), activity)));
            } else {
                show(activity);
            }
            var used = activity.connections();
            return activity.longRunning().isEmpty()
                            && activity.blocked().isEmpty()
                            && activity.idleInTransaction().isEmpty()
                            && used.total() * 10 < used.usable() * 9
                    ? ExitCode.DONE
                    : ExitCode.PROBLEMS;
        } catch (PostgresException e) {
            throw new Failure(ExitCode.REFUSED, e.getMessage());
        }
    }

    private void show(Activity activity) {
        var used = activity.connections();
        screen.out()
                .println(
                        "connections: "
                                + used.total()
                                + " of "
                                + used.most()
                                + " ("
                                + used.usable()
                                + " for users), "
                                + used.active()
                                + " active, "
                                + used.idle()
                                + " idle, "
                                + used.idleInTransaction()
                                + " idle in a transaction");
        for (var blocked : activity.blocked()) {
            screen.out()
                    .println(screen.in(Screen.Colour.BAD, "blocked  ") + line(blocked.waiting()));
            blocked.by().forEach(one -> screen.out().println("  by     " + line(one)));
        }
        activity.longRunning()
                .forEach(one ->
                        screen.out()
                                .println(screen.in(Screen.Colour.DOUBT, "long     ") + line(one)));
        activity.idleInTransaction()
                .forEach(one ->
                        screen.out()
                                .println(screen.in(Screen.Colour.DOUBT, "idle     ") + line(one)));
        activity.remarks().forEach(remark -> screen.out().println("! " + remark));
    }

    /// One connection in one line.
    static String line(Backend one) {
        return "pid "
                + one.pid()
                + "  "
                + one.user()
                + "@"
                + one.client()
                + (one.application().isEmpty() ? "" : " " + one.application())
                + "  "
                + one.state()
                + " for "
                + Lengths.of(one.running())
                + one.transaction().map(open -> ", transaction " + Lengths.of(open)).orElse("")
                + (one.waits().isEmpty() ? "" : ", waits for " + one.waits())
                + "  "
                + one.query();
    }
}
