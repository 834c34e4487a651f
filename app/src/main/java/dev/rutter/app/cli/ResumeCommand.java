package dev.rutter.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "resume",
        description =
                "Goes on with a run that waits or whose process died; what was running is adopted, not repeated.",
        footer = {"", "Exit code: as for run; 9 no such run."})
final class ResumeCommand implements Callable<ExitCode> {
    @Parameters(paramLabel = "RUN", description = "A run's id.")
    String run = "";

    @Option(
            names = "--replan",
            description =
                    "Follows the document as it is now; what was done stays done. Without it the"
                            + " recorded plan goes on.")
    boolean replan;

    @Mixin RunCommand.FollowArguments follow = new RunCommand.FollowArguments();

    private final Screen screen;
    private final CommandLineTool.Home home;

    ResumeCommand(Screen screen, CommandLineTool.Home home) {
        this.screen = screen;
        this.home = home;
    }

    @Override
    public ExitCode call() throws InterruptedException {
        try (var workshop = Workshop.open(home)) {
            workshop.exists(run);
            workshop.state(run)
                    .end()
                    .ifPresent(end ->
                            screen.err()
                                    .println(
                                            "rutter: run "
                                                    + run
                                                    + " is over, there is nothing to go on with: "
                                                    + end.end().words()
                                                    + "; "
                                                    + end.because()));
            var replanned = new Edited(screen, workshop).noticed(run, replan);
            return RunView.follow(
                    screen, workshop, run, Workshop.who(follow.by), follow, replanned);
        }
    }
}
