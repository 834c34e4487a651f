package dev.rutter.app.view;

import dev.rutter.engine.run.Account;
import java.time.Duration;

/// Lengths of time and texts as people read them.
public final class Lengths {
    private Lengths() {}

    /// `850 ms`, `4.2 s`, `3 min 20 s`, `2 h 5 min`: as the engine's own texts say it.
    public static String of(Duration length) {
        return Account.length(length);
    }

    /// A text cut to `most` characters, in one line, the cut marked.
    public static String cut(String text, int most) {
        var line = text.strip().replaceAll("\\s*\\R\\s*", " ⏎ ");
        return line.length() <= most ? line : line.substring(0, Math.max(0, most - 1)) + "…";
    }
}
