package platform;

import java.util.Locale;

/// What a text is about, as 64 numbers of length one: the groups of three letters in it, each counted at the place
/// that its hash falls on. No model is asked, so it knows no synonyms.
final class Embedding {
    static final int SIZE = 64;

    private Embedding() {}

    static float[] of(String text) {
        var plain = " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
        var counts = new float[SIZE];
        for (var at = 0; at + 3 <= plain.length(); at++) {
            counts[Math.floorMod(plain.substring(at, at + 3).hashCode() * 0x9E3779B9, SIZE)]++;
        }
        var length = 0.0;
        for (var count : counts) {
            length += count * count;
        }
        for (var i = 0; i < SIZE && length > 0; i++) {
            counts[i] = (float) (counts[i] / Math.sqrt(length));
        }
        return counts;
    }

    /// As PostgreSQL reads it: `[…]` as a vector, `{…}` as an array.
    static String literal(float[] embedding, boolean vector) {
        var text = new StringBuilder();
        for (var each : embedding) {
            text.append(text.isEmpty() ? "" : ",").append(each);
        }
        return vector ? "[" + text + "]" : "{" + text + "}";
    }
}
