package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Comparison;
import dev.rutter.language.text.QuickPattern;
import java.util.Map;

/// Comparisons in words, as signs: `must not exceed 2 %` is `<= 2 %`.
final class LimitWords {
    private static final Map<String, Comparison> SIGNS =
            Map.ofEntries(
                    Map.entry("<", Comparison.LESS),
                    Map.entry("<=", Comparison.AT_MOST),
                    Map.entry("≤", Comparison.AT_MOST),
                    Map.entry(">", Comparison.GREATER),
                    Map.entry(">=", Comparison.AT_LEAST),
                    Map.entry("≥", Comparison.AT_LEAST),
                    Map.entry("=", Comparison.EQUAL),
                    Map.entry("==", Comparison.EQUAL));

    private static final String FIGURE = "(?=~?\\$?\\d)";
    private static final String MEASURED =
            "(?=~?\\d[\\d.,]*\\s*(?:%|percent\\b|ms\\b|s\\b|rps\\b))";

    /// What must not be above is at most.
    private static final QuickPattern NEGATED =
            QuickPattern.compile(
                    "\\b(?:(?:must|should|shall|may|can|could|will|does|do|did|is|are|has|have)\\s*)?(?:\\bnot|n['’]t|\\bnever|\\bno)\\s+"
                            + "(?:(?:to|be|been|go|goes|rise|rises|climb|climbs|get|gets|drop|drops|fall|falls|dip|dips|take|takes)\\s+){0,2}"
                            + "(?:(exceed(?:s|ed|ing)?|above|over|beyond|more than|greater than|higher than|longer than)|(below|under|less than|lower than|fewer than))\\s+"
                            + FIGURE,
                    CASE_INSENSITIVE);

    private static final QuickPattern WORDS =
            QuickPattern.compile(
                    "\\b(?:(?:(below|under|less than|lower than|fewer than"
                            + "|drops? (?:below|under)|stays? (?:below|under)|falls? below)"
                            + "|(above|over|more than|greater than|higher than|exceed(?:s|ed"
                            + "|ing)?|beyond|rises? above)|(at most|up to)"
                            + "|(at least))\\b(?:\\s+than)?(?:\\s+by)?\\s*"
                            + FIGURE
                            + "|(?:(max(?:imum)?)|(min(?:imum)?))\\b\\.?(?:\\s+of)?\\s*"
                            + MEASURED
                            + ")",
                    CASE_INSENSITIVE);

    /// Units that are things.
    private static final QuickPattern COUNTS =
            QuickPattern.compile(
                    "(?:requests?|messages?|errors?|users?|connections?|restarts?|retries|failures?|items|jobs?|rows|events?).*",
                    CASE_INSENSITIVE);

    private static final QuickPattern PER = QuickPattern.compile("^\\s+per \\w+");
    private static final QuickPattern REQUESTS =
            QuickPattern.compile(
                    "^\\s*(?:of )?(?:all |the )?(?:\\w+ )?(?:requests|calls|responses|answers|transactions|checks)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern FAILS =
            QuickPattern.compile(
                    "\\b(?:fail\\w*|errors?|5xx|time ?outs?|not succeed)\\b", CASE_INSENSITIVE);

    private LimitWords() {}

    static String signs(String text) {
        var plain =
                NEGATED.matcher(text).replaceAll(found -> found.group(1) != null ? "<= " : ">= ");
        return WORDS.matcher(plain)
                .replaceAll(found ->
                        found.group(1) != null
                                ? "< "
                                : found.group(2) != null
                                        ? "> "
                                        : found.group(3) != null || found.group(5) != null
                                                ? "<= "
                                                : ">= ");
    }

    static Comparison comparison(String sign) {
        return SIGNS.getOrDefault(sign, Comparison.EQUAL);
    }

    /// What a figure without a metric before it counts: `3 restarts`, `99.9 % of requests succeed`.
    static String counted(String unit, String after) {
        if (COUNTS.matches(unit)) {
            var rate = PER.matcher(after);
            return rate.find() ? unit + rate.group() : unit;
        }
        if (unit.equals("%") && REQUESTS.find(after)) {
            return FAILS.find(after) ? "error rate" : "success rate";
        }
        return after;
    }
}
