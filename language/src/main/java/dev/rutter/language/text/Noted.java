package dev.rutter.language.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What is noted of one text during a piece of work, each when it is first asked for: its trace,
/// which expressions were found in it, and what functions answered for it.
final class Noted {
    private static final Object[] NO_ANSWERS = {};
    private static final long[] NO_BITS = {};

    private final String text;
    private @Nullable Trace trace;
    private @Nullable Object[] answers = NO_ANSWERS;

    /// By their numbers, which expressions were looked for, and which of them found.
    private long[] sought = NO_BITS;

    private long[] found = NO_BITS;

    Noted(String text) {
        this.text = text;
    }

    /// Whether it is of this very text.
    // Of two that are equal but not one the words are compared.
    @SuppressWarnings("ReferenceEquality")
    boolean is(String other) {
        return text == other;
    }

    /// Whether it is of a text with these words.
    boolean of(String other) {
        return text.equals(other);
    }

    /// Whether the text has what an expression needs; false is certain.
    boolean meets(Needs needs) {
        return needs.none() || needs.metBy(trace());
    }

    /// What the text holds.
    Trace trace() {
        var known = trace;
        if (known == null) {
            known = Trace.of(text);
            trace = known;
        }
        return known;
    }

    /// Whether the expression occurs in the text.
    boolean holds(QuickPattern pattern) {
        var number = pattern.number();
        var word = number / Long.SIZE;
        if (word >= sought.length) {
            sought = Arrays.copyOf(sought, 1 + QuickPattern.count() / Long.SIZE);
            found = Arrays.copyOf(found, sought.length);
        }
        var bit = 1L << number;
        if ((sought[word] & bit) == 0) {
            sought[word] |= bit;
            found[word] |= pattern.occurs(text, this) ? bit : 0;
        }
        return (found[word] & bit) != 0;
    }

    /// What a function answers for the text.
    <T> T answer(Memo<T> memo) {
        var number = memo.number();
        if (number >= answers.length) {
            answers = Arrays.copyOf(answers, Math.max(number + 1, Memo.count()));
        }
        // Only the memo's own answers are kept under its number.
        @SuppressWarnings("unchecked")
        var known = (T) answers[number];
        if (known == null) {
            known = memo.asked(text);
            answers[number] = known;
        }
        return known;
    }
}
