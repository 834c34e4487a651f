package dev.rutter.app.cli;

import dev.rutter.app.json.Json;
import dev.rutter.app.json.RunJson;
import dev.rutter.app.view.StateText;
import dev.rutter.engine.journal.Journal.JournalException;
import dev.rutter.engine.run.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "status",
        description = "Shows where a run stands, or the newest runs.",
        footer = {
            "",
            "Exit code: 0 shown, 9 no such run, 74 one cannot be read (the others are shown)."
        })
final class StatusCommand implements Callable<ExitCode> {
    /// How many runs a list shows.
    private static final int NEWEST = 20;

    @Parameters(
            paramLabel = "RUN",
            arity = "0..1",
            description = "A run's id; all runs where not given.")
    @Nullable String run;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    private final Screen screen;
    private final CommandLineTool.Home home;

    StatusCommand(Screen screen, CommandLineTool.Home home) {
        this.screen = screen;
        this.home = home;
    }

    @Override
    public ExitCode call() {
        try (var workshop = Workshop.open(home)) {
            var named = run;
            if (named != null) {
                var state = workshop.state(named);
                screen.out()
                        .print(
                                json
                                        ? Json.write(RunJson.of(state)) + "\n"
                                        : StateText.of(state, workshop.carried(state)));
                var carried =
                        StateText.carried(state, workshop.leases(), workshop::died, Instant.now());
                if (!json && !carried.isEmpty()) {
                    screen.out().println(carried);
                }
                return ExitCode.DONE;
            }
            // What is not over is shown however old it is: it may hold an environment.
            var runs =
                    Stream.concat(
                                    workshop.journal().runs().stream().limit(NEWEST),
                                    workshop.journal().unfinished().stream())
                            .distinct()
                            .toList();
            var damaged = new ArrayList<String>();
            var states = new ArrayList<RunState>();
            for (var each : runs) {
                try {
                    states.add(workshop.state(each));
                } catch (JournalException cannotBeRead) {
                    damaged.add(String.valueOf(cannotBeRead.getMessage()));
                }
            }
            if (json) {
                screen.out().println(Json.write(RunJson.all(states)));
            } else if (runs.isEmpty()) {
                screen.out()
                        .println(
                                "no runs in "
                                        + home.path()
                                        + "; begin with: rutter plan RUNBOOK.md");
            } else {
                states.forEach(state ->
                        screen.out().println(StateText.line(state, workshop.carried(state))));
                workshop.leases()
                        .forEach(lease ->
                                screen.out()
                                        .println(
                                                StateText.lock(
                                                        lease,
                                                        workshop.died(lease),
                                                        Instant.now())));
            }
            damaged.forEach(why -> screen.err().println("rutter: " + why));
            return damaged.isEmpty() ? ExitCode.DONE : ExitCode.GROUND;
        }
    }
}
