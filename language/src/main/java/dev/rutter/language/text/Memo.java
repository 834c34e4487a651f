package dev.rutter.language.text;

import java.util.function.Function;

/// A function of a text that is asked for the same few texts again and again. Within
/// [Traces#during] what was answered for a text is answered again; outside it the function is
/// called. Made once and kept, as a constant is: every one has a number.
///
/// @param <T> what is answered; a value that never changes
public final class Memo<T> {
    private static int made;

    private final Function<String, T> function;
    private final int number = next();

    private Memo(Function<String, T> function) {
        this.function = function;
    }

    /// The answers of `function`, which looks at nothing but its text.
    public static <T> Memo<T> of(Function<String, T> function) {
        return new Memo<>(function);
    }

    /// The function's answer for `text`.
    public T of(String text) {
        var traces = Traces.here();
        return traces.none() ? function.apply(text) : traces.of(text).answer(this);
    }

    T asked(String text) {
        return function.apply(text);
    }

    int number() {
        return number;
    }

    /// How many there are.
    static synchronized int count() {
        return made;
    }

    private static synchronized int next() {
        return made++;
    }
}
