package dev.rutter.language.expect;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A number with its unit as people write it: `1,240 ms`, `0.5%`, `2 GB`, `3 rows`.
///
/// @param unit as written; empty where the number stands alone
public record Quantity(BigDecimal value, String unit) {

    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_NUMBER = 60;

    /// Figures never hide in a date or a time of day, so these are blanked first.
    private static final Pattern DATE =
            Pattern.compile(
                    "\\d{4}-\\d\\d-\\d\\d(?:[T ]\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d+)?)?(?:Z|[+-]\\d\\d:?\\d\\d)?)?"
                            + "|(?<!\\d)\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?");

    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\p{Alnum}_.])([-+]?(?:\\d{1,3}(?:,\\d{3})++|\\d++)(?:\\.\\d++)?(?:[eE][-+]?\\d{1,3}(?![\\p{Alnum}]))?)"
                            + "[ \\t]?(%|[\\p{L}µ]++(?:/\\p{L}++)?)?");

    private enum Family {
        TIME,
        SHARE,
        SIZE,
        RATE,
        COUNT
    }

    private record Scale(Family family, BigDecimal factor, String word) {}

    private static final Map<String, String> MILLIS =
            Map.ofEntries(
                    Map.entry("ns", "0.000001"),
                    Map.entry("us", "0.001"),
                    Map.entry("µs", "0.001"),
                    Map.entry("ms", "1"),
                    Map.entry("msec", "1"),
                    Map.entry("millisecond", "1"),
                    Map.entry("s", "1000"),
                    Map.entry("sec", "1000"),
                    Map.entry("second", "1000"),
                    Map.entry("m", "60000"),
                    Map.entry("min", "60000"),
                    Map.entry("minute", "60000"),
                    Map.entry("h", "3600000"),
                    Map.entry("hr", "3600000"),
                    Map.entry("hour", "3600000"),
                    Map.entry("d", "86400000"),
                    Map.entry("day", "86400000"));

    private static final Map<String, String> BYTES =
            Map.ofEntries(
                    Map.entry("b", "1"),
                    Map.entry("byte", "1"),
                    Map.entry("k", "1000"),
                    Map.entry("kb", "1000"),
                    Map.entry("kib", "1024"),
                    Map.entry("mb", "1000000"),
                    Map.entry("mib", "1048576"),
                    Map.entry("g", "1000000000"),
                    Map.entry("gb", "1000000000"),
                    Map.entry("gib", "1073741824"),
                    Map.entry("tb", "1000000000000"),
                    Map.entry("tib", "1099511627776"));

    private static final Map<String, String> SHARES =
            Map.of("%", "1", "percent", "1", "ratio", "100", "fraction", "100");

    private static final Pattern RATE =
            Pattern.compile("(\\p{L}*)/(s|sec|second|m|min|minute|h|hour)s?");

    private static Scale scale(String unit) {
        var written = unit.strip();
        if (written.equals("M")) {
            return new Scale(Family.SIZE, new BigDecimal("1000000"), written);
        }
        var word = written.toLowerCase(Locale.ROOT).replaceAll("\\s*\\bper\\s+", "/");
        word =
                switch (word) {
                    case "rps", "qps" -> "/s";
                    case "rpm" -> "/min";
                    default -> word;
                };
        var rate = RATE.matcher(word);
        if (rate.matches()) {
            var seconds =
                    switch (rate.group(2).charAt(0)) {
                        case 's' -> 1;
                        case 'm' -> 60;
                        default -> 3600;
                    };
            var factor = BigDecimal.ONE.divide(BigDecimal.valueOf(seconds), MathContext.DECIMAL64);
            return new Scale(Family.RATE, factor, word);
        }
        var singular = word.length() > 3 && word.endsWith("s") ? drop(word) : word;
        for (var name : List.of(word, singular, word.equals("secs") ? "sec" : singular)) {
            for (var entry :
                    Map.of(Family.TIME, MILLIS, Family.SIZE, BYTES, Family.SHARE, SHARES)
                            .entrySet()) {
                var factor = entry.getValue().get(name);
                if (factor != null) {
                    return new Scale(entry.getKey(), new BigDecimal(factor), name);
                }
            }
        }
        return new Scale(Family.COUNT, BigDecimal.ONE, singular);
    }

    private static String drop(String word) {
        return word.substring(0, word.length() - 1);
    }

    /// Whether the unit is one of time.
    static boolean isTime(String unit) {
        return scale(unit).family() == Family.TIME;
    }

    /// The value in another unit; empty where the two measure different things. Where one side has
    /// no unit, the other's is meant.
    public Optional<BigDecimal> in(String other) {
        if (unit.isBlank() || other.isBlank()) {
            return Optional.of(value);
        }
        var from = scale(unit);
        var to = scale(other);
        if (from.family() != to.family()
                || (from.family() == Family.COUNT && !from.word().equals(to.word()))) {
            return Optional.empty();
        }
        if (from.factor().compareTo(to.factor()) == 0) {
            return Optional.of(value);
        }
        return Optional.of(
                value.multiply(from.factor()).divide(to.factor(), MathContext.DECIMAL64));
    }

    /// Whether taking this number in `other` would be a guess: `0.9` may be 0.9 s or 0.9 ms, and
    /// `0.5` a half or half a percent.
    boolean ambiguousIn(String other) {
        if (!unit.isBlank() || value.signum() == 0) {
            return false;
        }
        return switch (scale(other).family()) {
            case TIME, SIZE -> true;
            case SHARE -> value.abs().compareTo(BigDecimal.ONE) <= 0;
            case RATE, COUNT -> false;
        };
    }

    /// The first number in a text that can be read in `unit`: one that carries a unit of the same
    /// family if there is any, else the first that carries none. Dates and times of day are not
    /// figures.
    public static Optional<Quantity> firstIn(String text, String unit) {
        var all = all(text);
        if (unit.isBlank()) {
            return all.stream().findFirst();
        }
        var wanted = scale(unit);
        return all.stream()
                .filter(found -> !found.unit().isEmpty() && found.in(unit).isPresent())
                .findFirst()
                .or(() ->
                        all.stream()
                                .filter(found -> bare(found))
                                .map(found -> new Quantity(found.value(), ""))
                                .findFirst())
                .filter(found ->
                        wanted.family() != Family.COUNT || bare(found) || same(found, unit));
    }

    private static boolean same(Quantity found, String unit) {
        return found.in(unit).isPresent();
    }

    /// A word that is no unit (`200 OK`) says nothing about the number before it.
    private static boolean bare(Quantity found) {
        return found.unit().isEmpty() || scale(found.unit()).family() == Family.COUNT;
    }

    private static List<Quantity> all(String text) {
        var bounded = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        var numbers = NUMBER.matcher(DATE.matcher(bounded).replaceAll(" "));
        var found = new ArrayList<Quantity>();
        while (numbers.find() && found.size() < 1000) {
            if (numbers.group(1).length() > LONGEST_NUMBER) {
                continue;
            }
            var unit = Optional.ofNullable(numbers.group(2)).orElse("");
            found.add(new Quantity(new BigDecimal(numbers.group(1).replace(",", "")), unit));
        }
        return found;
    }

    /// The number as people read it, with grouped thousands and three digits that matter.
    static String show(BigDecimal value) {
        var rounded =
                value.abs().compareTo(BigDecimal.valueOf(1000)) >= 0
                        ? value.setScale(0, RoundingMode.HALF_UP)
                        : value.round(new MathContext(3, RoundingMode.HALF_UP));
        return plain(rounded);
    }

    /// As [#show(BigDecimal)], but never rounded onto or over the threshold: `0.9996` held against
    /// 1 is not shown as `1`.
    static String show(BigDecimal value, BigDecimal threshold) {
        var rounded = new BigDecimal(show(value).replace(",", ""));
        return rounded.compareTo(threshold) == value.compareTo(threshold)
                ? plain(rounded)
                : plain(value.round(MathContext.DECIMAL32));
    }

    private static String plain(BigDecimal value) {
        var text = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        var point = text.indexOf('.');
        var whole = point < 0 ? text : text.substring(0, point);
        return whole.replaceAll("(?<=\\d)(?=(?:\\d{3})+$)", ",")
                + (point < 0 ? "" : text.substring(point));
    }

    /// Number and unit as people write them: `12 ms`, `0.5 %`, `3`.
    @Override
    public String toString() {
        return unit.isEmpty() ? show(value) : show(value) + " " + unit;
    }
}
