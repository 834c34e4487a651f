package dev.rutter.language.text;

import java.util.regex.Pattern;

/// With which characters a text can begin that an expression is found in, as far as it is found at
/// a text's beginning only.
///
/// It is asked of the expression itself: held against one character alone it says no without having
/// looked for a second one ([Matcher#hitEnd]), and then no text that begins so can do better.
///
/// @param atStart whether the expression is found at a text's beginning only
/// @param found of which characters an occurrence can be the beginning, or stand before the first
/// @param taken the same for an occurrence that is not empty
/// @param whole with which characters a text can begin that is one occurrence
record Opening(boolean atStart, Characters found, Characters taken, Characters whole) {
    private static final char ASCII = 128;

    /// Flags set inside that change what `^` or a blank means.
    private static final Pattern FLAGS = Pattern.compile("\\(\\?[a-zA-Z]*[mxd]");

    /// A set of ASCII characters; all others are in it.
    record Characters(long low, long high) {
        boolean has(char c) {
            return c >= ASCII || ((c < Long.SIZE ? low : high) >>> c & 1) != 0;
        }

        private Characters with(char c) {
            return c < Long.SIZE
                    ? new Characters(low | 1L << c, high)
                    : new Characters(low, high | 1L << c);
        }
    }

    // What is asked is just what hitEnd is for: whether more text could change the answer.
    @SuppressWarnings("JdkObsolete")
    static Opening of(Pattern pattern) {
        var found = new Characters(0, 0);
        var taken = found;
        var whole = found;
        for (char c = 0; c < ASCII; c++) {
            var matcher = pattern.matcher(String.valueOf(c));
            var occurs = matcher.lookingAt();
            if (occurs || matcher.hitEnd()) {
                found = found.with(c);
            }
            if ((occurs && matcher.end() > 0) || matcher.hitEnd()) {
                taken = taken.with(c);
            }
            if (matcher.matches() || matcher.hitEnd()) {
                whole = whole.with(c);
            }
        }
        var plain = (pattern.flags() & ~(Pattern.CASE_INSENSITIVE | Pattern.DOTALL)) == 0;
        return new Opening(plain && atStart(pattern.pattern()), found, taken, whole);
    }

    /// Whether every alternative begins with `^`; in doubt not.
    private static boolean atStart(String regex) {
        if (FLAGS.matcher(regex).find()) {
            return false;
        }
        var depth = 0;
        var open = true;
        for (var i = 0; i < regex.length(); i++) {
            var c = regex.charAt(i);
            if (open) {
                if (regex.startsWith("(?i)", i)) {
                    i += 3;
                    continue;
                }
                if (c != '^'
                        || (i + 1 < regex.length() && "*+?{".indexOf(regex.charAt(i + 1)) >= 0)) {
                    return false;
                }
                open = false;
                continue;
            }
            switch (c) {
                case '\\' -> {
                    i++;
                    if (i < regex.length() && (regex.charAt(i) == 'Q' || regex.charAt(i) == 'E')) {
                        return false;
                    }
                }
                case '[' -> {
                    i = classEnd(regex, i);
                    if (i < 0) {
                        return false;
                    }
                }
                case '(' -> depth++;
                case ')' -> depth--;
                case '|' -> open = depth == 0;
                default -> {
                    // Part of an alternative that is settled.
                }
            }
        }
        return !open;
    }

    /// Where the class that opens at `from` is closed; -1 where that is not plain.
    static int classEnd(String regex, int from) {
        var first = from + (regex.startsWith("[^", from) ? 2 : 1);
        for (var i = first; i < regex.length(); i++) {
            var c = regex.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[' || (c == ']' && i == first)) {
                return -1;
            } else if (c == ']') {
                return i;
            }
        }
        return -1;
    }

    boolean canBeFound(String text) {
        return !atStart || text.isEmpty() || found.has(text.charAt(0));
    }

    /// Whether an occurrence that is not empty can be found.
    boolean canBeTaken(String text) {
        return !atStart || text.isEmpty() || taken.has(text.charAt(0));
    }

    boolean canBeWhole(String text) {
        return text.isEmpty() || whole.has(text.charAt(0));
    }
}
