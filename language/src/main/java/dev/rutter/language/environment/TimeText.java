package dev.rutter.language.environment;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Lengths of time as people write them in a companion file: `90s`, `10 min`, `1 h 30 min`.
final class TimeText {
    private static final Pattern WHOLE =
            Pattern.compile("(?:\\d{1,6} ?(?:s|sec|seconds?|m|min|minutes?|h|hours?|d|days?) ?)+");
    private static final Pattern PART = Pattern.compile("(\\d{1,6}) ?([a-z])[a-z]*");
    private static final Duration LONGEST = Duration.ofDays(7);

    private TimeText() {}

    static Optional<Duration> read(String text) {
        var plain = text.strip().toLowerCase(Locale.ROOT);
        if (!WHOLE.matcher(plain).matches()) {
            return Optional.empty();
        }
        var sum = Duration.ZERO;
        var part = PART.matcher(plain);
        while (part.find()) {
            var count = Long.parseLong(part.group(1));
            sum =
                    sum.plus(
                            switch (part.group(2)) {
                                case "s" -> Duration.ofSeconds(count);
                                case "m" -> Duration.ofMinutes(count);
                                case "h" -> Duration.ofHours(count);
                                default -> Duration.ofDays(count);
                            });
        }
        return sum.isPositive() && sum.compareTo(LONGEST) <= 0
                ? Optional.of(sum)
                : Optional.empty();
    }
}
