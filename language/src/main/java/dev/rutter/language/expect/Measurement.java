package dev.rutter.language.expect;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was seen when something was looked at once, or over a window.
public sealed interface Measurement {

    /// A command ended.
    ///
    /// @param output both streams as they came, bounded and masked
    record Ran(int status, String output) implements Measurement {}

    /// An HTTP server answered. Header names are lower case.
    record Answered(int status, Map<String, String> headers, String body, Duration took)
            implements Measurement {
        public Answered {
            // Ordered: whoever prints it prints the same twice.
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }
    }

    /// A query returned rows; SQL's NULL is the text `NULL`.
    ///
    /// @param rows the first ones, bounded
    /// @param count how many there were in all
    record Rows(List<String> columns, List<List<String>> rows, long count) implements Measurement {
        /// The only column where a statement changed rows instead of returning them.
        public static final String CHANGED = "rows changed";

        public Rows {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }

        /// All there were.
        public Rows(List<String> columns, List<List<String>> rows) {
            this(columns, rows, rows.size());
        }

        /// How many rows a statement changed; empty where it returned some.
        public Optional<String> change() {
            return columns.equals(List.of(CHANGED)) && rows.size() == 1
                    ? Optional.of(rows.getFirst().getFirst())
                            .map(many -> many + (many.equals("1") ? " row changed" : " " + CHANGED))
                    : Optional.empty();
        }

        /// A statement changed so many rows.
        public static Rows changed(long count) {
            return new Rows(List.of(CHANGED), List.of(List.of(Long.toString(count))), 1);
        }
    }

    /// A metric's figure over a window.
    ///
    /// @param samples how many observations the figure rests on
    record Figure(String metric, BigDecimal value, String unit, long samples, Duration over)
            implements Measurement {}

    /// Nothing could be seen, and why. Missing is not good.
    record Missing(String why) implements Measurement {}
}
