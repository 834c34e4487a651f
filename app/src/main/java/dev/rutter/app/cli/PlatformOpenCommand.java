package dev.rutter.app.cli;

import dev.rutter.app.json.Json;
import dev.rutter.platform.api.PlatformException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "open",
        description =
                "Prints a service's address, and opens it in the browser where there is a screen.",
        footer = {
            "",
            "Exit code: 0 printed, 9 there is no such service or it has no "
                    + "address, 10 there is no platform."
        })
final class PlatformOpenCommand extends OnPlatform {
    private static final List<String> OPENERS = List.of("xdg-open", "open");

    @Mixin PlatformTarget target = new PlatformTarget();

    @Option(names = "--print", description = "Prints the address and opens nothing.")
    boolean print;

    @Option(names = "--json", description = "Prints it as JSON, and opens nothing.")
    boolean json;

    PlatformOpenCommand(Screen screen, CommandLineTool.Home home) {
        super(screen, home);
    }

    @Override
    ExitCode act() throws PlatformException {
        var chosen = target.chosen(home.platform());
        if (chosen.url().isEmpty()) {
            throw new Failure(
                    ExitCode.NOT_FOUND, "the service \"" + chosen.name() + "\" listens on no port");
        }
        screen.out()
                .println(
                        json
                                ? Json.write(Map.of("service", chosen.name(), "url", chosen.url()))
                                : chosen.url());
        if (!print && !json && screen(home)) {
            opener(home).ifPresent(each -> open(each, chosen.url()));
        }
        return ExitCode.DONE;
    }

    private static boolean screen(CommandLineTool.Home home) {
        var environment = home.environment();
        return environment.containsKey("DISPLAY")
                || environment.containsKey("WAYLAND_DISPLAY")
                || System.getProperty("os.name").startsWith("Mac");
    }

    private static Optional<Path> opener(CommandLineTool.Home home) {
        for (var folder :
                home.environment().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            for (var name : OPENERS) {
                var file = Path.of(folder, name);
                if (Files.isExecutable(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    private void open(Path opener, String url) {
        try {
            new ProcessBuilder(opener.toString(), url)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException no) {
            screen.err().println("rutter: " + opener + " cannot be started: " + no.getMessage());
        }
    }
}
