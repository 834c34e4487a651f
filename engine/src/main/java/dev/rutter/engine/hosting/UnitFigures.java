package dev.rutter.engine.hosting;

import dev.rutter.engine.hosting.Hosting.Figure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;

/// Figures of several services put together as one of the unit that they are. There is at least
/// one.
final class UnitFigures {
    private UnitFigures() {}

    /// The share among the answers of all parts.
    static Figure share(List<Figure> of) {
        var samples = of.stream().mapToLong(Figure::samples).sum();
        var weighed =
                of.stream()
                        .map(one -> one.value().multiply(BigDecimal.valueOf(one.samples())))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Figure(
                samples == 0
                        ? BigDecimal.ZERO
                        : weighed.divide(BigDecimal.valueOf(samples), MathContext.DECIMAL32),
                samples,
                of.getFirst().over());
    }

    static Figure sum(List<Figure> of) {
        return new Figure(
                of.stream().map(Figure::value).reduce(BigDecimal.ZERO, BigDecimal::add),
                of.stream().mapToLong(Figure::samples).sum(),
                of.getFirst().over());
    }

    /// Of the slowest part: percentiles of several cannot be put together.
    static Figure slowest(List<Figure> of) {
        return of.stream()
                .filter(one -> one.samples() > 0)
                .max(Comparator.comparing(Figure::value))
                .orElse(of.getFirst());
    }
}
