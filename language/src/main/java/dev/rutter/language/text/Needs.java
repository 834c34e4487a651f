package dev.rutter.language.text;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a text must hold for an expression to occur in it: of every clause at least one option.
/// Nothing at all where the expression's source says nothing that is certain.
final class Needs {
    /// Per clause the number of its options, and per option the bit that is looked for first: the
    /// one that fewest texts have. Nearly every text lacks them all, and that is found out by one
    /// walk along one array.
    private final int[] first;

    /// Per option, counted through all clauses, where its bits begin in [#bits], and where the last
    /// one's end.
    private final int[] starts;

    private final int[] bits;

    /// Whether it says nothing of a text with a letter whose other case is in ASCII.
    private final boolean asciiOnly;

    /// Whether it occurs at a text's beginning only.
    private final boolean atStart;

    /// What a text can begin with that is one occurrence, as [Beginning#bits].
    private final long letters;

    private final long low;
    private final long high;

    private Needs(List<Clause> clauses, Beginning begins, boolean asciiOnly) {
        var options = clauses.stream().mapToInt(clause -> clause.options().size()).sum();
        var all = IntStream.builder();
        this.first = new int[clauses.size() + options];
        this.starts = new int[options + 1];
        this.asciiOnly = asciiOnly;
        this.atStart = begins.atStart();
        var can = begins.bits();
        this.letters = can[0];
        this.low = can[1];
        this.high = can[2];
        var at = 0;
        var option = 0;
        for (var clause : clauses) {
            first[at++] = clause.options().size();
            for (var keys : clause.options()) {
                first[at++] = Trace.slot(rarest(keys));
                for (var key : keys) {
                    all.add(Trace.slot(key));
                }
                starts[option + 1] = starts[option] + keys.length;
                option++;
            }
        }
        this.bits = all.build().toArray();
    }

    private Needs(IntBuffer noted) {
        this.asciiOnly = noted.get() != 0;
        this.atStart = noted.get() != 0;
        this.letters = both(noted);
        this.low = both(noted);
        this.high = both(noted);
        this.first = new int[noted.get()];
        this.starts = new int[noted.get()];
        this.bits = new int[noted.get()];
        noted.get(first).get(starts).get(bits);
    }

    private static long both(IntBuffer noted) {
        return (long) noted.get() << Integer.SIZE | (noted.get() & 0xFFFF_FFFFL);
    }

    /// All that [#from(IntBuffer)] needs to make it again.
    int[] noted() {
        var head =
                new int[] {
                    asciiOnly ? 1 : 0,
                    atStart ? 1 : 0,
                    (int) (letters >>> Integer.SIZE),
                    (int) letters,
                    (int) (low >>> Integer.SIZE),
                    (int) low,
                    (int) (high >>> Integer.SIZE),
                    (int) high,
                    first.length,
                    starts.length,
                    bits.length
                };
        return Stream.of(head, first, starts, bits).flatMapToInt(IntStream::of).toArray();
    }

    /// What was noted of an expression's needs.
    ///
    /// @throws java.nio.BufferUnderflowException where that is cut short
    static Needs from(IntBuffer noted) {
        return new Needs(noted);
    }

    private static int rarest(int[] keys) {
        var rarest = keys[0];
        for (var key : keys) {
            if (Trace.commonness(key) < Trace.commonness(rarest)) {
                rarest = key;
            }
        }
        return rarest;
    }

    /// What `regex` needs; the clause with the fewest options is asked for first.
    static Needs of(String regex, int flags) {
        // Outside ASCII there are letters whose other case is in it: only texts without them are
        // judged then, and only expressions without them.
        var unicode = (flags & Pattern.UNICODE_CASE) != 0;
        if (unicode && regex.chars().anyMatch(c -> Trace.foldsToAscii((char) c))) {
            return new Needs(List.of(), Beginning.ANYTHING, true);
        }
        var read = NeedsReader.read(regex, flags & ~Pattern.UNICODE_CASE);
        return new Needs(
                read.all().stream()
                        .sorted(Comparator.comparingInt(clause -> clause.options().size()))
                        .toList(),
                read.begins(),
                unicode);
    }

    /// Whether nothing is known.
    boolean none() {
        return first.length == 0 && !(atStart && begins());
    }

    /// Whether it says anything of how a text begins.
    private boolean begins() {
        return letters != -1L;
    }

    /// Whether the expression occurs at a text's beginning only.
    boolean atStart() {
        return atStart;
    }

    /// The bits of which a text has one if it meets the clause that is asked for first; empty where
    /// a text may meet it without.
    int[] signs() {
        return first.length == 0 || asciiOnly
                ? new int[0]
                : Arrays.copyOfRange(first, 1, 1 + first[0]);
    }

    /// Whether the expression may occur in a text.
    boolean metBy(Trace trace) {
        return atStart ? metByWhole(trace) : heldBy(trace);
    }

    /// Whether a text may be one occurrence.
    boolean metByWhole(Trace trace) {
        var begins = trace.begins();
        var word = begins < Long.SIZE ? low : high;
        return ((letters >>> trace.first() | word >>> begins) & 1) != 0
                ? heldBy(trace)
                : asciiOnly && trace.foldsToAscii();
    }

    private boolean heldBy(Trace trace) {
        var option = 0;
        for (var at = 0; at < first.length; ) {
            var end = at + 1 + first[at];
            at++;
            while (at < end
                    && !(trace.has(first[at])
                            && trace.hasAll(bits, starts[option], starts[option + 1]))) {
                at++;
                option++;
            }
            if (at == end) {
                return asciiOnly && trace.foldsToAscii();
            }
            option += end - at;
            at = end;
        }
        return true;
    }
}
