package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Limit.Polarity;
import dev.rutter.language.text.QuickPattern;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// Limits that people write without a comparison for each figure, put as comparisons: two levels at
/// once (`70%/90% (warning/critical)`), what lies between two figures, and shares of the baseline
/// (`not below 80 % of baseline`).
///
/// @param text the line with comparisons
/// @param polarity what the words themselves say of the comparison, or null
record LimitPhrases(String text, @Nullable Polarity polarity) {
    private static final String FIGURE =
            "(\\d{1,12}(?:\\.\\d{1,6})?)\\s*(%|percent\\b|ms\\b|s\\b|[KMGT]i?B\\b)?";
    private static final String SIGN = "(<=|>=|[<>≤≥])?\\s*";
    private static final String WARN = "(?:warn(?:s|ing)?|yellow)";
    private static final String GRAVE = "(?:crit(?:ical)?|page|red)";
    private static final String NAME = "^([^:;<>≤≥=]{0,60}?\\p{L}[^:;<>≤≥=]{0,30}?)";
    private static final String AND = "\\s*(?:/|\\||,|;|\\band\\b)\\s*";

    /// `Disk: 70%/90% (warning/critical)`.
    private static final QuickPattern LEVELS_BEHIND =
            QuickPattern.compile(
                    NAME
                            + "[\\s:]+"
                            + SIGN
                            + FIGURE
                            + "\\s*[/|]\\s*"
                            + FIGURE
                            + "\\s*\\(?"
                            + WARN
                            + AND
                            + GRAVE
                            + "\\b",
                    CASE_INSENSITIVE);

    /// `Disk (warning/critical): 70 % / 90 %`.
    private static final QuickPattern LEVELS_BEFORE =
            QuickPattern.compile(
                    NAME
                            + "\\W+"
                            + WARN
                            + AND
                            + GRAVE
                            + "\\b[\\s):]*"
                            + SIGN
                            + FIGURE
                            + AND
                            + FIGURE,
                    CASE_INSENSITIVE);

    private static final String AT = "(?:\\s*(?:level|threshold|at|from|if|when|is|:|=))*\\s*";

    /// `Disk: warning at 70 %, critical at 90 %`.
    private static final QuickPattern LEVEL_FIRST =
            QuickPattern.compile(
                    NAME
                            + "[\\s:(–—-]+"
                            + WARN
                            + AT
                            + SIGN
                            + FIGURE
                            + "\\)?"
                            + AND
                            + "\\(?"
                            + GRAVE
                            + AT
                            + SIGN
                            + FIGURE,
                    CASE_INSENSITIVE);

    /// `Disk: 70 % warning / 90 % critical`.
    private static final QuickPattern LEVEL_LAST =
            QuickPattern.compile(
                    NAME
                            + "[\\s:(–—-]+"
                            + SIGN
                            + FIGURE
                            + "\\s*\\(?"
                            + WARN
                            + "\\)?"
                            + AND
                            + SIGN
                            + FIGURE
                            + "\\s*\\(?"
                            + GRAVE
                            + "\\b",
                    CASE_INSENSITIVE);

    private static final String BEFORE =
            "(?:the\\s+|its\\s+|our\\s+|their\\s+)?(?:(?:pre-?(?:deploy(?:ment)?|release|launch|rollout)|previous|usual|normal|current|average|recorded)\\s+)*"
                    + "(?:(?:baselines?|normal|usual|average)(?:\\s+(?:levels?|values?|figures?))?)(?=\\s*(?:$|[.,;:)/\\]!—–-]|(?:for|over|within|during|in|and|or|before|after|at)\\b))";

    /// `than before the release`.
    private static final String EARLIER =
            "(?:"
                    + BEFORE
                    + "|before\\b(?:\\s+(?:the\\s+)?(?:deploy(?:ment)?|release|rollout|upgrade))?)";

    private static final String SHARE = "(\\d{1,3}(?:\\.\\d{1,4})?)\\s*(?:%|percent)\\s+";

    private static final QuickPattern WITHIN =
            QuickPattern.compile(
                    "(?<!not )(?<!n['’]t )(?:(?:must|should|shall) )?(?:\\b(?:is|are|be|stays?|remains?|returns?(?: to)?)\\s+)?\\bwithin\\s+(?:±|\\+/-|\\+-)?\\s*"
                            + SHARE
                            + "of\\s+"
                            + BEFORE,
                    CASE_INSENSITIVE);

    private static final QuickPattern PART =
            QuickPattern.compile(SHARE + "of\\s+" + BEFORE, CASE_INSENSITIVE);

    /// `> 10 % above baseline`, `no worse than 10 % above baseline`.
    private static final QuickPattern BEYOND =
            QuickPattern.compile(
                    "(?:\\b(?:drops?|falls?|rises?|increases?|grows?|climbs?|goes|dips?|jumps?)\\s+(?:by\\s+)?)?(?:(<=|>=|[<>≤≥])\\s*|(no worse than|within)\\s+)"
                            + SHARE
                            + "(?:(above|over|beyond|(?:higher|greater|more|slower|larger|worse|longer) than)|(below|under|(?:lower|less|smaller|fewer) than))\\s+"
                            + EARLIER,
                    CASE_INSENSITIVE);

