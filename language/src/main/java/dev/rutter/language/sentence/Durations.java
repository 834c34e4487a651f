package dev.rutter.language.sentence;

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
public final class Durations {
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
                    "(?=[~≈<>\\d])(?<![\\w.,$€£¥₹₦#])([~≈<>]=?\\s*)?"
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
                    "(?=[~≈<>≤≥\\d])(?<![\\w.,$€£¥₹₦#/-])([~≈<>]=?\\s*|≤\\s*|≥\\s*)?"
                            + NUMBER
                            + "(\\s*\\+)?[\\s-]{0,2}"
                            + UNIT
                            + "(?!\\p{L})(?![/-]?\\w)",
                    CASE_INSENSITIVE);

    private static final QuickPattern DIGIT = QuickPattern.compile("\\d");

    /// @param sign a comparator written before it, or empty
    /// @param open whether it has no end (`30+ min`)
    public record Found(
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

    private static final String COUNT =
            "(?:(?<![\\w.])\\d+(?:[.,]\\d+)?(?:\\s*(?:-|–|to)\\s*\\d+)?\\s*\\+?[\\s-]*(?:and a half )?|\\b(?:an?|one|(?:(?:an?|one|three) )?quarters? of an|half an?|half|a few|a couple of|some|several|"
                    + NumberWords.NUMBER
                    + ")[\\s-]+(?:and a half )?)";

    /// A length of time in the words around it, as the group `length`: it names no rhythm and no
    /// bound.
    public static final String LENGTH =
            "(?<!\\b(?:every|each|within|up to|under|last|past|than|most|takes|took|needs)\\s)(?:(?:about|around|at least|approximately|roughly|another|a further|the next|the first|a full|~|≥|>=?)\\s*)?(?<length>"
                    + COUNT
                    + "(?:(?:full|more|business|working)\\s+)?(?:seconds?|secs?|s|minut(?:es?|en|os?)|mins?|m|hours?|hrs?|h|days?|d|nights?|weeks?|months?|sekunden?|stunden?|heures?|secondes|segundos|horas?)(?![\\w/-])(?: and a half\\b)?|overnight\\b)";

    /// What makes a length of time a bound.
    public static final String UP_TO = "(?:up to|at most|no (?:more|longer) than)";

    private Durations() {}

    /// All lengths in the text, left to right; a range is one.
    public static List<Found> find(String text) {
        return LENGTHS.of(text);
    }

    private static List<Found> lengths(String text) {
        var words = text.length() > 2000 ? text.substring(0, 2000) : text;
        var figures = NumberWords.figures(words);
        var bounded = figures.text();
        if (!DIGIT.find(bounded)) {
            return List.of();
        }
        var found = new ArrayList<Found>();
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
                            figures.place(range.start()),
                            figures.place(range.end()),
                            unit));
        }
        var single = SINGLE.matcher(bounded);
        while (single.find()) {
            var at = figures.place(single.start(2));
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
                            figures.place(single.start()),
                            figures.place(single.end()),
                            single.group(4)));
        }
        found.sort((a, b) -> Integer.compare(a.start(), b.start()));
        return List.copyOf(found);
    }

    /// The first length in the text.
    public static Optional<Duration> first(String text) {
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
