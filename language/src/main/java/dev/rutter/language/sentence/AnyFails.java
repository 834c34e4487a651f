package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// Words over a list that say what follows where one of its lines does not hold: `(STOP IF ANY
/// FAILS)`, `Roll back if one of these checks is red:`. What stands in that list is what must be
/// so, to be looked at; what stands below `Stop if any of these holds:` is the contrary.
public final class AnyFails {
    private static final String LINE =
            "(?:checks?|items?|steps?|tests?|boxes|box|lines?|points?|rows?|gates?|criteri(?:on|a)|conditions?|prerequisites?|requirements?|assertions?|validations?|verifications?)";

    private static final String OF_THESE =
            "(?: of (?:these|them|those|the (?:following|above|below)))?(?: (?:\\w+ )?"
                    + LINE
                    + ")?";

    private static final String CLAUSE =
            "\\b(?:if|when|whenever|as soon as)\\s+(?:(?:any(?: (?:one|single))?|(?:even )?one|a single|an?|some|either)"
                    + OF_THESE
                    + "|anything|something|not all"
                    + OF_THESE
                    + ")(?: (?:here|below|in here))?\\s+(?:(?:has |have )?fail(?:s|ed|ing)?"
                    + "|(?:is|are|remains?|stays?|turns?)\\s+(?:red|no|false|negative|missing|unchecked|unticked|unmet|incomplete|not (?:met|ok|okay|green|ticked|checked|true|satisfied|fulfilled|passed|passing|done|complete|completed|so))"
                    + "|(?:do|does|did|can) ?n['o]t\\s+(?:pass|hold|match|succeed|be (?:met|ticked|checked|confirmed))"
                    + "|(?:is|are)n['’]t\\s+(?:met|ok|okay|green|ticked|checked|true|satisfied|fulfilled|done|complete)"
                    + "|(?<=not all.{0,40}\\s)(?:pass(?:ed)?|hold|succeed|are (?:met|ok|okay|green|ticked|checked|true)))\\b"
                    + "|\\bunless (?:all|every(?:thing)?|each)\\b[^.;:]{0,40}\\b(?:pass(?:es|ed)?|holds?|green|ok|met|ticked|checked|true|succeeds?)\\b";

    private static final QuickPattern FAILS = QuickPattern.compile(CLAUSE, CASE_INSENSITIVE);

    /// The same behind a title's own words: `Pre-flight checks (STOP IF ANY FAILS)`.
    private static final QuickPattern BEHIND =
            QuickPattern.compile(
                    "(?<=[\\w)])(?:\\s*[(\\[:,;–—]|\\s+-)\\s*(?:\\w+ )?(?:stop|halt|abort|quit|cancel|pause|hold|bail out|no-?go|roll(?:ing)?[ -]?back|revert|back out|(?:do not|don['’]t|never) (?:continue|proceed|go on|go ahead|start|begin|deploy|release))\\b[^.;:]{0,40}?(?:"
                            + CLAUSE
                            + ")\\W*$",
                    CASE_INSENSITIVE);

    private AnyFails() {}

    /// A title without such a clause behind its own words.
    static String without(String title) {
        return title.length() < 200 ? BEHIND.replaceFirst(title, "") : title;
    }

    /// Whether a title ends with such a clause, which guards nothing below it.
    static boolean ends(String title) {
        return title.length() < 200 && BEHIND.find(title);
    }

    /// Whether words say what follows where one of the lines below them does not hold.
    public static boolean of(String words) {
        return words.length() < 200 && FAILS.find(words);
    }
}
