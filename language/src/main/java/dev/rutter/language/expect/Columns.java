package dev.rutter.language.expect;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Holds what a document says of a query's column (`drift = 0`, `state: ready`) against the cells
/// below that name.
final class Columns {
    private static final Pattern SAID =
            Pattern.compile(
                    "\\s*([\\w.]{1,64})\\s*(<=|>=|==?|≤|≥|<|>|:|\\bis\\b)\\s*['\"]?([^'\"]{1,100}?)['\"]?\\s*");

    private Columns() {}

    /// The finding where `said` names one of the columns; all rows must be so, and there must be
    /// one.
    static Optional<Judge.Finding> judge(String said, Measurement.Rows rows) {
        var match = SAID.matcher(said);
        if (!match.matches()) {
            return Optional.empty();
        }
        var names = rows.columns().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        var at = names.indexOf(match.group(1).toLowerCase(Locale.ROOT));
        if (at < 0) {
            return Optional.empty();
        }
        var comparison = comparison(match.group(2));
        var wanted = match.group(3);
        if (wanted.contains(" ") || wanted.contains(", ")) {
            return Optional.empty(); // the sentence goes on, and may say anything
        }
        var seen = new ArrayList<String>();
        var met = !rows.rows().isEmpty();
        for (var row : rows.rows()) {
            var cell = at < row.size() ? row.get(at) : "";
            if (!seen.contains(cell)) {
                seen.add(cell);
            }
            met &= holds(comparison, cell.strip(), wanted);
        }
        return Optional.of(
                Judge.Finding.of(
                        met,
                        rows.rows().isEmpty()
                                ? "no rows"
                                : match.group(1) + " is " + String.join(", ", seen)));
    }

    private static Comparison comparison(String sign) {
        return switch (sign) {
            case "<" -> Comparison.LESS;
            case "<=", "≤" -> Comparison.AT_MOST;
            case ">" -> Comparison.GREATER;
            case ">=", "≥" -> Comparison.AT_LEAST;
            default -> Comparison.EQUAL;
        };
    }

    private static boolean holds(Comparison comparison, String cell, String wanted) {
        try {
            return comparison.holds(new BigDecimal(cell), new BigDecimal(wanted.replace(",", "")));
        } catch (NumberFormatException _) {
            return comparison == Comparison.EQUAL && plain(cell).equalsIgnoreCase(plain(wanted));
        }
    }

    /// PostgreSQL writes a boolean as one letter.
    private static String plain(String value) {
        return value.equalsIgnoreCase("t") ? "true" : value.equalsIgnoreCase("f") ? "false" : value;
    }
}
