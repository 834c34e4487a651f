package dev.rutter.language.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A table of things that are each known by an expression.
///
/// @param <T> a row
public final class Expressions<T> {
    private final List<T> rows;
    private final QuickPattern[] patterns;

    /// Two threads may make it, both the same.
    private volatile @Nullable Signs signs;

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
        if (traces.none()) {
            for (var i = 0; i < patterns.length; i++) {
                if (patterns[i].occurs(text) && wanted.test(rows.get(i))) {
                    return Optional.of(rows.get(i));
                }
            }
            return Optional.empty();
        }
        var may = signs().in(traces.of(text).trace());
        for (var word = 0; word < may.length; word++) {
            for (var left = may[word]; left != 0; left &= left - 1) {
                var i = word * Long.SIZE + Long.numberOfTrailingZeros(left);
                if (patterns[i].in(text, traces) && wanted.test(rows.get(i))) {
                    return Optional.of(rows.get(i));
                }
            }
        }
        return Optional.empty();
    }

    private Signs signs() {
        var known = signs;
        if (known == null) {
            known = new Signs(patterns);
            signs = known;
        }
        return known;
    }
}
