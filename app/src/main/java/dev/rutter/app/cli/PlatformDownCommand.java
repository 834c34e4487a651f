package dev.rutter.app.cli;

import dev.rutter.app.json.Json;
import dev.rutter.platform.api.PlatformControl;
import dev.rutter.platform.api.PlatformException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "down",
        description = "Ends services, databases, proxy and daemon. Data and releases stay.",
        footer = {
            "",
            "Exit code: 0 everything ended, 10 something did not, or there is no platform."
        })
final class PlatformDownCommand extends OnPlatform {
    @Option(names = "--purge", description = "Removes the platform's data and releases as well.")
    boolean purge;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    PlatformDownCommand(Screen screen, CommandLineTool.Home home) {
        super(screen, home);
    }

    @Override
    ExitCode act() throws PlatformException {
        var wrong = PlatformControl.down(home.platform(), purge);
        wrong.forEach(line -> screen.err().println("rutter: " + line));
        if (json) {
            screen.out()
                    .println(
                            Json.write(
                                    Map.of(
                                            "home", home.platform().toString(),
                                            "purged", purge,
                                            "left", wrong)));
            return wrong.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
        }
        screen.out()
                .println(
                        wrong.isEmpty()
                                ? "everything ended; data "
                                        + (purge
                                                ? "removed"
                                                : "and releases stay in " + home.platform())
                                : "not everything ended");
        return wrong.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
    }
}
