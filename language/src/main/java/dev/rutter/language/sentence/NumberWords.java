package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/// Lengths of time that are written in words: `half an hour`, `two hours`, `an hour and a half`, `a
/// quarter of an hour`, `a day`, `overnight`.
public final class NumberWords {
    private static final List<String> ONES =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    private static final List<String> TEENS =
            List.of(
                    "ten",
                    "eleven",
                    "twelve",
                    "thirteen",
                    "fourteen",
                    "fifteen",
                    "sixteen",
                    "seventeen",
                    "eighteen",
                    "nineteen");
    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    /// A number in a word, from two to ninety-nine.
    static final String NUMBER =
            "(?:(?:"
                    + String.join("|", TENS)
                    + ")(?:[- ](?:"
                    + String.join("|", ONES)
                    + "))?|"
                    + String.join("|", TEENS)
                    + "|"
                    + String.join("|", ONES.subList(1, ONES.size()))
                    + ")";

    private static final String UNIT = "(?:second|sec|minute|min|hour|day|week|month)";

    /// What all such words have.
    private static final QuickPattern ANY =
            QuickPattern.compile("second|sec|min|hour|day|week|month", CASE_INSENSITIVE);

    private static final QuickPattern WORDS =
            QuickPattern.compile(
                    "\\b(?=[aefhnoqst\\d])(?:(?<part>half|(?:(?:an?|one|three)[\\s-]+)?quarters?(?:\\s+of)?)(?:[\\s-]+an?)?[\\s-]+(?<of>hour|minute|day|second|week|month)(?!s)"
                            + "|(?<and>an?|one|\\d{1,4}|"
                            + NUMBER
                            + ")(?:[\\s-]+(?<unit>"
                            + UNIT
                            + ")s?\\s+and\\s+a\\s+half|\\s+and\\s+a\\s+half\\s+(?<units>"
                            + UNIT
                            + ")s?)"
                            + "|(?<count>"
                            + NUMBER
                            + ")(?=(?:\\s*(?:-|–|to)\\s*"
                            + NUMBER
                            + ")?[\\s-]+(?:(?:full|more)\\s+)?"
                            + UNIT
                            + "s?\\b)"
                            + "|(?<one>an|one|first)(?=[\\s-]+(?:second|hour|minute|day|week)\\b))(?![\\p{L}])",
                    CASE_INSENSITIVE);

    private static final QuickPattern NIGHT =
            QuickPattern.compile("\\bovernight\\b|\\b(?:a|one) night\\b", CASE_INSENSITIVE);
    private static final QuickPattern A =
            QuickPattern.compile(
                    "\\ba(?=[\\s-]+(?:(?:full|more)\\s+)?" + UNIT + "\\b)", CASE_INSENSITIVE);
    private static final QuickPattern BUSINESS =
            QuickPattern.compile("\\b(?:business|working)\\s+(?=days?\\b)", CASE_INSENSITIVE);
    private static final QuickPattern BETWEEN =
            QuickPattern.compile("(?<=\\d)\\s+(?:full|more)\\s+(?=[a-z])", CASE_INSENSITIVE);

    /// @param text the words with figures
    /// @param places where each of its characters stands in the words, and where they end; empty
    ///   where nothing was changed
    record Figures(String text, List<Integer> places) {
        /// Where a place of the text is in the words.
        int place(int at) {
            return places.isEmpty() ? at : places.get(at);
        }
    }

    private NumberWords() {}

    /// The same words with figures, where they are known to be a length of time.
    public static String counted(String words) {
        var text = NIGHT.replaceAll(figures(BUSINESS.replaceAll(words, "")).text(), "12 hours");
        return BETWEEN.replaceAll(A.replaceAll(text, "1"), " ");
    }

    /// The same words with figures.
    static Figures figures(String words) {
        if (!ANY.find(words)) {
            return new Figures(words, List.of());
        }
        var match = WORDS.matcher(words);
        if (!match.find()) {
            return new Figures(words, List.of());
        }
        var out = new StringBuilder();
        var places = new ArrayList<Integer>();
        var at = 0;
        do {
            for (; at < match.start(); at++) {
                out.append(words.charAt(at));
                places.add(at);
            }
            var figure = figure(match);
            out.append(figure);
            for (var i = 0; i < figure.length(); i++) {
                places.add(at);
            }
            at = match.end();
        } while (match.find());
        for (; at < words.length(); at++) {
            out.append(words.charAt(at));
            places.add(at);
        }
        places.add(words.length());
        return new Figures(out.toString(), List.copyOf(places));
    }

    private static String figure(Matcher match) {
        var part = match.group("part");
        if (part != null) {
            var lower = part.toLowerCase(Locale.ROOT);
            var figure =
                    lower.startsWith("half") ? "0.5" : lower.startsWith("three") ? "0.75" : "0.25";
            return figure + " " + match.group("of");
        }
        var and = match.group("and");
        if (and != null) {
            var unit = match.group("unit") == null ? match.group("units") : match.group("unit");
            return number(and) + ".5 " + unit + "s";
        }
        return number(match.group("count") == null ? "one" : match.group("count"));
    }

    private static String number(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        if (Character.isDigit(lower.charAt(0))) {
            return lower;
        }
        if (TEENS.contains(lower)) {
            return Integer.toString(10 + TEENS.indexOf(lower));
        }
        var sum = 0;
        for (var piece : lower.split("[- ]", -1)) {
            sum +=
                    TENS.contains(piece)
                            ? 20 + 10 * TENS.indexOf(piece)
                            : 1 + Math.max(0, ONES.indexOf(piece));
        }
        return Integer.toString(sum);
    }
}
