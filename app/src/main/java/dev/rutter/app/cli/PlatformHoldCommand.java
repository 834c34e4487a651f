package dev.rutter.app.cli;

import dev.rutter.app.json.Json;
import dev.rutter.platform.api.PlatformControl;
import dev.rutter.platform.api.PlatformException;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "hold",
        description = {
            "Lets a service's requests wait instead of passing them on, for "
                    + "short work on a database.",
            "A request that has waited to the end of the hold is answered 503 "
                    + "with Retry-After; those under way when the hold begins are not "
                    + "touched."
        },
        footer = {
            "",
            "Exit code: 0 done, 2 not within 1 to 300 seconds, 9 there is no "
                    + "such service, 10 the platform does not run."
        })
final class PlatformHoldCommand extends OnPlatform {
    private static final int LONGEST = 300;

    @Mixin PlatformTarget target = new PlatformTarget();

    @Option(
            names = "--for",
            paramLabel = "SECONDS",
            description = "The longest that a request waits, 1 to 300 (default: 30).")
    int seconds = 30;

    @Option(names = "--release", description = "Lets the waiting requests go on, at once.")
    boolean release;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    PlatformHoldCommand(Screen screen, CommandLineTool.Home home) {
        super(screen, home);
    }

    @Override
    ExitCode act() throws PlatformException {
        if (seconds < 1 || seconds > LONGEST) {
            throw new Failure(
                    ExitCode.USAGE, "--for is 1 to " + LONGEST + " seconds, seen: " + seconds);
        }
        var chosen = target.chosen(home.platform());
        var longest = release ? Duration.ZERO : Duration.ofSeconds(seconds);
        PlatformControl.hold(home.platform(), chosen.name(), longest);
        if (json) {
            screen.out()
                    .println(
                            Json.write(
                                    Map.of(
                                            "service", chosen.name(),
                                            "held", !release,
                                            "seconds", longest.toSeconds())));
            return ExitCode.DONE;
        }
        screen.out()
                .println(
                        release
                                ? chosen.name() + ": requests go on"
                                : chosen.name()
                                        + ": requests wait, at most "
                                        + seconds
                                        + " s; end it with: rutter platform hold --release "
                                        + chosen.name());
        return ExitCode.DONE;
    }
}
