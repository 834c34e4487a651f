package dev.rutter.app.cli;

import dev.rutter.platform.api.PlatformException;
import dev.rutter.platform.api.Releases;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "deploy",
        description =
                "Builds a commit beside what is live, waits for its health, and gives it the traffic.",
        footer = {
            "",
            "Exit code: 0 it is live (with --no-wait: asked for), 9 there is no such service,",
            "10 it did not go live, or the platform does not run. What was live stays live then."
        })
final class PlatformDeployCommand implements Callable<ExitCode> {
    @Parameters(
            paramLabel = "SERVICE",
            arity = "0..1",
            description = "The service's name in render.yaml (default: the only one with a port).")
    String service = "";

    @Option(
            names = "--commit",
            paramLabel = "COMMIT",
            description = "Anything that git resolves (default: the newest of the branch).")
    Optional<String> commit = Optional.empty();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long to wait for its end (default: 1200).")
    long wait = 1200;

    @Option(names = "--no-wait", description = "Returns as soon as it is asked for.")
    boolean noWait;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    private final Screen screen;
    private final CommandLineTool.Home home;

    PlatformDeployCommand(Screen screen, CommandLineTool.Home home) {
        this.screen = screen;
        this.home = home;
    }

    @Override
    public ExitCode call() {
        try {
            var chosen = PlatformReleaseView.chosen(home.platform(), service);
            try (var releases = new Releases(home.platform())) {
                var limit = noWait ? Duration.ZERO : Duration.ofSeconds(wait);
                var end = releases.deploy(chosen.name(), commit, limit);
                return PlatformReleaseView.told(screen, json, !noWait, chosen, end);
            }
        } catch (PlatformException no) {
            throw PlatformUpCommand.told(no);
        }
    }
}
