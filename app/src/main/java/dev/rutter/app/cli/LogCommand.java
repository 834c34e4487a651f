package dev.rutter.app.cli;

import dev.rutter.app.json.Json;
import dev.rutter.app.json.RunJson;
import dev.rutter.app.view.EventText;
import dev.rutter.engine.journal.Journal.Recorded;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "log",
        description = "Shows everything that happened in a run.",
        footer = {
            "",
            "Exit code: 0 shown (and, with --verify, unbroken), 1 the chain is broken, 9 no such run."
        })
final class LogCommand implements Callable<ExitCode> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSSXXX", Locale.ROOT);

    @Parameters(paramLabel = "RUN", description = "A run's id.")
    String run = "";

    @Option(names = "--json", description = "One JSON object per line and event.")
    boolean json;

    @Option(
            names = "--verify",
            description = "Checks the hash chain instead of showing the events.")
    boolean verify;

    private final Screen screen;
    private final CommandLineTool.Home home;

    LogCommand(Screen screen, CommandLineTool.Home home) {
        this.screen = screen;
        this.home = home;
    }

    @Override
    public ExitCode call() {
        try (var workshop = Workshop.open(home)) {
            if (verify) {
                workshop.exists(run);
                var broken = workshop.journal().verify(run);
                screen.out()
                        .println(
                                broken.map(link -> link.line())
                                        .orElse(
                                                "run "
                                                        + run
                                                        + ": the chain is unbroken from first to last event"));
                return broken.isEmpty() ? ExitCode.DONE : ExitCode.PROBLEMS;
            }
            var plan = workshop.state(run).plan();
            for (var recorded : workshop.journal().read(run, 0)) {
                if (json) {
                    screen.out().println(Json.line(RunJson.of(recorded)));
                } else {
                    show(recorded, EventText.of(recorded, plan));
                }
            }
            return ExitCode.DONE;
        }
    }

    private void show(Recorded recorded, EventText.Line line) {
        var at = TIME.format(recorded.at().atZone(ZoneId.systemDefault()));
        screen.out()
                .println(
                        screen.in(
                                        Screen.Colour.QUIET,
                                        String.format(Locale.ROOT, "%5d  %s  ", recorded.seq(), at))
                                + screen.in(RunView.colour(line.tone()), line.text()));
    }
}
