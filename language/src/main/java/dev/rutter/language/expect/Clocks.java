package dev.rutter.language.expect;

import dev.rutter.language.expect.Expectation.Hours;
import dev.rutter.language.expect.Expectation.Hours.Slot;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a clock says of the hours in which a deployment may begin.
public final class Clocks {
    private static final DateTimeFormatter SEEN =
            DateTimeFormatter.ofPattern("EEEE uuuu-MM-dd HH:mm zzz", Locale.ENGLISH);

    private static final int DAY_END = 24 * 60;

    private Clocks() {}

    /// How the hours hold at a moment.
    ///
    /// @param own the zone of the machine, for hours that name none
    public static Verdict judge(Hours hours, Instant now, ZoneId own) {
        ZonedDateTime at;
        try {
            at = now.atZone(hours.zone().isEmpty() ? own : ZoneId.of(hours.zone()));
        } catch (DateTimeException e) {
            // The document may name a zone that the machine's table does not have.
            return new Verdict(
                    Verdict.Kind.UNCLEAR,
                    hours.says(),
                    hours.span().line(),
                    SEEN.format(now.atZone(own)),
                    threshold(hours),
                    1,
                    "no zone is called \"" + hours.zone() + "\" here");
        }
        var within = hours.slots().stream().anyMatch(slot -> holds(slot, at));
        return new Verdict(
                within == hours.inside() ? Verdict.Kind.MET : Verdict.Kind.MISSED,
                hours.says(),
                hours.span().line(),
                SEEN.format(at),
                threshold(hours),
                1,
                "");
    }

    private static boolean holds(Slot slot, ZonedDateTime at) {
        var minute = at.getHour() * 60 + at.getMinute();
        var today = on(slot, at.getDayOfWeek());
        return slot.from() < slot.to()
                ? today && minute >= slot.from() && minute < slot.to()
                : (today && minute >= slot.from())
                        || (on(slot, at.getDayOfWeek().minus(1)) && minute < slot.to());
    }

    private static boolean on(Slot slot, DayOfWeek day) {
        return slot.days().isEmpty() || slot.days().contains(day);
    }

    /// The hours for people: `only Tue, Wed, Thu 09:00-16:00 (Europe/Berlin)`.
    public static String threshold(Hours hours) {
        return (hours.inside() ? "only " : "not ")
                + hours.slots().stream()
                        .map(Clocks::say)
                        .collect(Collectors.joining(hours.inside() ? " or " : ", not "))
                + " ("
                + (hours.zone().isEmpty() ? "this machine's time" : hours.zone())
                + ")";
    }

    private static String say(Slot slot) {
        var days = days(slot.days());
        var whole = slot.from() == 0 && slot.to() == DAY_END;
        if (whole) {
            return days.isEmpty() ? "any day" : days;
        }
        return (days.isEmpty() ? "" : days + " ") + clock(slot.from()) + "-" + clock(slot.to());
    }

    private static String days(List<DayOfWeek> days) {
        return days.stream()
                .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                .collect(Collectors.joining(", "));
    }

    private static String clock(int minutes) {
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }
}
