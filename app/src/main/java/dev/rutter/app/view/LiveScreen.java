package dev.rutter.app.view;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Where a run shows itself: lines that stay, and under them a block that is painted over. Without
/// a terminal the block's last line is printed every few seconds instead. Safe for many threads.
public final class LiveScreen {
    private static final Duration WITHOUT_TERMINAL = Duration.ofSeconds(5);
    private static final String CLEAR_BELOW = "\u001b[J";

    private final PrintStream out;
    private final boolean terminal;
    private final int width;
    private int painted;
    private Instant lastTold = Instant.MIN;

    /// @param width the most characters of a painted line; a wrapped one could not be painted over
    public LiveScreen(PrintStream out, boolean terminal, int width) {
        this.out = out;
        this.terminal = terminal;
        this.width = width;
    }

    /// A line that stays.
    public synchronized void say(String line) {
        wipe();
        out.println(line);
        out.flush();
    }

    /// What goes on now.
    public synchronized void paint(List<String> block, Instant now) {
        if (!terminal) {
            if (!block.isEmpty() && lastTold.isBefore(now.minus(WITHOUT_TERMINAL))) {
                out.println(block.getLast());
                out.flush();
                lastTold = now;
            }
            return;
        }
        wipe();
        for (var line : block) {
            out.println(line.length() < width ? line : line.substring(0, width - 1));
        }
        painted = block.size();
        out.flush();
    }

    /// Leaves only the lines that stay.
    public synchronized void wipe() {
        if (painted > 0) {
            out.print("\u001b[" + painted + "A\r" + CLEAR_BELOW);
            painted = 0;
        }
    }
}
