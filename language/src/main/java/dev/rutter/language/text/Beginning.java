package dev.rutter.language.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the first letters of a text can be, from the first ASCII letter on, that begins with an
/// expression or a part of it: mostly a text begins with none of the words that an expression
/// begins with, whatever it holds behind.
///
/// @param atStart whether it occurs at a text's beginning only
/// @param strings what it can begin with: at most one character that is no letter, then up to three
///   from the first letter on, folded as a [Trace] folds them; nothing is said of what comes behind
///   [#ANYTHING] or behind three of them, and what is shorter goes on with what follows
record Beginning(boolean atStart, Set<String> strings) {
    private static final char ANY = '\4';

    /// Any number of characters that are no ASCII letters.
    private static final char NO_LETTERS = '\5';

    private static final int MOST = 200;
    private static final int LENGTH = 3;

    /// Of what takes no room.
    static final Beginning NOTHING = new Beginning(false, Set.of(""));

    static final Beginning START = new Beginning(true, Set.of(""));
    static final Beginning ANYTHING = new Beginning(false, Set.of(String.valueOf(ANY)));
    static final Beginning WITHOUT_LETTERS =
            new Beginning(false, Set.of(String.valueOf(NO_LETTERS)));

    static Beginning with(Set<String> strings) {
        return new Beginning(false, Set.copyOf(strings));
    }

    /// Of a string as [NeedsReader] knows it.
    static Beginning of(String string) {
        var begins = "";
        for (var i = 0; i < string.length() && !done(begins); i++) {
            var c = string.charAt(i);
            if (c != Clause.BOUNDARY) {
                begins = longer(begins, (char) Trace.folded(c));
            }
        }
        return new Beginning(false, Set.of(begins));
    }

    static Beginning oneOf(List<Beginning> branches) {
        var all = new LinkedHashSet<String>();
        branches.forEach(branch -> all.addAll(branch.strings));
        var atStart = branches.stream().allMatch(Beginning::atStart);
        return new Beginning(atStart, all.size() > MOST ? ANYTHING.strings : all);
    }

    /// This one with another one behind it.
    Beginning then(Beginning next) {
        if (equals(NOTHING)) {
            return next;
        }
        if (next.equals(NOTHING)) {
            return this;
        }
        var all = new LinkedHashSet<String>();
        for (var first : strings) {
            for (var second : next.strings) {
                var joined = first;
                for (var i = 0; i < second.length() && !done(joined); i++) {
                    joined = longer(joined, second.charAt(i));
                }
                all.add(joined);
                if (all.size() > MOST) {
                    return new Beginning(atStart, ANYTHING.strings);
                }
            }
        }
        return new Beginning(atStart, all);
    }

    /// As often as from `least` to `most`.
    Beginning times(int least, int most) {
        if (least == 1 && most == 1) {
            return this;
        }
        var all = new LinkedHashSet<String>();
        for (var string : strings) {
            all.add(most == 1 ? string : again(string));
        }
        if (least == 0) {
            all.add("");
        }
        return new Beginning(atStart && least > 0, all);
    }

    private static String again(String string) {
        if (done(string)
                || string.isEmpty()
                || (string.charAt(0) == Trace.EDGE && !lettered(string))) {
            return string;
        }
        return lettered(string) ? string + ANY : String.valueOf(NO_LETTERS);
    }

    private static String longer(String string, char c) {
        if (lettered(string)) {
            return string + (c == NO_LETTERS ? ANY : c);
        }
        if (letter(c) || c == ANY || string.isEmpty()) {
            return string + c;
        }
        // Only the first of them parts words, and only that one is told.
        return string.charAt(0) == Trace.EDGE ? string : String.valueOf(NO_LETTERS);
    }

    private static boolean done(String string) {
        if (string.isEmpty()) {
            return false;
        }
        var last = string.charAt(string.length() - 1);
        return last == ANY
                || (lettered(string)
                        && (last == Trace.EDGE || string.length() - from(string) == LENGTH));
    }

    /// Whether a letter is in it.
    private static boolean lettered(String string) {
        return from(string) < string.length() && string.charAt(from(string)) != ANY;
    }

    private static int from(String string) {
        return string.isEmpty() || letter(string.charAt(0)) || string.charAt(0) == ANY ? 0 : 1;
    }

    static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /// As bits: those of [Trace#first] for which one letter is all that is known, then in two words
    /// those of [Trace#begins].
    long[] bits() {
        var bits = new long[3];
        bits[0] = 1L << Trace.LONG;
        for (var string : strings) {
            var from = from(string);
            if (!lettered(string)) {
                bits[0] = -1L;
            } else if (!done(string) || string.charAt(string.length() - 1) == ANY) {
                bits[0] |= 1L << (string.charAt(from) - 'a');
            } else {
                var begins =
                        Trace.begins(
                                string.charAt(from),
                                string.charAt(from + 1),
                                string.length() - from < LENGTH
                                        ? Trace.EDGE
                                        : string.charAt(from + 2));
                bits[1 + (begins >> 6)] |= 1L << begins;
            }
        }
        return bits;
    }
}
