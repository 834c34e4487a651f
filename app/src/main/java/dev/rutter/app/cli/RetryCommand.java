package dev.rutter.app.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "retry",
        description = "Has a step done once more that did not end well and is asked about.",
        footer = {"", "Exit code: 0 it will be done, 10 it cannot be (said why), 9 no such run."})
final class RetryCommand implements Callable<ExitCode> {
    @Parameters(index = "0", paramLabel = "RUN", description = "A run's id.")
    String run = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "STEP",
            description = "The step's id; may be left out where one is asked about.")
    @Nullable String step;

    @Mixin WhoAndWhy told = new WhoAndWhy();

    private final Screen screen;
    private final CommandLineTool.Home home;

    RetryCommand(Screen screen, CommandLineTool.Home home) {
        this.screen = screen;
        this.home = home;
    }

    @Override
    public ExitCode call() {
        try (var workshop = Workshop.open(home)) {
            workshop.exists(run);
            var refusal =
                    workshop.engine().retry(run, Optional.ofNullable(step), told.who(), told.why());
            if (refusal.isPresent()) {
                throw new Failure(ExitCode.REFUSED, "run " + run + ": " + refusal.get());
            }
            screen.out()
                    .println(
                            "it will be done once more; where nothing is going on with the run: rutter resume "
                                    + run);
            return ExitCode.DONE;
        }
    }
}
