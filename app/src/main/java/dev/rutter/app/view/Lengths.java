package dev.rutter.app.view;

import java.time.Duration;
import java.util.Locale;

/// Lengths of time and texts as people read them.
public final class Lengths {
    private Lengths() {}

    /// `850 ms`, `4.2 s`, `3 min 20 s`, `2 h 5 min`.
    public static String of(Duration length) {
        if (length.toMillis() < 1_000) {
            return length.toMillis() + " ms";
        }
        if (length.toMillis() < 60_000) {
            var seconds = length.toMillis() / 1000.0;
            return seconds == Math.rint(seconds)
                    ? (long) seconds + " s"
                    : String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (length.toMinutes() < 60) {
            return length.toMinutes()
                    + " min"
                    + (length.toSecondsPart() == 0 ? "" : " " + length.toSecondsPart() + " s");
        }
        return length.toHours()
                + " h"
                + (length.toMinutesPart() == 0 ? "" : " " + length.toMinutesPart() + " min");
    }

    /// A text cut to `most` characters, in one line, the cut marked.
    public static String cut(String text, int most) {
        var line = text.strip().replaceAll("\\s*\\R\\s*", " ⏎ ");
        return line.length() <= most ? line : line.substring(0, Math.max(0, most - 1)) + "…";
    }
}