    /// `drops by more than 20 % from baseline`.
    private static final QuickPattern CHANGES =
            QuickPattern.compile(
                    "\\b(?:(rises?|increases?|grows?|climbs?|jumps?|degrades?)|drops?|falls?|decreases?|declines?|dips?)\\s+(?:by\\s+)?(<=|>=|[<>≤≥])\\s*"
                            + SHARE
                            + "(?:from|against|compared (?:to|with)|relative to|versus|vs\\.?)\\s+"
                            + EARLIER,
                    CASE_INSENSITIVE);

    private static final String UNIT =
            "(?:\\s*(%|percent\\b|ms\\b|s\\b|[KMGT]i?B\\b|(?:requests?|rps|messages?|errors?|users?|connections?|items|jobs?|rows|events?)\\b))?";

    /// From one figure to another.
    private static final String RANGE =
            "(\\d{1,12}(?:\\.\\d{1,6})?)"
                    + UNIT
                    + "\\s*(?:-|–|—|to|and)\\s*(\\d{1,12}(?:\\.\\d{1,6})?)"
                    + UNIT
                    + "[\\s.]*(?:$|\\(|,?\\s*(?:for|over)\\s)";

    private static final QuickPattern BETWEEN =
            QuickPattern.compile(
                    NAME
                            + "(?::|\\s)\\s*(?:(?:should|must|is|are|be|stays?|remains?|lies|sits)\\s+)*(?:(between|in the range(?: of)?)\\s+)?"
                            + RANGE,
                    CASE_INSENSITIVE);

    /// How [#BETWEEN] ends, which is seen at once where there is none.
    private static final QuickPattern TO_FIGURE = QuickPattern.compile(RANGE, CASE_INSENSITIVE);

    private static final QuickPattern HOLDS =
            QuickPattern.compile(
                    "\\b(?:should|must|stays?|remains?|target|healthy|normal|expected)\\b",
                    CASE_INSENSITIVE);

