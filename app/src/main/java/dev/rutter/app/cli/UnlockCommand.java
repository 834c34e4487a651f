package dev.rutter.app.cli;

import dev.rutter.engine.run.RunState;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "unlock",
        description = {
            "Takes an environment away from the run that holds it, and ends "
                    + "that run where it stands.",
            "This is for a run whose process hangs or is gone for good. Try "
                    + "`rutter stop RUN` first."
        },
        footer = {
            "",
            "Exit code: 0 it is free, 8 a command of the run still runs, 10 it "
                    + "cannot be (said why), 9 nothing of that name is held."
        })
final class UnlockCommand implements Callable<ExitCode> {
    @Parameters(
            paramLabel = "RUN|ENVIRONMENT",
            description = "The run that holds it, or the environment's name.")
    String what = "";

    @Mixin WhoAndWhy told = new WhoAndWhy();

    private final Screen screen;
    private final CommandLineTool.Home home;

    UnlockCommand(Screen screen, CommandLineTool.Home home) {
        this.screen = screen;
        this.home = home;
    }

    @Override
    public ExitCode call() throws InterruptedException {
        var why = told.reason("an environment is taken away");
        try (var workshop = Workshop.open(home)) {
            var state = workshop.state(run(workshop));
            if (state.end().isPresent()) {
                throw new Failure(
                        ExitCode.REFUSED,
                        "run " + state.run() + " is over and holds nothing; see: rutter status");
            }
            workshop.takeOver(screen, state, told.who(), why);
            return ExitCode.DONE;
        }
    }

    private String run(Workshop workshop) {
        if (workshop.journal().runs().contains(what)) {
            return what;
        }
        var held =
                workshop.holders().all().stream()
                        .filter(state ->
                                state.place().equals(what)
                                        || state.place().startsWith(what + " of "))
                        .toList();
        if (held.size() == 1) {
            return held.getFirst().run();
        }
        throw new Failure(
                ExitCode.NOT_FOUND,
                held.isEmpty()
                        ? "nothing of the name \"" + what + "\" is held; see: rutter status"
                        : "several are held, name the run: "
                                + held.stream()
                                        .map(UnlockCommand::line)
                                        .collect(Collectors.joining("; ")));
    }

    private static String line(RunState state) {
        return "run " + state.run() + " of " + state.began().by() + " in " + state.place();
    }
}
