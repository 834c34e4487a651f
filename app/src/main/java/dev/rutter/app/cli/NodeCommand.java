package dev.rutter.app.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "node",
        description = {
            "Goes on with the runs of a shared database until it is stopped.",
            "It takes those that were begun with --database and that no living "
                    + "process goes on with. A node that dies loses its runs to the "
                    + "others within seconds."
        },
        footer = {
            "",
            "Exit code: 0 stopped by a signal, 2 no database is named, 74 the database cannot be used."
        })
final class NodeCommand implements Callable<ExitCode> {
    @Option(
            names = "--name",
            paramLabel = "NAME",
            description =
                    "Unique among the nodes, the same after a restart (default: the machine's name).")
    @Nullable String name;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "How many runs it goes on with at once (default: ${DEFAULT-VALUE}).")
    int runs = 4;

    private final Screen screen;
    private final CommandLineTool.Home home;

    NodeCommand(Screen screen, CommandLineTool.Home home) {
        this.screen = screen;
        this.home = home;
    }

    @Override
    public ExitCode call() throws InterruptedException {
        if (home.database().isEmpty()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "a node goes on with the runs of a shared database: name it with --database"
                            + " postgres://… or RUTTER_DATABASE");
        }
        if (runs < 1 || runs > 100) {
            throw new Failure(ExitCode.USAGE, "--runs takes 1 to 100, not " + runs);
        }
        var stopped = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            stopped.countDown();
                            awaitQuietly(closed);
                        }));
        try (var workshop = Workshop.open(home);
                var node =
                        workshop.node(
                                home, name == null ? Machine.name() : name, runs, this::say)) {
            node.start();
            stopped.await();
            return ExitCode.DONE;
        } finally {
            closed.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch closed) {
        try {
            closed.await(10, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void say(String line) {
        screen.out().println(line);
        screen.out().flush();
    }
}
