package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/// The parts of a line with a limit that are not the limit: for how long it must be missed (`for
/// more than 2 minutes`, `over 5 min`), and the instruction to watch that it stands behind (`Watch
/// for 10 minutes: …`).
///
/// @param text the line, with spaces where those lengths of time stood
/// @param window over how long the figure is taken; a time to watch is none
record LimitClauses(String text, Optional<Duration> window) {
    private static final QuickPattern COLONS = QuickPattern.compile("\\s*:\\s*");

    private static final String LENGTH =
            "(?:(?:more|longer|greater) than\\s+|at least\\s+|about\\s+|(?:>=?"
                    + "|≥)\\s*)?(?:the\\s+|any\\s+|a\\s+)?(?:(?:last|past|next"
                    + "|first)\\s+)?(\\d{1,5}(?:\\.\\d{1,2})?[\\s-]?(?:sec(?:ond)?s?"
                    + "|min(?:ute)?s?|h(?:ou)?rs?|days?|[smhd])|(?:an?|one|half(?: an?)?|(?:(?:an?|one|three) )?quarters? of an|"
                    + NumberWords.NUMBER
                    + ")[\\s-](?:and a half )?(?:seconds?|minutes?|hours?|days?)(?: and a half)?)\\b(?!\\s*/)(?:\\s+(?:or (?:more"
                    + "|longer)|in a row|straight))?";
    private static final QuickPattern FOR =
            QuickPattern.compile(
                    "\\b(?:for|lasting|sustained(?: for| over)?)\\s+" + LENGTH, CASE_INSENSITIVE);

    /// `over` opens a length of time at the start, and behind a figure; elsewhere it compares.
    private static final QuickPattern OVER =
            QuickPattern.compile(
                    "(?:^\\W*|(?<=\\d\\s{0,1}(?:%|ms|s|x|rps|[KMG]B"
                            + "|percent)?)\\s*,?\\s*(?:averaged |on average "
                            + "|measured )?)\\b(?:over|during)\\s+"
                            + LENGTH,
                    CASE_INSENSITIVE);

    private static final QuickPattern WATCHES =
            QuickPattern.compile(
                    "\\b(?:watch|monitor|observe|wait|keep|look|check|verify|soak|bake)\\b[^:;,]*$",
                    CASE_INSENSITIVE);
    private static final QuickPattern INSTRUCTS =
            QuickPattern.compile(
                    "^\\W*(?:watch|monitor|observe|wait|keep|look|check|verify|ensure|confirm|make sure"
                            + "|soak|bake|alert|page|roll ?back|stop|abort|critical|warning|expected|symptoms?|examples?|target|goal|threshold|condition)\\b[^:]*:\\s+(?"
                            + "=.*\\p{L})",
                    CASE_INSENSITIVE);
    private static final QuickPattern LENGTH_IN_NAME =
            QuickPattern.compile(
                    "\\b\\d{1,5}(?:\\.\\d{1,2})?[\\s-]?(?:sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?|days?)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern VERB =
            QuickPattern.compile(
                    "(?<=\\p{L})\\s+(?:is|are|stays?|remains?|must|should|will|goes|has|have|keeps?|persists?)\\b"
                            + "(?:\\s+(?:be|been|stay|remain|still|now|always|\\w+ly)\\b)*",
                    CASE_INSENSITIVE);

    /// @param compares whether a limit is still found in the text that is left; a length of time is
    ///   taken out only beside another figure: in `pods pending for more than 5 minutes` it is the
    ///   limit itself
    static LimitClauses of(String text, Predicate<String> compares) {
        var found = new LimitClauses(text, Optional.empty());
        for (var pattern : new QuickPattern[] {FOR, OVER}) {
            var left = found.without(pattern);
            if (!left.text().equals(found.text()) && compares.test(left.text())) {
                found = left;
            }
        }
        return found;
    }

    private LimitClauses without(QuickPattern pattern) {
        var out = new StringBuilder(text);
        var length = window;
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            var watched = WATCHES.find(text.substring(0, matcher.start()));
            if (!watched && length.isEmpty()) {
                length = Durations.first(NumberWords.counted(matcher.group(1)));
            }
            for (var i = matcher.start(); i < matcher.end(); i++) {
                out.setCharAt(i, ' ');
            }
        }
        return new LimitClauses(out.toString(), length);
    }

    /// The words behind an instruction and its colon.
    static String instruction(String clause) {
        return INSTRUCTS.replaceFirst(clause, "");
    }

    /// A metric's name without verbs, colons and lengths of time.
    static String name(String words) {
        var name = LENGTH_IN_NAME.replaceAll(words, " ");
        return COLONS.replaceAll(VERB.replaceAll(name, " "), " ");
    }
}
