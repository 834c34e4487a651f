package dev.rutter.language.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// A table of things that are each known by an expression.
///
/// @param <T> a row
public final class Expressions<T> {
    private final List<T> rows;
    private final QuickPattern[] patterns;

    private Expressions(List<T> rows, Function<T, QuickPattern> pattern) {
        this.rows = List.copyOf(rows);
        this.patterns = rows.stream().map(pattern).toArray(QuickPattern[]::new);
    }

    /// A table with the expression of each row.
    public static <T> Expressions<T> of(List<T> rows, Function<T, QuickPattern> pattern) {
        return new Expressions<>(rows, pattern);
    }

    /// The first row whose expression occurs in the text.
    public Optional<T> first(String text) {
        return first(text, _ -> true);
    }

    /// The first of the `wanted` rows whose expression occurs in the text.
    public Optional<T> first(String text, Predicate<T> wanted) {
        var traces = Traces.here();
        for (var i = 0; i < patterns.length; i++) {
            if (patterns[i].in(text, traces) && wanted.test(rows.get(i))) {
                return Optional.of(rows.get(i));
            }
        }
        return Optional.empty();
    }
}