    /// Names of what is counted off and not measured.
    private static final QuickPattern COUNTED_OFF =
            QuickPattern.compile(
                    "\\b(?:ports?|versions?|dates?|days?|weeks?|hours?|minutes?|steps?|phases?|stages?|sections?|lines?|pages?|slots?|takes?|time window)\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern BAD =
            QuickPattern.compile(
                    "\\b(?:alerts?|pages?|warn(?:s|ing)?|critical|triggers?|roll ?back|outside|not|never|unless|if|when)\\b",
                    CASE_INSENSITIVE);

    /// `3+ restarts within 10 minutes`.
    private static final QuickPattern OR_MORE =
            QuickPattern.compile(
                    "(?<![\\w.,])(\\d{1,6})\\s*(?:\\+|or more)\\s+((?:[\\w-]+\\s+)?(?:errors|restarts|failures|retries|crash(?:es)?|time-?outs|exceptions|alerts|incidents|5xx(?: errors| responses)?))\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern IN_TIME =
            QuickPattern.compile(
                    "^\\s*(?:within|in|over|per|during|for|inside)\\s+(?:a |an |one |any |the |last )*(?:\\d|minute|hour|day)",
                    CASE_INSENSITIVE);

    /// `alert if`, `page when`: what follows is bad wherever it stands.
    private static final QuickPattern ALERTS =
            QuickPattern.compile(
                    "(?<!not )(?<!never )\\b(?:alert|page|warn)s?(?: (?:us|me|on-?call))? (?:if|when)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern LESS_IS_WORSE =
            QuickPattern.compile(
                    "availab|uptime|success|\\bfree\\b|apdex|\\bhit|healthy|throughput|conversion",
                    CASE_INSENSITIVE);

    /// @param signs a line with its comparisons in words as signs
    /// @param place what the section says: null where it says nothing
    static LimitPhrases of(String signs, @Nullable Polarity place) {
        if (signs.chars().noneMatch(Character::isDigit)) {
            return new LimitPhrases(signs, null);
        }
        var levels = levels(signs);
        if (levels != null) {
            return new LimitPhrases(levels, Polarity.BAD_IF);
        }
        if (place != Polarity.GOOD_IF) {
            var counted = OR_MORE.matcher(signs);
            if (counted.find()
                    && (place == Polarity.BAD_IF || IN_TIME.find(signs.substring(counted.end())))) {
                return new LimitPhrases(
                        signs.substring(0, counted.start())
                                + counted.group(2)
                                + " >= "
                                + counted.group(1)
                                + signs.substring(counted.end()),
                        Polarity.BAD_IF);
            }
        }
        if (place != Polarity.BAD_IF && !BAD.find(signs)) {
            var both = within(signs);
            both = both == null ? between(signs, place) : both;
            if (both != null) {
                return new LimitPhrases(both, Polarity.GOOD_IF);
            }
        }
        var text = CHANGES.matcher(signs).replaceAll(LimitPhrases::changed);
        text = BEYOND.matcher(text).replaceAll(LimitPhrases::beyond);
        text =
                WITHIN.find(text)
                        ? text
                        : PART.matcher(text)
                                .replaceAll(found -> factor("0", 1, found.group(1)) + "x baseline");
        return new LimitPhrases(text, ALERTS.find(signs) ? Polarity.BAD_IF : null);
    }

    /// Two levels as two comparisons; null where there are none.
    private static @Nullable String levels(String text) {
        for (var pattern : new QuickPattern[] {LEVELS_BEHIND, LEVELS_BEFORE}) {
            var found = pattern.matcher(text);
            if (found.find()) {
                return both(text, found, found.group(2), 3, found.group(2), 5);
            }
        }
        for (var pattern : new QuickPattern[] {LEVEL_FIRST, LEVEL_LAST}) {
            var found = pattern.matcher(text);
            if (found.find()) {
                return both(text, found, found.group(2), 3, found.group(5), 6);
            }
        }
        return null;
    }

    /// Bad from there on, in the direction in which the second level lies.
    private static @Nullable String both(
            String text,
            Matcher found,
            @Nullable String firstSign,
            int first,
            @Nullable String secondSign,
            int second) {
        var other = found.group(second + 1);
        var unit = found.group(first + 1) == null ? other : found.group(first + 1);
        var warns = size(found.group(first), unit);
        var grave = size(found.group(second), other == null ? unit : other);
        if (warns.compareTo(grave) == 0) {
            return null;
        }
        var sign = warns.compareTo(grave) < 0 ? ">=" : "<=";
        var name = found.group(1).strip();
        return level(name, firstSign == null ? sign : firstSign, found.group(first), unit)
                + " warning, "
                + level(
                        name,
                        secondSign == null ? sign : secondSign,
                        found.group(second),
                        other == null ? unit : other)
                + " critical"
                + text.substring(found.end());
    }

    /// A figure that compares with another one in a unit of the same kind.
    private static BigDecimal size(String value, @Nullable String unit) {
        var power =
                switch (unit == null ? "" : unit.toUpperCase(Locale.ROOT).replace("I", "")) {
                    case "S", "MB" -> 3;
                    case "GB" -> 6;
                    case "TB" -> 9;
                    default -> 0;
                };
        return new BigDecimal(value).movePointRight(power);
    }

    private static String level(String name, String sign, String value, @Nullable String unit) {
        return name + " " + sign + " " + value + (unit == null ? "" : " " + unit);
    }

    /// A share of the baseline around it: what is better than the baseline misses nothing.
    private static @Nullable String within(String text) {
        var found = WITHIN.matcher(text);
        if (!found.find()) {
            return null;
        }
        var name = text.substring(0, found.start()).strip();
        var least = ">= " + factor("1", -1, found.group(1)) + "x baseline";
        var most = "<= " + factor("1", 1, found.group(1)) + "x baseline";
        var limits =
                LESS_IS_WORSE.find(name)
                        ? least
                        : LimitReader.BAD_METRIC.find(name)
                                ? most
                                : least + ", " + name + " " + most;
        return name + " " + limits + text.substring(found.end());
    }

    /// Both figures hold.
    private static @Nullable String between(String text, @Nullable Polarity place) {
        if (!TO_FIGURE.find(text)) {
            return null;
        }
        var found = BETWEEN.matcher(text);
        if (!found.find()
                || COUNTED_OFF.find(found.group(1))
                || Imperatives.tells(text)
                || (place == null && (found.group(2) == null || !HOLDS.find(text)))) {
            return null;
        }
        var name = found.group(1).strip();
        var first = found.group(4) == null ? found.group(6) : found.group(4);
        var last = found.group(6) == null ? first : found.group(6);
        if (new BigDecimal(found.group(3)).compareTo(new BigDecimal(found.group(5))) >= 0) {
            return null;
        }
        return level(name, ">=", found.group(3), first)
                + ", "
                + level(name, "<=", found.group(5), last)
                + text.substring(found.end(6) < 0 ? found.end(5) : found.end(6));
    }

    private static String changed(MatchResult found) {
        var up = found.group(1) != null;
        return (up ? found.group(2) : flipped(found.group(2)))
                + " "
                + factor("1", up ? 1 : -1, found.group(3))
                + "x baseline";
    }

    private static String beyond(MatchResult found) {
        var up = found.group(4) != null;
        var sign = found.group(1) == null ? "<=" : found.group(1);
        return (up ? sign : flipped(sign))
                + " "
                + factor("1", up ? 1 : -1, found.group(3))
                + "x baseline";
    }

    private static String flipped(String sign) {
        return sign.startsWith(">")
                ? sign.replace('>', '<')
                : sign.startsWith("<") ? sign.replace('<', '>') : sign.equals("≤") ? ">=" : "<=";
    }

    private static String factor(String from, int direction, String share) {
        var part = new BigDecimal(share).movePointLeft(2).multiply(BigDecimal.valueOf(direction));
        return new BigDecimal(from).add(part).stripTrailingZeros().toPlainString();
    }
}
