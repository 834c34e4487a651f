package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.Memo;
import dev.rutter.language.text.QuickPattern;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Lengths of time as people write them: `30 minutes`, `5-30 min`, `24-hour`, `2 h`, `T+15m`.
final class Durations {
    private static final QuickPattern PLURAL = QuickPattern.compile("s$");

    private static final String NUMBER = "(\\d{1,5}(?:[.,]\\d{1,2})?)";
    private static final String UNIT =
            "(seconds?|secs?|minutes?|mins?|hours?|hrs?|business days?|working days?"
                    + "|days?|weeks?|months?|sekunden?|minuten?|stunden?|std|tagen?|tage?|wochen?"
                    + "|secondes?|heures?|jours?|semaines?|segundos?|minutos?|horas?|d(?:í|i)as?"
                    + "|semanas?|minut[aiy]?|minuut|hodin[ay]?|godzin[ay]?|uur|uren|or[ae]"
                    + "|sekund[ay]|giorn[io]|dn(?:í|i)|dagen|минут[аы]?|час(?:а|ов)?|секунд[аы]?"
                    + "|дн(?:я|ей)|s|m|h|d)";

    private static final QuickPattern RANGE =
            QuickPattern.compile(
                    "(?<![\\w.,$€£¥₹₦#])([~≈<>]=?\\s*)?"
                            + NUMBER
                            + "\\s*"
                            + UNIT
                            + "?\\s*(?:-|–|—|to)\\s*"
                            + NUMBER
                            + "[\\s-]*"
                            + UNIT
                            + "(?![\\p{L}\\w])",
                    CASE_INSENSITIVE);
    private static final QuickPattern SINGLE =
            QuickPattern.compile(
                    "(?<![\\w.,$€£¥₹₦#/-])([~≈<>]=?\\s*|≤\\s*|≥\\s*)?"
                            + NUMBER
                            + "(\\s*\\+)?[\\s-]{0,2}"
                            + UNIT
                            + "(?!\\p{L})(?![/-]?\\w)",
                    CASE_INSENSITIVE);

    private static final QuickPattern ANY =
            QuickPattern.compile("\\d|hour|minute|day|week", CASE_INSENSITIVE);
    private static final QuickPattern ONE =
            QuickPattern.compile(
                    "\\b(?:an|one|first)\\s+(hour|minute|day|week)\\b", CASE_INSENSITIVE);

    /// @param sign a comparator written before it, or empty
    /// @param open whether it has no end (`30+ min`)
    record Found(
            Duration from,
            Duration to,
            String sign,
            boolean open,
            int start,
            int end,
            String unit) {}

    /// `1M` is a million.
    private static final QuickPattern MILLION = QuickPattern.compile("M");

    private static final Memo<List<Found>> LENGTHS = Memo.of(Durations::lengths);

    private Durations() {}

    /// All lengths in the text, left to right; a range is one.
    static List<Found> find(String text) {
        return LENGTHS.of(text);
    }

    private static List<Found> lengths(String text) {
        if (!ANY.find(text)) {
            return List.of();
        }
        var found = new ArrayList<Found>();
        var words = text.length() > 2000 ? text.substring(0, 2000) : text;
        var bounded = ONE.replaceAll(words, "1 $1");
        var range = RANGE.matcher(bounded);
        while (range.find()) {
            var unit = range.group(5);
            var first = range.group(3) == null ? unit : range.group(3);
            if (unit.length() == 1 && unit.charAt(0) == 'd') {
                continue;
            }
            found.add(
                    new Found(
                            of(range.group(2), first),
                            of(range.group(4), unit),
                            sign(range.group(1)),
                            false,
                            range.start(),
                            range.end(),
                            unit));
        }
        var single = SINGLE.matcher(bounded);
        while (single.find()) {
            var at = single.start(2);
            if (single.group(4).equals("M")) {
                // A million, or a megabyte.
                continue;
            }
            if (found.stream().anyMatch(f -> at >= f.start() && at < f.end())) {
                continue;
            }
            if (MILLION.matches(single.group(4)) && single.group().endsWith("M")) {
                continue;
            }
            var to = of(single.group(2), single.group(4));
            found.add(
                    new Found(
                            Duration.ZERO,
                            to,
                            sign(single.group(1)),
                            single.group(3) != null,
                            single.start(),
                            single.end(),
                            single.group(4)));
        }
        found.sort((a, b) -> Integer.compare(a.start(), b.start()));
        return List.copyOf(found);
    }

    /// The first length in the text.
    static Optional<Duration> first(String text) {
        return find(text).stream().findFirst().map(Found::to);
    }

    private static String sign(String group) {
        return group == null ? "" : group.strip();
    }

    private static Duration of(String number, String unit) {
        var seconds =
                switch (PLURAL.replaceAll(unit.toLowerCase(Locale.ROOT), "")) {
                    case "", "second", "sec" -> 1L;
                    case "m",
                            "minute",
                            "min",
                            "minuten",
                            "minuto",
                            "minut",
                            "minuta",
                            "minuty",
                            "minuti",
                            "minuut",
                            "минут",
                            "минута",
                            "минуты" ->
                            60L;
                    case "h",
                            "hour",
                            "hr",
                            "stunde",
                            "stunden",
                            "std",
                            "heure",
                            "hora",
                            "hodin",
                            "hodina",
                            "hodiny",
                            "godzin",
                            "godzina",
                            "godziny",
                            "uur",
                            "uren",
                            "ora",
                            "ore",
                            "час",
                            "часа",
                            "часов" ->
                            3600L;
                    case "d",
                            "day",
                            "business day",
                            "working day",
                            "tag",
                            "tage",
                            "tagen",
                            "jour",
                            "día",
                            "giorno",
                            "giorni",
                            "dní",
                            "dni",
                            "dagen",
                            "дня",
                            "дней",
                            "dia" ->
                            86_400L;
                    case "week", "woche", "wochen", "semaine", "semana" -> 7 * 86_400L;
                    case "month" -> 30 * 86_400L;
                    default -> 1L;
                };
        var millis =
                new BigDecimal(number.replace(',', '.'))
                        .multiply(BigDecimal.valueOf(seconds * 1000));
        return Duration.ofMillis(millis.longValue());
    }
}
