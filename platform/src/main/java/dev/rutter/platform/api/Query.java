package dev.rutter.platform.api;

import dev.rutter.platform.release.Refusal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The query parameters of a call.
record Query(Map<String, Deque<String>> parameters) {

    Optional<String> one(String name) {
        return Optional.ofNullable(parameters.get(name)).map(Deque::getFirst);
    }

    /// Every value, written as `a=1&a=2` or as `a=1,2`.
    List<String> all(String name) {
        var values = new ArrayList<String>();
        var given = parameters.get(name);
        if (given != null) {
            given.forEach(each -> values.addAll(List.of(each.split(",", -1))));
        }
        values.removeIf(String::isBlank);
        return values;
    }

    /// 1 to 100, 20 where it is not given.
    int limit() throws Refusal {
        var written = one("limit");
        if (written.isEmpty()) {
            return 20;
        }
        try {
            var limit = Integer.parseInt(written.get());
            if (limit >= 1 && limit <= 100) {
                return limit;
            }
        } catch (NumberFormatException wrong) {
            // told below, with the number that is out of bounds
        }
        throw wrong("limit", written.get(), "a whole number from 1 to 100");
    }

    Optional<Instant> time(String name) throws Refusal {
        var written = one(name);
        return written.isEmpty() ? Optional.empty() : Optional.of(time(name, written.get()));
    }

    static Instant time(String name, String written) throws Refusal {
        try {
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeParseException no) {
            throw wrong(name, written, "a time such as 2026-01-31T12:00:00Z");
        }
    }

    /// Whether `name` asks for this one; everything where it is not there.
    boolean names(String name) {
        var asked = all("name");
        return asked.isEmpty() || asked.contains(name);
    }

    static Refusal wrong(String name, String seen, String wanted) {
        return new Refusal(
                Refusal.Kind.WRONG,
                "the parameter " + name + " is \"" + seen + "\"; write " + wanted);
    }
}
