package dev.rutter.platform.release;

import java.util.random.RandomGenerator;

/// New names and secrets. Thread-safe where the generator is.
public final class Ids {

    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";
    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final RandomGenerator random;

    /// @param random for secrets, a cryptographically strong one
    public Ids(RandomGenerator random) {
        this.random = random;
    }

    /// Such as `dep-` and 20 digits of base 32, as Render's are.
    public String id(String kind) {
        return kind + "-" + word(DIGITS, 20);
    }

    /// A short one, unlikely to meet again within a service.
    public String brief() {
        return word(DIGITS, 5);
    }

    /// 32 letters and digits, about 190 bits.
    public String secret() {
        return word(LETTERS, 32);
    }

    /// Any number.
    int number() {
        return random.nextInt();
    }

    /// Random bytes.
    public byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private String word(String letters, int length) {
        var word = new StringBuilder(length);
        for (var i = 0; i < length; i++) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }
}
