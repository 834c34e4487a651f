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
        name = "rollback",
        description = {
            "Serves an earlier release again, without a build; releases under way are given up.",
            "A push may undo it where the service deploys by itself: see autoDeployTrigger."
        },
        footer = {
            "",
            "Exit code: 0 the earlier release is live (with --no-wait: asked for), 9 there is no",
            "such service, 10 there is nothing to go back to, it did not go live, or the platform",
            "does not run."
        })
final class PlatformRollbackCommand implements Callable<ExitCode> {
    @Parameters(
            paramLabel = "SERVICE",
            arity = "0..1",
            description = "The service's name in render.yaml (default: the only one with a port).")
    String service = "";

    @Option(
            names = "--to",
            paramLabel = "RELEASE",
            description = {
                "A release (dep-…) or its commit, at least 7 digits (default: the one that was live",
                "before)."
            })
    Optional<String> to = Optional.empty();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long to wait for its end (default: 120).")
    long wait = 120;

    @Option(names = "--no-wait", description = "Returns as soon as it is asked for.")
    boolean noWait;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    private final Screen screen;
    private final CommandLineTool.Home home;

    PlatformRollbackCommand(Screen screen, CommandLineTool.Home home) {
        this.screen = screen;
        this.home = home;
    }

    @Override
    public ExitCode call() {
        try {
            var chosen = PlatformReleaseView.chosen(home.platform(), service);
            try (var releases = new Releases(home.platform())) {
                var limit = noWait ? Duration.ZERO : Duration.ofSeconds(wait);
                var end = releases.rollBack(chosen.name(), to, limit);
                return PlatformReleaseView.told(screen, json, !noWait, chosen, end);
            }
        } catch (PlatformException no) {
            throw PlatformUpCommand.told(no);
        }
    }
}
