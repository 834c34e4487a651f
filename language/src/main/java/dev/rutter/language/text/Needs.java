package dev.rutter.language.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// What a text must hold for an expression to occur in it: of every clause at least one option.
/// Nothing at all where the expression's source says nothing that is certain.
final class Needs {
    /// A clause as flat arrays: most texts lack the first word of every option, and that is found
    /// out by one walk along two arrays.
    private static final class Options {
        /// Per option one word of a trace, and its bits that must all be there.
        private final int[] words;

        private final long[] masks;

        /// Per option its further words; null where it has none.
        private final int[][] furtherWords;

        private final long[][] furtherMasks;

        Options(List<Set<Integer>> options) {
            var count = options.size();
            words = new int[count];
            masks = new long[count];
            furtherWords = new int[count][];
            furtherMasks = new long[count][];
            for (var i = 0; i < count; i++) {
                var byWord = byWord(options.get(i));
                var fullest = byWord.stream().max(Comparator.comparingInt(Bits::count)).get();
                words[i] = fullest.word();
                masks[i] = fullest.mask();
                byWord.remove(fullest);
                furtherWords[i] = byWord.stream().mapToInt(Bits::word).toArray();
                furtherMasks[i] = byWord.stream().mapToLong(Bits::mask).toArray();
            }
        }

        boolean anyIn(long[] trace) {
            for (var i = 0; i < words.length; i++) {
                var mask = masks[i];
                if ((trace[words[i]] & mask) == mask && further(i, trace)) {
                    return true;
                }
            }
            return false;
        }

        private boolean further(int option, long[] trace) {
            var itsWords = furtherWords[option];
            var itsMasks = furtherMasks[option];
            for (var i = 0; i < itsWords.length; i++) {
                if ((trace[itsWords[i]] & itsMasks[i]) != itsMasks[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /// Bits of one word of a trace.
    private record Bits(int word, long mask) {
        int count() {
            return Long.bitCount(mask);
        }
    }

    private final Options[] clauses;

    private Needs(Options[] clauses) {
        this.clauses = clauses;
    }

    /// What `regex` needs; the clause with the fewest options is asked for first.
    static Needs of(String regex, int flags) {
        return new Needs(
                NeedsReader.read(regex, flags).stream()
                        .sorted(Comparator.comparingInt(clause -> clause.options().size()))
                        .map(clause -> new Options(clause.options()))
                        .toArray(Options[]::new));
    }

    private static List<Bits> byWord(Set<Integer> bits) {
        var masks = new TreeMap<Integer, Long>();
        bits.forEach(bit -> masks.merge(bit >> 6, 1L << bit, (a, b) -> a | b));
        var out = new ArrayList<Bits>();
        masks.forEach((word, mask) -> out.add(new Bits(word, mask)));
        return out;
    }

    /// Whether nothing is known.
    boolean none() {
        return clauses.length == 0;
    }

    boolean metBy(Trace trace) {
        var bits = trace.bits();
        for (var clause : clauses) {
            if (!clause.anyIn(bits)) {
                return false;
            }
        }
        return true;
    }
}
