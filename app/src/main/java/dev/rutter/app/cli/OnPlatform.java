package dev.rutter.app.cli;

import dev.rutter.platform.api.PlatformException;
import java.util.concurrent.Callable;

/// What every `rutter platform` command has: the screen, the home, and its end where the platform
/// says no.
abstract class OnPlatform implements Callable<ExitCode> {
    final Screen screen;
    final CommandLineTool.Home home;

    OnPlatform(Screen screen, CommandLineTool.Home home) {
        this.screen = screen;
        this.home = home;
    }

    /// What the command does once its line is read.
    abstract ExitCode act() throws PlatformException;

    @Override
    public final ExitCode call() {
        try {
            return act();
        } catch (PlatformException no) {
            throw told(no);
        }
    }

    private static Failure told(PlatformException no) {
        var text = new StringBuilder(String.valueOf(no.getMessage()));
        no.mistakes().forEach(mistake -> text.append('\n').append(mistake));
        return new Failure(
                no.mistakes().isEmpty() ? ExitCode.REFUSED : ExitCode.PROBLEMS, text.toString());
    }
}
