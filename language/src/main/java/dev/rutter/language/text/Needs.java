package dev.rutter.language.text;

import java.util.Comparator;
import java.util.List;

/// What a text must hold for an expression to occur in it: of every clause at least one option.
/// Nothing at all where the expression's source says nothing that is certain.
final class Needs {
    /// A clause as flat arrays: nearly every text lacks the first bit of every option, and that is
    /// found out by one walk along one array.
    private static final class Options {
        /// Per option the bit that is looked for first.
        private final int[] first;

        /// Per option all its bits.
        private final int[][] all;

        Options(List<int[]> options) {
            all = options.toArray(int[][]::new);
            first = new int[all.length];
            for (var i = 0; i < all.length; i++) {
                first[i] = all[i][0];
            }
        }

        boolean anyIn(Trace trace) {
            for (var i = 0; i < first.length; i++) {
                if (trace.has(first[i]) && trace.hasAll(all[i])) {
                    return true;
                }
            }
            return false;
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

    /// Whether nothing is known.
    boolean none() {
        return clauses.length == 0;
    }

    boolean metBy(Trace trace) {
        for (var clause : clauses) {
            if (!clause.anyIn(trace)) {
                return false;
            }
        }
        return true;
    }
}
