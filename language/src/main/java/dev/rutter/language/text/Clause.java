package dev.rutter.language.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a text must hold one of.
///
/// @param options keys of a [Trace]; of one option all must be there
/// @param shortest how many characters the weakest option stands for
record Clause(List<int[]> options, int shortest) {
    /// A word boundary inside a string; settled by what stands around it.
    static final char BOUNDARY = '\1';

    /// Some character, or an end of the text, that is no part of a word.
    static final char GAP = '\2';

    /// Whether it excludes more texts.
    boolean better(Clause other) {
        var mine = Math.min(shortest, 4);
        var its = Math.min(other.shortest, 4);
        return mine != its ? mine > its : options.size() < other.options.size();
    }

    /// Whether a string is one character that parts words.
    static boolean gap(String string) {
        return string.length() == 1
                && string.charAt(0) != BOUNDARY
                && Trace.folded(string.charAt(0)) == Trace.EDGE;
    }

    static Clause digit() {
        return new Clause(List.of(new int[] {Trace.digit()}), 1);
    }

    /// One of these characters, or a digit.
    static Clause oneOf(Set<Character> characters, boolean digit) {
        var options = new ArrayList<int[]>();
        for (var c : characters) {
            options.add(new int[] {Trace.character(c)});
        }
        if (digit) {
            options.add(new int[] {Trace.digit()});
        }
        return new Clause(options, 1);
    }

    /// One of these strings; nothing where one of them may be in any text.
    static Optional<Clause> ofRun(Set<String> strings) {
        var options = new ArrayList<int[]>();
        var shortest = Integer.MAX_VALUE;
        for (var string : weakest(strings)) {
            var folded = folded(string);
            if (folded.isEmpty()) {
                continue;
            }
            var keys = keys(string, folded.get());
            if (keys.length == 0) {
                return Optional.empty();
            }
            options.add(keys);
            shortest = Math.min(shortest, folded.get().length());
        }
        return Optional.of(new Clause(options, shortest));
    }

    /// The strings that do not begin with another one: a text with `errors` has `error`.
    private static List<String> weakest(Set<String> strings) {
        if (strings.size() == 1) {
            return List.copyOf(strings);
        }
        var sorted = strings.toArray(String[]::new);
        Arrays.sort(sorted);
        var kept = new ArrayList<String>();
        for (var string : sorted) {
            if (kept.isEmpty() || !string.startsWith(kept.getLast())) {
                kept.add(string);
            }
        }
        return kept;
    }

    /// A string as a [Trace] sees it; empty where no text can hold it.
    private static Optional<String> folded(String string) {
        var out = new StringBuilder();
        var boundary = false;
        for (var i = 0; i < string.length(); i++) {
            var c = string.charAt(i);
            if (c == BOUNDARY) {
                boundary = true;
                continue;
            }
            var folded = (char) (c == GAP ? Trace.EDGE : Trace.folded(c));
            var inWord = !out.isEmpty() && out.charAt(out.length() - 1) != Trace.EDGE;
            if (boundary && folded != Trace.EDGE && inWord) {
                return Optional.empty();
            }
            if (boundary && folded != Trace.EDGE && out.isEmpty()) {
                out.append(Trace.EDGE);
            }
            if (folded != Trace.EDGE || inWord || out.isEmpty()) {
                out.append(folded);
            }
            boundary = false;
        }
        if (boundary && !out.isEmpty() && out.charAt(out.length() - 1) != Trace.EDGE) {
            out.append(Trace.EDGE);
        }
        return Optional.of(out.toString());
    }

    private static int[] keys(String string, String folded) {
        var keys = new int[folded.length() + string.length()];
        var count = 0;
        for (var i = 0; i + 2 < folded.length(); i++) {
            keys[count++] = Trace.run(folded.charAt(i), folded.charAt(i + 1), folded.charAt(i + 2));
        }
        if (folded.length() == 2) {
            keys[count++] = Trace.run(folded.charAt(0), folded.charAt(1));
        }
        for (var i = 0; i < string.length(); i++) {
            var c = string.charAt(i);
            var parts = Trace.folded(c) == Trace.EDGE;
            if (c != BOUNDARY && c != GAP && (parts || folded.length() == 1)) {
                keys[count++] = Trace.character(c);
            }
        }
        return Arrays.copyOf(keys, count);
    }
}
