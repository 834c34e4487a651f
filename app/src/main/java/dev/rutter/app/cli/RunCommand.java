package dev.rutter.app.cli;

import dev.rutter.engine.run.RunOptions;
import dev.rutter.language.plan.PlanText;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        description = "Runs a runbook: gates, deploys, verifies, watches, signs off or rolls back.",
        footer = {
            "",
            "Exit code: 0 signed off, 3 the plan leaves something open, 4 waits for an answer, 5 stopped before go-live,",
            "6 rolled back and proven, 7 live without proof, 8 another run holds the environment."
        })
final class RunCommand implements Callable<ExitCode> {
    @Mixin RunbookArguments given = new RunbookArguments();

    @Option(
            names = "--release",
            paramLabel = "COMMIT",
            description =
                    "What to deploy (default: the commit checked out in the working directory).")
    @Nullable String release;

    @Option(
            names = "--compress",
            paramLabel = "N",
            description = "Shortens windows and waits N times, for drills; said in every report.")
    double compression = 1;

    @Mixin FollowArguments follow = new FollowArguments();

    private final Screen screen;
    private final CommandLineTool.Home home;

    RunCommand(Screen screen, CommandLineTool.Home home) {
        this.screen = screen;
        this.home = home;
    }

    @Override
    public ExitCode call() throws InterruptedException {
        var opened = Documents.open(given.file);
        var place = given.place();
        if (!(compression >= 1 && compression <= 100_000)) {
            throw new Failure(ExitCode.USAGE, "--compress takes 1 to 100000, not " + compression);
        }
        var plan = PlanCommand.planOf(opened, place);
        if (!plan.open().isEmpty()) {
            screen.out().print(PlanText.show(plan));
            screen.err()
                    .println(
                            "rutter: nothing was run, the plan leaves "
                                    + plan.open().size()
                                    + " open");
            return ExitCode.OPEN;
        }
        var by = Workshop.who(follow.by);
        var workdir = place.folder().resolve(place.environment().workdir()).normalize();
        var commit =
                release == null ? Workshop.commitIn(workdir) : Workshop.commit(workdir, release);
        try (var workshop = Workshop.open(home)) {
            workshop.nobodyIsUnderWay(place.environment().name());
            var run =
                    workshop.engine()
                            .begin(plan, new RunOptions(commit, by, compression, place.folder()));
            return RunView.follow(screen, workshop, run, by, follow);
        }
    }

    /// What `run` and `resume` are both told.
    static final class FollowArguments {
        @Option(
                names = "--by",
                paramLabel = "NAME",
                description = "Who runs it (default: the user's name).")
        @Nullable String by;

        @Option(
                names = "--answers",
                paramLabel = "FILE",
                description = "Answers prepared: lines of QUESTION = yes or QUESTION = no.")
        @Nullable Path answers;

        @Option(
                names = "--json",
                description = "One JSON object per line and event instead of text.")
        boolean json;

        @Option(names = "--plain", description = "Plain lines also on a terminal.")
        boolean plain;
    }
}
