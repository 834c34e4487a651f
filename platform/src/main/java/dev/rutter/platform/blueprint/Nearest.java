package dev.rutter.platform.blueprint;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The word that somebody who mistyped most likely meant.
final class Nearest {
    private static final int MOST_LETTERS = 100;

    private Nearest() {}

    /// The one with the fewest letters to insert, to leave out, to change or to swap with their
    /// neighbour, upper and lower case alike; empty where that is more than a third of the word.
    static Optional<String> among(List<String> known, String written) {
        if (written.length() > MOST_LETTERS) {
            return Optional.empty();
        }
        return known.stream()
                .min(Comparator.comparingInt(each -> distance(each, written)))
                .filter(each -> distance(each, written) <= Math.max(1, written.length() / 3));
    }

    private static int distance(String left, String right) {
        var a = left.toLowerCase(Locale.ROOT);
        var b = right.toLowerCase(Locale.ROOT);
        var table = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            for (var j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    table[i][j] = i + j;
                    continue;
                }
                var same = a.charAt(i - 1) == b.charAt(j - 1);
                var least = table[i - 1][j - 1] + (same ? 0 : 1);
                least = Math.min(least, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, table[i - 2][j - 2] + 1);
                }
                table[i][j] = least;
            }
        }
        return table[a.length()][b.length()];
    }
}
