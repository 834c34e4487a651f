package dev.rutter.app.demo;

import java.time.Duration;
import java.util.Locale;

/// Figures as people read them.
final class Figures {
    private Figures() {}

    /// `0.8 s`, `42 s`, `2 min 5 s`.
    static String length(Duration length) {
        if (length.compareTo(Duration.ofSeconds(10)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
        }
        if (length.compareTo(Duration.ofMinutes(2)) < 0) {
            return length.toSeconds() + " s";
        }
        return length.toMinutes() + " min " + length.toSecondsPart() + " s";
    }

    /// `1,234`.
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// A share in percent: two digits where it is small.
    static String percent(double percent) {
        return String.format(Locale.ROOT, percent < 1 ? "%.2f %%" : "%.1f %%", percent);
    }

    /// A commit as people write it; whatever is no commit stays as it is.
    static String brief(String commit) {
        return commit.matches("[0-9a-f]{40}") ? commit.substring(0, 7) : commit;
    }
}
