package dev.rutter.language.text;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is known of the texts that one piece of work looks at: a line is asked for by many
/// expressions and functions, and looked through once. Lives as long as that work and knows at most
/// [#MOST] texts; of two that meet in one place the later stays.
public final class Traces {
    private static final ScopedValue<Traces> HERE = ScopedValue.newInstance();
    private static final Traces NOWHERE = new Traces(0);
    private static final int BITS = 13;
    private static final int MOST = 1 << BITS;

    private final @Nullable Noted[] noted;

    /// What was asked for last, which is mostly what is asked for next, and what before it: a line
    /// and its words without marks are asked for in turns.
    private Noted last = new Noted("");

    private Noted before = last;

    private Traces(int most) {
        this.noted = new Noted[most];
    }

    /// Does `work`, within which every [QuickPattern] looks first at what a text has, and every
    /// [Memo] remembers.
    public static <T> T during(Supplier<T> work) {
        return HERE.isBound()
                ? work.get()
                : ScopedValue.where(HERE, new Traces(MOST)).call(work::get);
    }

    static Traces here() {
        return HERE.orElse(NOWHERE);
    }

    /// Whether nothing is noted here.
    boolean none() {
        return noted.length == 0;
    }

    /// What is noted of a text.
    Noted of(String text) {
        return last.is(text) ? last : looked(text);
    }

    private Noted looked(String text) {
        var other = before;
        before = last;
        if (other.is(text)) {
            last = other;
            return other;
        }
        var at = (text.hashCode() * 0x9E3779B1) >>> (Integer.SIZE - BITS);
        var there = noted[at];
        if (there == null || !there.of(text)) {
            there = new Noted(text);
            noted[at] = there;
        }
        last = there;
        return there;
    }
}
