package dev.rutter.app.cli;

import dev.rutter.engine.run.Asker;
import dev.rutter.engine.run.Halt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "stop",
        description = {
            "Ends a run after the step that is under way.",
            "Before go-live nothing goes live any more; after it the new "
                    + "release stays and an incident is opened."
        },
        footer = {
            "",
            "Exit code: 0 the run will stop, 10 it is over or decided already, 9 no such run."
        })
final class StopCommand implements Callable<ExitCode> {
    @Parameters(paramLabel = "RUN", description = "A run's id.")
    String run = "";

    @Mixin WhoAndWhy told = new WhoAndWhy();

    private final Screen screen;
    private final CommandLineTool.Home home;

    StopCommand(Screen screen, CommandLineTool.Home home) {
        this.screen = screen;
        this.home = home;
    }

    @Override
    public ExitCode call() throws InterruptedException {
        try (var workshop = Workshop.open(home)) {
            workshop.exists(run);
            if (!workshop.engine().stop(run, told.who(), told.why())) {
                throw new Failure(
                        ExitCode.REFUSED,
                        "run " + run + " is over or decided already; see: rutter status " + run);
            }
            // Where no process goes on with it, nobody but us is left to end it.
            var halt = workshop.engine().carryOn(run, told.who(), Asker.nobody());
            screen.out()
                    .println(
                            switch (halt) {
                                case Halt.Ended ended ->
                                        "run "
                                                + run
                                                + ": "
                                                + ended.end().words()
                                                + (ended.because().isEmpty()
                                                        ? ""
                                                        : ": " + ended.because());
                                case Halt.Refused _ ->
                                        "run " + run + " stops after the step that is under way";
                                case Halt.Paused _,
                                        Halt.Held _,
                                        Halt.Displaced _,
                                        Halt.Unopened _ ->
                                        "run "
                                                + run
                                                + " will stop; end it with: rutter resume "
                                                + run;
                            });
            return ExitCode.DONE;
        }
    }
}
