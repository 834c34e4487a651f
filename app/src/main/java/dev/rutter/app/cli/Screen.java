package dev.rutter.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// Where a command speaks: standard output for what was asked for, standard error for the rest;
/// colours only on a terminal and never with `NO_COLOR`.
public final class Screen {
    private static final int UNKNOWN_WIDTH = 80;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final boolean colours;
    private final boolean paints;
    private volatile boolean prompted;

    Screen(PrintStream out, PrintStream err, boolean terminal, boolean colours) {
        this(out, err, terminal, colours, false);
    }

    private Screen(
            PrintStream out, PrintStream err, boolean terminal, boolean colours, boolean paints) {
        this.paints = paints;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.colours = colours;
    }

    /// The process's own streams, in UTF-8 whatever the locale.
    ///
    /// @param terminals which of the standard streams is a terminal, as the launcher found: digits
    ///   0, 1, 2
    static Screen ofProcess(Map<String, String> environment, String terminals) {
        var terminal = terminals.contains("0") && terminals.contains("1");
        var dumb = environment.getOrDefault("TERM", "").equals("dumb");
        var colours =
                terminals.contains("1")
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !dumb;
        return new Screen(
                new PrintStream(
                        new java.io.FileOutputStream(java.io.FileDescriptor.out),
                        true,
                        StandardCharsets.UTF_8),
                new PrintStream(
                        new java.io.FileOutputStream(java.io.FileDescriptor.err),
                        true,
                        StandardCharsets.UTF_8),
                terminal,
                colours,
                terminals.contains("2") && !dumb);
    }

    /// How many characters a line of the terminal holds: as it says itself, else 80.
    int width() {
        if (!terminal && !paints) {
            return UNKNOWN_WIDTH;
        }
        try {
            var stty =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(Path.of("/dev/tty").toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            var said =
                    new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                            .strip();
            if (said.matches("\\d{1,5} \\d{1,5}")) {
                var width = Integer.parseInt(said.substring(said.indexOf(' ') + 1));
                return width == 0 ? UNKNOWN_WIDTH : Math.max(40, width);
            }
        } catch (IOException noTerminal) {
            return UNKNOWN_WIDTH;
        }
        return UNKNOWN_WIDTH;
    }

    /// What was asked for.
    public PrintStream out() {
        return out;
    }

    /// Everything else.
    public PrintStream err() {
        return err;
    }

    /// Leaves the cursor behind a question.
    void prompt(String text) {
        err.print(text);
        err.flush();
        prompted = true;
    }

    /// The person's own key has ended the prompt's line.
    void typed() {
        prompted = false;
    }

    /// Begins a new line where a prompt is open that was answered elsewhere.
    void leavePrompt() {
        if (prompted) {
            prompted = false;
            err.println();
        }
    }

    /// Whether a person looks at a terminal.
    public boolean terminal() {
        return terminal;
    }

    /// Whether lines on standard error can be painted over.
    boolean paints() {
        return paints;
    }

    /// A text in a colour, or as it is where there are none.
    public String in(Colour colour, String text) {
        return colours ? "\033[" + colour.code + "m" + text + "\033[0m" : text;
    }

    /// The few colours that are used, by meaning.
    public enum Colour {
        NONE("0"),
        GOOD("32"),
        BAD("31"),
        DOUBT("33"),
        QUIET("2"),
        STRONG("1"),
        NAME("36"),
        JUDGED("35");

        private final String code;

        Colour(String code) {
            this.code = code;
        }
    }
}
