package dev.rutter.platform.blueprint;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// When a cron job runs, in UTC.
///
/// Source of the format: crontab(5): minute, hour, day of month, month, day of week; `*`, numbers,
/// names of months and days, ranges, lists, steps, and `@hourly` and its like. Where both days are
/// restricted, either of them is enough.
///
/// @param written as in the file
public record Schedule(String written) {

    /// Days that are looked at for the next time: 29 February may be eight years away.
    private static final int MOST_DAYS = 8 * 366 + 1;

    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final List<String> DAYS =
            List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    /// A schedule that can be read and comes to pass within eight years; else empty.
    public static Optional<Schedule> of(String written) {
        var schedule = new Schedule(written);
        try {
            return schedule.next(Instant.EPOCH).map(_ -> schedule);
        } catch (IllegalArgumentException no) {
            return Optional.empty();
        }
    }

    /// The first time that is later than `after`; empty where it never comes.
    public Optional<Instant> next(Instant after) {
        var fields = fields(written);
        var minutes = bits(fields[0], 0, 59, List.of());
        var hours = bits(fields[1], 0, 23, List.of());
        var days = bits(fields[2], 1, 31, List.of());
        var months = bits(fields[3], 1, 12, MONTHS);
        var weekdays = bits(fields[4], 0, 7, DAYS);
        if (weekdays.get(7)) {
            weekdays.set(0);
        }
        var anyDay = fields[2].startsWith("*") || fields[4].startsWith("*");
        var from = after.atOffset(ZoneOffset.UTC).withSecond(0).withNano(0).plusMinutes(1);
        var day = from.toLocalDate();
        for (var i = 0; i < MOST_DAYS; i++, day = day.plusDays(1)) {
            if (!months.get(day.getMonthValue()) || !falls(day, days, weekdays, anyDay)) {
                continue;
            }
            var earliest = i == 0 ? from.toLocalTime() : LocalTime.MIDNIGHT;
            for (var hour = hours.nextSetBit(earliest.getHour());
                    hour >= 0;
                    hour = hours.nextSetBit(hour + 1)) {
                var minute =
                        minutes.nextSetBit(hour == earliest.getHour() ? earliest.getMinute() : 0);
                if (minute >= 0) {
                    return Optional.of(day.atTime(hour, minute).toInstant(ZoneOffset.UTC));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean falls(LocalDate day, BitSet days, BitSet weekdays, boolean both) {
        var byDate = days.get(day.getDayOfMonth());
        var byName = weekdays.get(day.getDayOfWeek().getValue() % 7);
        return both ? byDate && byName : byDate || byName;
    }

    private static String[] fields(String written) {
        var text =
                switch (written.strip()) {
                    case "@hourly" -> "0 * * * *";
                    case "@daily", "@midnight" -> "0 0 * * *";
                    case "@weekly" -> "0 0 * * 0";
                    case "@monthly" -> "0 0 1 * *";
                    case "@yearly", "@annually" -> "0 0 1 1 *";
                    case String other -> other;
                };
        var fields = text.split("\\s+", -1);
        if (fields.length != 5) {
            throw new IllegalArgumentException("a schedule has 5 fields");
        }
        return fields;
    }

    private static BitSet bits(String field, int least, int most, List<String> names) {
        var bits = new BitSet(most + 1);
        for (var part : field.split(",", -1)) {
            var step = part.split("/", 2);
            var range = step[0].equals("*") ? new String[] {"*"} : step[0].split("-", 2);
            int from;
            int to;
            if (range[0].equals("*")) {
                from = least;
                to = most == 7 ? 6 : most;
            } else {
                from = number(range[0], least, most, names);
                to =
                        range.length > 1
                                ? number(range[1], least, most, names)
                                : step.length > 1 ? most : from;
            }
            var every = step.length > 1 ? number(step[1], 1, most, List.of()) : 1;
            if (from > to) {
                throw new IllegalArgumentException(part + " runs backwards");
            }
            for (var each = from; each <= to; each += every) {
                bits.set(each);
            }
        }
        return bits;
    }

    private static int number(String word, int least, int most, List<String> names) {
        var name = names.indexOf(word.toLowerCase(Locale.ROOT));
        var value = name >= 0 ? name + least : parsed(word);
        if (value < least || value > most) {
            throw new IllegalArgumentException(word + " is out of bounds");
        }
        return value;
    }

    private static int parsed(String word) {
        if (word.isEmpty() || word.length() > 3 || !word.chars().allMatch(Character::isDigit)) {
            throw new IllegalArgumentException(word + " is no number");
        }
        return Integer.parseInt(word);
    }
}
