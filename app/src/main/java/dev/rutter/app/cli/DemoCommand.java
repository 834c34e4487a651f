package dev.rutter.app.cli;

import dev.rutter.app.demo.Demo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = {
            "Deploys a small shop three times on a local platform, from its "
                    + "plain Markdown runbook.",
            "One deployment is good, one turns bad and is rolled back, one "
                    + "fails in its migration."
        },
        footer = {
            "",
            "Exit code: 0 all three ended as they must, 1 one did not (said which), 10 it could not run."
        })
final class DemoCommand implements Callable<ExitCode> {
    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Writes the report as JSON as well.")
    @Nullable Path report;

    @Option(
            names = "--keep",
            arity = "0..1",
            paramLabel = "FOLDER",
            fallbackValue = "",
            description =
                    "Leaves everything for a look around, in FOLDER or in a new temporary folder.")
    @Nullable String keep;

    private final Screen screen;

    DemoCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public ExitCode call() throws InterruptedException {
        if (report != null) {
            ReportPlace.writable(report);
        }
        try {
            var options = Demo.Options.usual();
            if (report != null) {
                options = options.report(report.toAbsolutePath());
            }
            if (keep != null) {
                options =
                        options.keep(
                                keep.isEmpty()
                                        ? java.nio.file.Files.createTempDirectory("rutter-demo-")
                                        : Path.of(keep).toAbsolutePath());
            }
            if (screen.terminal()) {
                options = options.terminal(screen.width());
            }
            var ended = new Demo(options, screen.out(), InstantSource.system()).run();
            return ended ? ExitCode.DONE : ExitCode.PROBLEMS;
        } catch (IOException no) {
            throw new Failure(
                    ExitCode.REFUSED, "the demo could not run to its end: " + no.getMessage());
        }
    }
}
