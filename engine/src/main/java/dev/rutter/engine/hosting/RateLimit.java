package dev.rutter.engine.hosting;

import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/// What an answer says of a limit of calls that is spent, and how long to wait then. Pure.
final class RateLimit {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private RateLimit() {}

    // spec: 429; GitHub answers 403 with `retry-after`, or with nothing left of the limit.
    static boolean spent(HttpResponse<?> answer) {
        return answer.statusCode() == 429
                || (answer.statusCode() == 403
                        && (answer.headers().firstValue("Retry-After").isPresent()
                                || answer.headers()
                                        .firstValue("X-RateLimit-Remaining")
                                        .orElse("")
                                        .equals("0")));
    }

    /// How long the API asks to wait: `Retry-After` or `Ratelimit-Reset`, in seconds, as a moment,
    /// or as a date (RFC 9110, 10.2.3); no longer than half a minute, and looked again then.
    static Optional<Duration> asked(HttpResponse<?> answer, InstantSource clock) {
        return List.of("Retry-After", "Ratelimit-Reset", "X-RateLimit-Reset").stream()
                .map(name -> answer.headers().firstValue(name).orElse("").strip())
                .flatMap(value -> length(value, clock.instant()).stream())
                .map(RateLimit::bounded)
                .findFirst();
    }

    private static Optional<Duration> length(String value, Instant now) {
        if (!value.matches("\\d{1,13}")) {
            return date(value).map(at -> Duration.between(now, at));
        }
        var number = Long.parseLong(value);
        // The unit is not documented: small numbers are seconds, large ones moments.
        return Optional.of(
                number < 100_000_000L
                        ? Duration.ofSeconds(number)
                        : Duration.ofMillis(
                                (number < 100_000_000_000L ? number * 1000 : number)
                                        - now.toEpochMilli()));
    }

    private static Optional<Instant> date(String value) {
        try {
            return value.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
