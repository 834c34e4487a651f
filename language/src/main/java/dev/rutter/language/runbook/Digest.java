package dev.rutter.language.runbook;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// SHA-256 of a document's bytes, computed when it is first asked for: finding the algorithm takes
/// longer than a rule, and who only wants to know what is wrong with a document never asks.
public final class Digest {
    private final byte[] bytes;
    private volatile @Nullable String hex;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Of bytes that are not changed any more.
    public static Digest of(byte[] bytes) {
        return new Digest(bytes);
    }

    /// 64 lower-case hexadecimal digits.
    public String hex() {
        var known = hex;
        if (known == null) {
            try {
                known =
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every JDK has SHA-256", impossible);
            }
            hex = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Digest digest && digest.hex().equals(hex());
    }

    @Override
    public int hashCode() {
        return hex().hashCode();
    }

    @Override
    public String toString() {
        return hex();
    }
}
