package dev.rutter.language.text;

import java.util.Arrays;

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

    private static final int ASCII = 128;

    /// Where the bits of the digits stand.
    private static final long DIGITS = 0x03FF_0000_0000_0000L;

    private static final byte[] FOLDED = foldings();

    /// Between words: any number of characters that are no word characters, or an end of the text.
    static final char EDGE = ' ';

    private final String text;
    private final long[] bits = new long[WORDS];

    private Trace(String text) {
        this.text = text;
    }

    static Trace of(String text) {
        var trace = new Trace(text);
        var bits = trace.bits;
        var length = text.length();
        if (length > LONGEST) {
            Arrays.fill(bits, -1L);
            return trace;
        }
        int before = EDGE;
        int last = EDGE;
        for (var i = 0; i <= length; i++) {
            int folded = EDGE;
            if (i < length) {
                var c = text.charAt(i);
                set(bits, character(c));
                folded = c < ASCII ? FOLDED[c] : EDGE;
            }
            if (folded == EDGE && last == EDGE) {
                continue;
            }
            set(bits, run(last, folded));
            set(bits, run(before, last, folded));
            before = last;
            last = folded;
        }
        if ((bits['0' >> 6] & DIGITS) != 0) {
            set(bits, DIGIT);
        }
        return trace;
    }

    private static void set(long[] bits, int bit) {
        bits[bit >> 6] |= 1L << bit;
    }

    /// Whether it is of this text.
    boolean of(String other, int hash) {
        return text.hashCode() == hash && text.equals(other);
    }

    /// Whether the text may have what a bit stands for.
    boolean has(int bit) {
        return (bits[bit >> 6] & 1L << bit) != 0;
    }

    boolean hasAll(int[] all) {
        for (var bit : all) {
            if (!has(bit)) {
                return false;
            }
        }
        return true;
    }

    /// The bit of any digit.
    static int digit() {
        return DIGIT;
    }

    /// The bit of one character, whatever its case.
    static int character(char c) {
        return c >= ASCII ? OTHER : c >= 'A' && c <= 'Z' ? c + 32 : c;
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
        return c < ASCII ? FOLDED[c] : EDGE;
    }

    private static byte[] foldings() {
        var folded = new byte[ASCII];
        Arrays.fill(folded, (byte) EDGE);
        for (var c = 0; c < ASCII; c++) {
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_') {
                folded[c] = (byte) c;
            } else if (c >= 'A' && c <= 'Z') {
                folded[c] = (byte) (c + 32);
            }
        }
        return folded;
    }
}
