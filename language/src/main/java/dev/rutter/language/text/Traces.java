package dev.rutter.language.text;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is known of the texts that one piece of work looks at: a line is asked for by many
/// expressions and functions, and looked through once. Lives as long as that work, knows at most
/// [#MOST] traces and as many answers; of two that meet in one place the later stays.
public final class Traces {
    private static final ScopedValue<Traces> HERE = ScopedValue.newInstance();
    private static final Traces NOWHERE = new Traces(0);
    private static final int BITS = 12;
    private static final int MOST = 1 << BITS;

    private record Answer(Memo<?> asked, String text, Object value) {}

    private final @Nullable Trace[] traces;
    private final @Nullable Answer[] answers;

    // Several expressions in a row are mostly held against one text.
    private @Nullable String lastText;
    private @Nullable Trace last;

    private Traces(int most) {
        traces = new Trace[most];
        answers = new Answer[most];
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

    /// Whether the text may have what the expression needs; false is certain.
    boolean meet(QuickPattern pattern, String text) {
        if (traces.length == 0) {
            return true;
        }
        var needs = pattern.needs();
        if (needs.none()) {
            return true;
        }
        var trace = last;
        // The very same object: that another is equal is found out by its place.
        if (trace == null || text != lastText) {
            trace = trace(text);
            lastText = text;
            last = trace;
        }
        return needs.metBy(trace);
    }

    private Trace trace(String text) {
        var hash = text.hashCode();
        var at = place(hash);
        var trace = traces[at];
        if (trace == null || !trace.of(text, hash)) {
            trace = Trace.of(text);
            traces[at] = trace;
        }
        return trace;
    }

    /// What `memo` answers for `text`.
    <T> T answer(Memo<T> memo, String text) {
        if (answers.length == 0) {
            return memo.asked(text);
        }
        var at = place(text.hashCode() + System.identityHashCode(memo));
        var there = answers[at];
        if (there == null || there.asked() != memo || !there.text().equals(text)) {
            there = new Answer(memo, text, memo.asked(text));
            answers[at] = there;
        }
        // Only the memo's own answers are kept under it.
        @SuppressWarnings("unchecked")
        var value = (T) there.value();
        return value;
    }

    private static int place(int hash) {
        return (hash * 0x9E3779B1) >>> (Integer.SIZE - BITS);
    }
}
