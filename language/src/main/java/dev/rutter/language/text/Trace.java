package dev.rutter.language.text;

import java.util.Arrays;

/// What one text holds, as bits: its characters, and its runs of two and three word characters with
/// the edges between them. Letters are lower case, and whatever parts words is one edge, as are the
/// text's two ends. Different runs may share a bit: a bit that is missing is certain, one that is
/// there is not. What a bit stands for is its key.
final class Trace {
    /// A text of more characters has nearly every bit; it counts as having all.
    private static final int LONGEST = 4_000;

    static final int WORDS = 32;
    private static final int DIGIT = 128;
    private static final int OTHER = 129;
    private static final int FIRST_RUN = 192;

    private static final int ASCII = 128;

    /// Where the keys of two characters begin: behind those of three.
    private static final int PAIR = FIRST_RUN + (ASCII << 14);

    /// Where the bits of the digits stand.
    private static final long DIGITS = 0x03FF_0000_0000_0000L;

    private static final byte[] FOLDED = foldings();

    /// Edges and letters by how often they are used, as English has them.
    private static final byte[] OFTEN = often(" etaoinsrhldcumfpgwybvkxjqz");

    /// Between words: any number of characters that are no word characters, or an end of the text.
    static final char EDGE = ' ';

    /// Stands for the first letter where a text has none.
    private static final int NO_LETTER = 26;

    /// Stands for the first letter of a text that is not looked through.
    static final int LONG = 27;

    private final long[] bits = new long[WORDS];
    private int first = NO_LETTER;
    private int begins;
    private boolean foldsToAscii;

    private Trace() {}

    static Trace of(String text) {
        var length = text.length();
        var trace = new Trace();
        var bits = trace.bits;
        if (length > LONGEST) {
            Arrays.fill(bits, -1L);
            trace.first = LONG;
            trace.foldsToAscii = true;
            return trace;
        }
        trace.begin(text);
        int before = EDGE;
        int last = EDGE;
        for (var i = 0; i <= length; i++) {
            int folded = EDGE;
            if (i < length) {
                var c = text.charAt(i);
                set(bits, character(c));
                folded = c < ASCII ? FOLDED[c] : EDGE;
                trace.foldsToAscii |= c >= ASCII && foldsToAscii(c);
            }
            if (folded == EDGE && last == EDGE) {
                continue;
            }
            set(bits, slot(run(last, folded)));
            set(bits, slot(run(before, last, folded)));
            before = last;
            last = folded;
        }
        if ((bits['0' >> 6] & DIGITS) != 0) {
            set(bits, DIGIT);
        }
        return trace;
    }

    private void begin(String text) {
        var length = text.length();
        for (var i = 0; i < length; i++) {
            var c = text.charAt(i);
            if (Beginning.letter(c)) {
                first = FOLDED[c] - 'a';
                var second = i + 1 < length ? folded(text.charAt(i + 1)) : EDGE;
                var third = second != EDGE && i + 2 < length ? folded(text.charAt(i + 2)) : EDGE;
                begins = begins(FOLDED[c], second, third);
                return;
            }
        }
    }

    /// Which letter is the text's first, from 0 on.
    int first() {
        return first;
    }

    /// What stands for the first letter and the two characters behind it, below 128.
    int begins() {
        return begins;
    }

    /// What stands for a letter and what is behind it, folded.
    static int begins(int first, int second, int third) {
        return (((first << 7 | second) << 7 | third) * 0x9E3779B1) >>> 25;
    }

    private static void set(long[] bits, int bit) {
        bits[bit >> 6] |= 1L << bit;
    }

    /// Whether a letter of the text is no ASCII and the other case of one that is.
    boolean foldsToAscii() {
        return foldsToAscii;
    }

    /// Whether a character that is no ASCII is the other case of one that is: `ſ`, the Kelvin sign,
    /// and Turkish `İ` and `ı`.
    static boolean foldsToAscii(char c) {
        return c == '\u017F' || c == '\u212A' || c == '\u0130' || c == '\u0131';
    }

    /// Whether the text may have what a bit stands for.
    boolean has(int bit) {
        return (bits[bit >> 6] & 1L << bit) != 0;
    }

    /// Whether it may have what the bits `from` (included) to `to` (excluded) stand for.
    boolean hasAll(int[] all, int from, int to) {
        for (var i = from; i < to; i++) {
            if (!has(all[i])) {
                return false;
            }
        }
        return true;
    }

    /// Those of its bits that are in `others` too, 64 at a time.
    long both(long[] others, int word) {
        return bits[word] & others[word];
    }

    /// The key of any digit.
    static int digit() {
        return DIGIT;
    }

    /// The key of one character, whatever its case.
    static int character(char c) {
        return c >= ASCII ? OTHER : c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    /// The key of two characters in a row, folded.
    static int run(int first, int second) {
        return PAIR + (first << 7 | second);
    }

    /// The key of three.
    static int run(int first, int second, int third) {
        return FIRST_RUN + ((first << 7 | second) << 7 | third);
    }

    /// The bit of what has this key.
    static int slot(int key) {
        if (key < FIRST_RUN) {
            return key;
        }
        var mixed = key * 0x9E3779B1;
        return FIRST_RUN + (int) (((mixed & 0xFFFFFFFFL) * (WORDS * 64 - FIRST_RUN)) >>> 32);
    }

    /// How common what has this key is: more for one that more texts have.
    static int commonness(int key) {
        if (key < FIRST_RUN) {
            return Integer.MAX_VALUE;
        }
        var run = key - FIRST_RUN;
        return OFTEN[run >> 14] + OFTEN[run >> 7 & ASCII - 1] + OFTEN[run & ASCII - 1];
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

    private static byte[] often(String letters) {
        var often = new byte[ASCII + 1];
        // What is shorter by a character is in more texts.
        often[ASCII] = (byte) (2 * letters.length());
        for (var i = 0; i < letters.length(); i++) {
            often[letters.charAt(i)] = (byte) (letters.length() - i);
        }
        return often;
    }
}
