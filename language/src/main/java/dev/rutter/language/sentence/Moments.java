package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Headings that count from going live: `T+0 to T+15`, `T+15 minutes`, `T+1h`.
final class Moments {
    private static final String LENGTH =
            "(\\d{1,5}(?:\\.\\d{1,2})?)(?:[ -]?(s|sec|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?)(?![\\p{L}\\d]))?(?![\\w%:])";

    private static final QuickPattern MOMENT =
            QuickPattern.compile(
                    "(?<![\\w+-])T ?\\+ ?"
                            + LENGTH
                            + "(?:\\s*(?:-|–|—|→|to|until|till|through)\\s*(?:T ?)?\\+? ?"
                            + LENGTH
                            + ")?",
                    CASE_INSENSITIVE);

    /// Fewer of them may be days.
    private static final int MINUTES = 5;

    /// A look at one moment takes as long.
    private static final Duration LOOK = Duration.ofMinutes(5);

    /// @param open whether the document names no end
    record FromLive(Duration from, Duration to, boolean open) {}

    private Moments() {}

    /// What a heading counts from going live; a moment lasts until the next one that a heading
    /// names.
    ///
    /// @param among all headings of the document
    static Optional<FromLive> heading(String title, List<String> among) {
        var own = of(title);
        if (own.isEmpty() || !own.get().open()) {
            return own;
        }
        var from = own.get().from();
        for (var i = among.indexOf(title) + 1; i > 0 && i < among.size(); i++) {
            var next = of(among.get(i));
            if (next.isPresent()) {
                return next.get().from().compareTo(from) > 0
                        ? Optional.of(new FromLive(from, next.get().from(), true))
                        : own;
            }
        }
        return own;
    }

    private static Optional<FromLive> of(String title) {
        if (title.indexOf('+') < 0) {
            return Optional.empty();
        }
        var found = MOMENT.matcher(title);
        if (!found.find()) {
            return Optional.empty();
        }
        var last = found.group(3);
        var unit = found.group(2) == null ? found.group(4) : found.group(2);
        if (unit == null && !minutes(last == null ? found.group(1) : last)) {
            return Optional.empty();
        }
        var from = length(found.group(1), unit);
        if (last == null) {
            return Optional.of(new FromLive(from, from.plus(LOOK), true));
        }
        var to = length(last, found.group(4) == null ? unit : found.group(4));
        return to.compareTo(from) > 0
                ? Optional.of(new FromLive(from, to, false))
                : Optional.empty();
    }

    private static boolean minutes(String number) {
        var value = Double.parseDouble(number);
        return value == 0 || value >= MINUTES;
    }

    private static Duration length(String number, @Nullable String unit) {
        return Durations.first(number + " " + (unit == null ? "minutes" : unit))
                .orElse(Duration.ZERO);
    }
}
