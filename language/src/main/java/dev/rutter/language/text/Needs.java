package dev.rutter.language.text;

import java.util.TreeMap;

/// What a text must hold for an expression to occur in it: of every clause at least one option.
/// Nothing at all where the expression's source says nothing that is certain.
final class Needs {
    /// Bits of one trace that must all be there.
    private static final class Option {
        private final int[] words;
        private final long[] masks;

        Option(int[] words, long[] masks) {
            this.words = words;
            this.masks = masks;
        }

        boolean metBy(Trace trace) {
            for (var i = 0; i < words.length; i++) {
                if (!trace.has(words[i], masks[i])) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Option[][] clauses;

    private Needs(Option[][] clauses) {
        this.clauses = clauses;
    }

    /// What `regex` needs.
    static Needs of(String regex, int flags) {
        return new Needs(
                NeedsReader.read(regex, flags).stream()
                        .map(clause ->
                                clause.options().stream().map(Needs::option).toArray(Option[]::new))
                        .toArray(Option[][]::new));
    }

    private static Option option(java.util.Set<Integer> bits) {
        var masks = new TreeMap<Integer, Long>();
        bits.forEach(bit -> masks.merge(-(bit >> 6), 1L << bit, (a, b) -> a | b));
        return new Option(
                masks.keySet().stream().mapToInt(word -> -word).toArray(),
                masks.values().stream().mapToLong(mask -> mask).toArray());
    }

    /// Whether nothing is known.
    boolean none() {
        return clauses.length == 0;
    }

    boolean metBy(Trace trace) {
        for (var clause : clauses) {
            if (!anyMetBy(clause, trace)) {
                return false;
            }
        }
        return true;
    }

    private static boolean anyMetBy(Option[] clause, Trace trace) {
        for (var option : clause) {
            if (option.metBy(trace)) {
                return true;
            }
        }
        return false;
    }
}
