package dev.rutter.language.plan;

import java.time.Duration;

/// Lengths of time as people write them.
final class Times {
    private Times() {}

    /// `90 s` is `1 min 30 s`; `24 h` stays `24 h`.
    static String say(Duration length) {
        if (length.isZero()) {
            return "0 min";
        }
        var out = new StringBuilder();
        part(out, length.toHours(), "h");
        part(out, length.toMinutesPart(), "min");
        part(out, length.toSecondsPart(), "s");
        part(out, length.toMillisPart(), "ms");
        return out.toString();
    }

    private static void part(StringBuilder out, long count, String unit) {
        if (count > 0) {
            out.append(out.isEmpty() ? "" : " ").append(count).append(' ').append(unit);
        }
    }
}
