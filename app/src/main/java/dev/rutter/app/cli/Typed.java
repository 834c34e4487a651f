package dev.rutter.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Lines that a person types at the terminal, byte by byte, so that nothing typed ahead is lost for
/// whoever reads next.
final class Typed {
    private static final int LONGEST_LINE = 4000;

    private final Screen screen;
    private final InputStream typed;

    Typed(Screen screen, InputStream typed) {
        this.screen = screen;
        this.typed = typed;
    }

    /// The next line without its end, empty at the end of the input.
    String line() {
        var bytes = new ByteArrayOutputStream();
        try {
            for (var one = typed.read(); one >= 0 && one != '\n'; one = typed.read()) {
                if (bytes.size() < LONGEST_LINE) {
                    bytes.write(one);
                }
            }
        } catch (IOException closed) {
            return "";
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /// The same behind a prompt, without the terminal showing it from the prompt on; it shows again
    /// also where the process is ended meanwhile.
    String unseen(String prompt) {
        var hidden = screen.terminal() && echo("-echo");
        var restored = new Thread(() -> echo("echo"));
        if (hidden) {
            Runtime.getRuntime().addShutdownHook(restored);
        }
        try {
            screen.err().print(prompt);
            screen.err().flush();
            return line();
        } finally {
            if (hidden) {
                echo("echo");
                screen.err().println();
                shown(restored);
            }
        }
    }

    private static void shown(Thread restored) {
        try {
            Runtime.getRuntime().removeShutdownHook(restored);
        } catch (IllegalStateException ending) {
            // It runs already, and does the same once more.
        }
    }

    private static boolean echo(String setting) {
        try {
            var stty =
                    new ProcessBuilder("stty", setting)
                            .redirectInput(Path.of("/dev/tty").toFile())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return stty.waitFor(2, TimeUnit.SECONDS) && stty.exitValue() == 0;
        } catch (IOException noTerminal) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
