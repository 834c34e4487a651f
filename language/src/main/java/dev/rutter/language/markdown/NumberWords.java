package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// Lengths of time that are written in words: `half an hour`, `two hours`, `a day`, `overnight`.
final class NumberWords {
    private static final QuickPattern HALF =
            QuickPattern.compile("\\bhalf an hour\\b", CASE_INSENSITIVE);
    private static final QuickPattern NIGHT =
            QuickPattern.compile("\\bovernight\\b|\\b(?:a|one) night\\b", CASE_INSENSITIVE);
    private static final QuickPattern COUNTED =
            QuickPattern.compile(
                    "\\b(an?|one|two|three|four|five|six|ten|fifteen|twenty|thirty)(?=[\\s-]+(?:(?:full|more|business|working)\\s+)?(?:seconds?|minutes?|mins?|hours?|days?|nights?|weeks?|months?)\\b)",
                    CASE_INSENSITIVE);
    private static final QuickPattern BETWEEN =
            QuickPattern.compile("(?<=\\d)\\s+(?:full|more)\\s+(?=[a-z])", CASE_INSENSITIVE);

    private NumberWords() {}

    /// The same words with figures.
    static String counted(String words) {
        var text = NIGHT.replaceAll(HALF.replaceAll(words, "30 minutes"), "12 hours");
        var match = COUNTED.matcher(text);
        var out = new StringBuilder();
        while (match.find()) {
            match.appendReplacement(out, figure(match.group(1)));
        }
        match.appendTail(out);
        return BETWEEN.replaceAll(out.toString(), " ");
    }

    private static String figure(String word) {
        return switch (word.toLowerCase(java.util.Locale.ROOT)) {
            case "two" -> "2";
            case "three" -> "3";
            case "four" -> "4";
            case "five" -> "5";
            case "six" -> "6";
            case "ten" -> "10";
            case "fifteen" -> "15";
            case "twenty" -> "20";
            case "thirty" -> "30";
            default -> "1";
        };
    }
}
