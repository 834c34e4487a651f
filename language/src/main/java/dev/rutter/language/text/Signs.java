package dev.rutter.language.text;

import java.util.Arrays;

/// By which bits of a text each expression of a table can be among those that occur in it: the bits
/// that a text has tell the few rows that it may hold, and the others are not asked.
final class Signs {
    /// The bits that are a sign of any row, as in a [Trace].
    private final long[] signs = new long[Trace.WORDS];

    /// For each bit the rows whose sign it is, as bits; all in one array, `width` for each bit.
    private final long[] rows;

    /// The rows that no bit tells.
    private final long[] always;

    private final int width;

    Signs(QuickPattern[] patterns) {
        this.width = 1 + (patterns.length - 1) / Long.SIZE;
        this.rows = new long[Trace.WORDS * Long.SIZE * width];
        this.always = new long[width];
        for (var row = 0; row < patterns.length; row++) {
            var bits = patterns[row].needs().signs();
            for (var bit : bits) {
                signs[bit >> 6] |= 1L << bit;
                rows[bit * width + (row >> 6)] |= 1L << row;
            }
            if (bits.length == 0) {
                always[row >> 6] |= 1L << row;
            }
        }
    }

    /// The rows that a text may hold, as bits.
    long[] in(Trace trace) {
        var may = Arrays.copyOf(always, width);
        for (var word = 0; word < Trace.WORDS; word++) {
            for (var left = trace.both(signs, word); left != 0; left &= left - 1) {
                var from = (word * Long.SIZE + Long.numberOfTrailingZeros(left)) * width;
                for (var i = 0; i < width; i++) {
                    may[i] |= rows[from + i];
                }
            }
        }
        return may;
    }
}
