package dev.rutter.engine.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// How one event is linked to the one before it, so that a change, a gap or a swap is found.
final class Chain {
    private Chain() {}

    /// SHA-256, lower-case hex, over the previous hash (empty for the first), the event's place and
    /// time, and its text, each on its own line.
    static String link(String previous, String run, long seq, long atMillis, String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var line = previous + "\n" + run + "\n" + seq + "\n" + atMillis + "\n" + text;
            return HexFormat.of().formatHex(digest.digest(line.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
