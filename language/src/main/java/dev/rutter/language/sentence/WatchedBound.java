package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import dev.rutter.language.text.QuickPattern;
import java.util.Locale;
import java.util.Optional;

/// When to go back, in as few words as behind what is watched: `Keep an eye on the 5xx for ten
/// minutes; above 1 % go back`, `Watch the error rate: more than 1 %: roll back.` The bound is one
/// on what is watched, which it does not name again.
public final class WatchedBound {
    private static final String WATCHED =
            "^\\W*(?:\\d+[.)]\\s+)?(?:watch|monitor|observe|track|follow|keep (?:an eye|watch) on|look at|check|beobachte[nt]?|überwache[nt]?)\\s+(?:(?:the|our|your|its|all|die|den|das)\\s+)?([^.;:,–—→()]{2,60}?)"
                    + "(?:\\s+(?:for|over|during|für|über)\\s+(?:the (?:first|next) )?[^.;:,–—→()]{2,30})?\\s*(?:[.;:,–—→(]|\\s-)+\\s*";

    private static final String BOUND =
            "(?:(?:if|when|once|as soon as)\\s+(?:it|this|that|they)?\\s*(?:is|are|goes|go|gets|get|rises|climbs|falls|drops|stays)?\\s*)?(above|over|more than|greater than|higher than|below|under|less than|lower than|exceeds|beyond|at least|über|mehr als|unter|weniger als|[<>≥≤]=?)\\s*"
                    + "(\\d[\\d.,]*\\s*(?:%|percent|prozent|ms|s|seconds?|sec|[KMG]i?B)?(?![\\w.]*\\w))(\\s+for\\s+[^.;:,–—→()]{2,20})?";

    private static final String BACK =
            "(?:(?:then|please|we|immediately|at once)\\s+)*(?:go(?:es)? back|roll(?:ing|s)?(?: it| this| everything)?[ -]?back|revert|back out|(?:geht es |gehen wir )?zurück(?:rollen)?)\\b";

    private static final QuickPattern FIRST =
            QuickPattern.compile(
                    WATCHED + BOUND + "\\s*[,:;–—→=>-]*\\s*" + BACK + "\\W*$",
                    CASE_INSENSITIVE | UNICODE_CASE);

    private static final QuickPattern LAST =
            QuickPattern.compile(
                    WATCHED + BACK + "\\s+(?:at\\s+)?" + BOUND + "\\W*$",
                    CASE_INSENSITIVE | UNICODE_CASE);

    private static final int MOST = 240;

    private WatchedBound() {}

    /// The same as a sentence of its own that names what is watched, where a line says so.
    public static Optional<String> in(String line) {
        if (line.length() > MOST || line.chars().noneMatch(Character::isDigit)) {
            return Optional.empty();
        }
        var text = Inline.plain(line);
        for (var pattern : new QuickPattern[] {FIRST, LAST}) {
            if (!pattern.find(text)) {
                continue;
            }
            var said = pattern.matcher(text);
            if (said.find()) {
                var during = said.group(4) == null ? "" : said.group(4);
                return Optional.of(
                        "Roll back if "
                                + said.group(1).strip()
                                + " is "
                                + english(said.group(2))
                                + " "
                                + said.group(3).strip()
                                + during);
            }
        }
        return Optional.empty();
    }

    private static String english(String bound) {
        return switch (bound.toLowerCase(Locale.ROOT)) {
            case "über", "mehr als", "exceeds", "beyond" -> "above";
            case "unter", "weniger als" -> "below";
            default -> bound;
        };
    }
}
