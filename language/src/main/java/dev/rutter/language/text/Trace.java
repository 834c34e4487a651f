package dev.rutter.language.text;

/// What one text holds, as bits: its characters, and its runs of two and three word characters with
/// the edges between them. Letters are lower case, and whatever parts words is one edge, as are the
/// text's two ends. Different runs may share a bit: a bit that is missing is certain, one that is
/// there is not.
final class Trace {
    /// A text of more characters has nearly every bit; it counts as having all.
    private static final int LONGEST = 4_000;

    private static final int WORDS = 32;
    private static final int DIGIT = 128;
    private static final int OTHER = 129;
    private static final int FIRST_RUN = 192;

    /// Between words: any number of characters that are no word characters, or an end of the text.
    static final char EDGE = ' ';

    private final long[] bits = new long[WORDS];

    private Trace() {}

    static Trace of(CharSequence text) {
        var trace = new Trace();
        if (text.length() > LONGEST) {
            java.util.Arrays.fill(trace.bits, -1L);
            return trace;
        }
        int before = EDGE;
        var last = (int) EDGE;
        for (var i = 0; i <= text.length(); i++) {
            int folded = EDGE;
            if (i < text.length()) {
                var c = text.charAt(i);
                trace.set(character(c));
                folded = folded(c);
                if (folded >= '0' && folded <= '9') {
                    trace.set(DIGIT);
                }
            }
            if (folded == EDGE && last == EDGE) {
                continue;
            }
            trace.set(run(last, folded));
            trace.set(run(before, last, folded));
            before = last;
            last = folded;
        }
        return trace;
    }

    private void set(int bit) {
        bits[bit >> 6] |= 1L << bit;
    }

    /// Whether every bit of `mask` is there in word `word`.
    boolean has(int word, long mask) {
        return (bits[word] & mask) == mask;
    }

    /// The bit of any digit.
    static int digit() {
        return DIGIT;
    }

    /// The bit of one character, whatever its case.
    static int character(char c) {
        if (c >= 128) {
            return OTHER;
        }
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    /// The bit of two characters in a row, folded.
    static int run(int first, int second) {
        return slot(first * 31 + second);
    }

    /// The bit of three.
    static int run(int first, int second, int third) {
        return slot((first * 131 + second) * 131 + third + 7919);
    }

    private static int slot(int key) {
        var mixed = key * 0x9E3779B1;
        return FIRST_RUN + (int) (((mixed & 0xFFFFFFFFL) * (WORDS * 64 - FIRST_RUN)) >>> 32);
    }

    /// A word character in lower case, everything else as [#EDGE].
    static int folded(char c) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_') {
            return c;
        }
        return c >= 'A' && c <= 'Z' ? c + 32 : EDGE;
    }
}
