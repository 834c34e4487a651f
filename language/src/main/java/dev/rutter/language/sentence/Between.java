package dev.rutter.language.sentence;

import dev.rutter.language.expect.Comparison;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.text.QuickPattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// A result between two figures, both of which hold: `10-20`, `between 10 and 20`.
final class Between {
    private static final QuickPattern RANGE =
            QuickPattern.compile(
                    "(?i)(?:(?:be )?between )?(\\d{1,6}(?:\\.\\d{1,3})?)\\s*(?:-|–|to|\\.\\.|and)\\s*(\\d{1,6}(?:\\.\\d{1,3})?)\\s*(%|ms|s|rows?)?\\.?");

    private Between() {}

    static Optional<List<Expectation>> of(String words, String says, Span span) {
        var range = RANGE.matcher(words);
        if (!range.matches()) {
            return Optional.empty();
        }
        var from = new BigDecimal(range.group(1));
        var to = new BigDecimal(range.group(2));
        var unit = range.group(3) == null ? "" : range.group(3);
        return from.compareTo(to) >= 0
                ? Optional.empty()
                : Optional.of(
                        List.of(
                                new Expectation.Numeric(
                                        Comparison.AT_LEAST, from, unit, says, span),
                                new Expectation.Numeric(Comparison.AT_MOST, to, unit, says, span)));
    }
}
