package dev.rutter.language.text;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The traces of the texts that one piece of work looks at: a line is asked for by many expressions
/// and noted once. Lives as long as that work and holds at most [#MOST] texts; of two that meet in
/// one place the later stays.
public final class Traces {
    private static final ScopedValue<Traces> HERE = ScopedValue.newInstance();
    private static final int MOST = 512;

    private final CharSequence[] texts = new CharSequence[MOST];
    private final Trace[] traces = new Trace[MOST];

    private Traces() {}

    /// Does `work`, within which every [QuickPattern] looks first at what a text has.
    public static <T> T during(Supplier<T> work) {
        if (HERE.isBound()) {
            return work.get();
        }
        return ScopedValue.where(HERE, new Traces()).call(work::get);
    }

    static @Nullable Traces here() {
        return HERE.isBound() ? HERE.get() : null;
    }

    Trace of(CharSequence text) {
        var at = (text.hashCode() * 0x9E3779B1) >>> 23;
        var there = texts[at];
        if (there == text || text.equals(there)) {
            return traces[at];
        }
        var trace = Trace.of(text);
        texts[at] = text;
        traces[at] = trace;
        return trace;
    }
}
