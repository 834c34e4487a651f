package dev.rutter.language.text;

import java.util.function.Function;

/// A function of a text that is asked for the same few texts again and again. Within
/// [Traces#during] what was answered last for a text is answered again; outside it the function is
/// called.
///
/// @param <T> what is answered; a value that never changes
public final class Memo<T> {
    private final Function<String, T> function;

    private Memo(Function<String, T> function) {
        this.function = function;
    }

    /// The answers of `function`, which looks at nothing but its text.
    public static <T> Memo<T> of(Function<String, T> function) {
        return new Memo<>(function);
    }

    /// The function's answer for `text`.
    public T of(String text) {
        return Traces.here().answer(this, text);
    }

    T asked(String text) {
        return function.apply(text);
    }
}
