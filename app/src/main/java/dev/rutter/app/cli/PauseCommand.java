package dev.rutter.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "pause",
        description = {
            "Has a run stand still before its next step, until it is resumed.",
            "A command that runs goes to its end, and a live release goes on " + "being watched."
        },
        footer = {"", "Exit code: 0 it will stand still, 10 it cannot (said why), 9 no such run."})
final class PauseCommand implements Callable<ExitCode> {
    @Parameters(paramLabel = "RUN", description = "A run's id.")
    String run = "";

    @Mixin WhoAndWhy told = new WhoAndWhy();

    private final Screen screen;
    private final CommandLineTool.Home home;

    PauseCommand(Screen screen, CommandLineTool.Home home) {
        this.screen = screen;
        this.home = home;
    }

    @Override
    public ExitCode call() {
        try (var workshop = Workshop.open(home)) {
            workshop.exists(run);
            var refusal = workshop.engine().pause(run, told.who(), told.why());
            if (refusal.isPresent()) {
                throw new Failure(ExitCode.REFUSED, "run " + run + ": " + refusal.get());
            }
            screen.out()
                    .println(
                            "run "
                                    + run
                                    + " stands still before its next step; it goes on with: rutter resume "
                                    + run);
            return ExitCode.DONE;
        }
    }
}
