package dev.rutter.app.demo;

import java.util.Locale;

/// Counts, shares and commits as people read them.
final class Shares {
    private Shares() {}

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

    /// `60`, `2.5`.
    static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
