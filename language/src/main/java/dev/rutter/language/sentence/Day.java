package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// The day for which a label says that what stands below it is: `Normal release`, `Hotfix`.
public enum Day {
    USUAL,
    UNUSUAL,
    /// It speaks of no day.
    ANY;

    private static final String DEED =
            "(?:(?:for|on|in|a|an|the|to|every|each|any|is|if it is|deploy(?:ing)?|releas(?:e|ing)|ship|run|start|install|migrate|build|update|upgrade|restart) )*";

    private static final String OCCASION =
            "(?: (?:releases?|deploy(?:s|ments?)?|versions?|runs?|times?|set-?up|install(?:s|ations?)?|updates?|upgrades?|bumps?|fix(?:es)?|changes?|mode|path|way|days?|restart|only|database|db|schema|migrations?))*"
                    + "(?:\\s*\\([^()]*\\))?(?:\\s*(?::|–|—| -+ ).*)?\\W*$";

    private static final QuickPattern UNUSUAL_DAY =
            QuickPattern.compile(
                    "^"
                            + DEED
                            + "(?:hot-?fix(?:es)?|emergency|urgent|expedited|break[- ]?glass|(?:very )?first(?:[- ](?:time|deploy(?:ment)?|release|install(?:ation)?|run|set-?up))?|initial|fresh|brand[- ]new|new install(?:ation)?|from scratch"
                            + "|with(?:out)? (?:(?:the|any|database|db|schema|new) )*(?:migrations?|schema changes?|downtime|tests?|cache|build(?:ing)?|assets?|dependencies)|no[- ](?:migrations?|schema changes?|downtime|tests?|cache)|dry[- ]?run|forced?"
                            + "|code[- ]only|(?:major|minor|patch)(?=\\W*$| (?:release|version|bump|update|upgrade|deploy)))"
                            + OCCASION,
                    CASE_INSENSITIVE);

    private static final QuickPattern USUAL_DAY =
            QuickPattern.compile(
                    "^"
                            + DEED
                            + "(?:standard|normal(?:ly)?|regular|routine|usual(?:ly)?|default|planned|scheduled|subsequent|every day|everyday|every other|later|after(?:wards| that)|existing)"
                            + OCCASION,
                    CASE_INSENSITIVE);

    /// The day that a label names and nothing else.
    public static Day of(String label) {
        return UNUSUAL_DAY.find(label) ? UNUSUAL : USUAL_DAY.find(label) ? USUAL : ANY;
    }

    /// Whether words name nothing but a day.
    public static boolean named(String words) {
        return of(Inline.plain(words).strip()) != ANY;
    }
}
