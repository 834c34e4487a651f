package dev.rutter.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "skip",
        description = {
            "Lets a step pass, for a reason that is recorded with your name.",
            "One that has not begun is not done, one that failed or is asked "
                    + "about holds up the run no longer (a gate is waived)."
        },
        footer = {"", "Exit code: 0 it passes, 10 it does not (said why), 9 no such run."})
final class SkipCommand implements Callable<ExitCode> {
    @Parameters(index = "0", paramLabel = "RUN", description = "A run's id.")
    String run = "";

    @Parameters(
            index = "1",
            paramLabel = "STEP",
            description = "The step's id, as `rutter status RUN` shows it.")
    String step = "";

    @Mixin WhoAndWhy told = new WhoAndWhy();

    private final Screen screen;
    private final CommandLineTool.Home home;

    SkipCommand(Screen screen, CommandLineTool.Home home) {
        this.screen = screen;
        this.home = home;
    }

    @Override
    public ExitCode call() {
        var why = told.reason("a step passes");
        try (var workshop = Workshop.open(home)) {
            workshop.exists(run);
            var refusal = workshop.engine().skip(run, step, told.who(), why);
            if (refusal.isPresent()) {
                throw new Failure(ExitCode.REFUSED, "run " + run + ": " + refusal.get());
            }
            screen.out()
                    .println(
                            "\""
                                    + step
                                    + "\" passes, "
                                    + told.who()
                                    + " answers for it; where nothing is going on with the run: rutter resume "
                                    + run);
            return ExitCode.DONE;
        }
    }
}
