package dev.rutter.language.sentence;

import dev.rutter.language.text.QuickPattern;
import java.util.Locale;

/// Units of a figure as people write them.
final class Units {
    private static final QuickPattern BYTES = QuickPattern.compile("[kmgt]i?b");

    private Units() {}

    /// The unit's short name: `ms` for `milliseconds`.
    static String plain(String written) {
        var unit = written.toLowerCase(Locale.ROOT);
        return switch (unit) {
            case "percent" -> "%";
            case "millisecond", "milliseconds" -> "ms";
            case "sec", "second", "seconds" -> "s";
            case "minute", "minutes", "mins", "m" -> "min";
            case "hours", "hour" -> "h";
            case "days", "day" -> "d";
            default ->
                    BYTES.matches(unit)
                            ? written.toUpperCase(Locale.ROOT).replace("IB", "iB")
                            : unit;
        };
    }
}
