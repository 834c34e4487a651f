package dev.rutter.app.cli;

import dev.rutter.platform.api.PlatformControl;
import dev.rutter.platform.api.PlatformException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "env",
        description = {
            "Prints what a companion file needs to reach this platform, for: eval \"$(rutter platform env)\".",
            "Holds the key of the platform's API, and with --databases passwords as well."
        },
        footer = {"", "Exit code: 0 printed, 10 there is no platform, or it does not run."})
final class PlatformEnvCommand extends OnPlatform {
    @Option(
            names = "--databases",
            description = "Also DATABASE_URL of the only database, or NAME_URL of each.")
    boolean databases;

    PlatformEnvCommand(Screen screen, CommandLineTool.Home home) {
        super(screen, home);
    }

    @Override
    ExitCode act() throws PlatformException {
        var key = PlatformControl.key(home.platform());
        var api =
                PlatformControl.apiUrl(home.platform())
                        .orElseThrow(() ->
                                new Failure(
                                        ExitCode.REFUSED,
                                        "the platform in "
                                                + home.platform()
                                                + " does not run; start it with: rutter platform up"));
        screen.out().println("export RUTTER_PLATFORM_API='" + api + "'");
        screen.out().println("export RUTTER_PLATFORM_KEY='" + key + "'");
        if (databases) {
            var all = PlatformControl.ps(home.platform()).databases();
            for (var database : all) {
                var name =
                        all.size() == 1
                                ? "DATABASE_URL"
                                : database.name()
                                                .toUpperCase(java.util.Locale.ROOT)
                                                .replaceAll("[^A-Z0-9]", "_")
                                        + "_URL";
                screen.out().println("export " + name + "='" + database.connectionString() + "'");
            }
        }
        return ExitCode.DONE;
    }
}
