package dev.rutter.language.problem;

/// A source line cut to what a terminal shows, around the place that is meant.
///
/// @param from where the place begins in `text`, from 0
/// @param length how much of it is shown, at least 1
record Excerpt(String text, int from, int length) {
    /// Longer lines are cut.
    private static final int WIDEST = 100;

    /// How much is shown before the place.
    private static final int BEFORE = 30;

    static Excerpt of(String line, int from, int length) {
        if (line.length() <= WIDEST) {
            return new Excerpt(line, from, Math.max(1, length));
        }
        var start = from < WIDEST / 2 ? 0 : Math.min(from - BEFORE, line.length() - WIDEST);
        var end = Math.min(line.length(), start + WIDEST);
        var text =
                (start > 0 ? "…" : "")
                        + line.substring(start, end)
                        + (end < line.length() ? "…" : "");
        var at = from - start + (start > 0 ? 1 : 0);
        return new Excerpt(text, at, Math.max(1, Math.min(length, end - from)));
    }
}
