package dev.rutter.app.cli;

import dev.rutter.platform.api.PlatformControl;
import dev.rutter.platform.api.PlatformException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "key",
        description = "Prints the key that the platform's API asks for. It is a secret.",
        footer = {"", "Exit code: 0 printed, 10 there is no platform."})
final class PlatformKeyCommand implements Callable<ExitCode> {
    private final Screen screen;
    private final CommandLineTool.Home home;

    PlatformKeyCommand(Screen screen, CommandLineTool.Home home) {
        this.screen = screen;
        this.home = home;
    }

    @Override
    public ExitCode call() {
        try {
            screen.out().println(PlatformControl.key(home.platform()));
            return ExitCode.DONE;
        } catch (PlatformException no) {
            throw PlatformUpCommand.told(no);
        }
    }
}
