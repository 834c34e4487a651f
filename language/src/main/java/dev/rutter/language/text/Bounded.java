package dev.rutter.language.text;

/// As much of a line or sentence as is ever read: what is asked of a text must not take longer the
/// longer a hostile one is.
public final class Bounded {
    /// A paragraph or item is read up to here, in characters; no sentence that means something is
    /// longer.
    public static final int LONGEST = 1000;

    private Bounded() {}

    /// The text up to [#LONGEST].
    public static String of(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
