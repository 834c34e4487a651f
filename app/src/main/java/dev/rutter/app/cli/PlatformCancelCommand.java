package dev.rutter.app.cli;

import dev.rutter.app.json.Json;
import dev.rutter.platform.api.PlatformException;
import dev.rutter.platform.api.Releases;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "cancel",
        description = {
            "Gives up a release that is not live yet: the one under way, else the newest that waits.",
            "What is live stays live; those that wait go on."
        },
        footer = {
            "",
            "Exit code: 0 it is given up, 9 there is no such service, 10 there "
                    + "is nothing to give up, it went live first, or the platform does "
                    + "not run."
        })
final class PlatformCancelCommand extends OnPlatform {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Mixin PlatformTarget target = new PlatformTarget();

    @Option(names = "--release", paramLabel = "RELEASE", description = "This one: dep-….")
    Optional<String> release = Optional.empty();

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    PlatformCancelCommand(Screen screen, CommandLineTool.Home home) {
        super(screen, home);
    }

    @Override
    ExitCode act() throws PlatformException {
        var chosen = target.chosen(home.platform());
        try (var releases = new Releases(home.platform())) {
            var end = releases.cancel(chosen.name(), release, LIMIT);
            if (json) {
                var tree = new LinkedHashMap<String, Object>();
                tree.put("service", end.service());
                tree.put("deploy", end.id());
                tree.put("status", end.status());
                screen.out().println(Json.write(tree));
            } else {
                screen.out().println(end.service() + "  " + end.status() + "  " + end.id());
            }
            return end.status().equals("canceled") ? ExitCode.DONE : ExitCode.REFUSED;
        }
    }
}
