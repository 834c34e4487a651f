package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;

/// Sentences that say of a step that it is behind those who read: `Done on production on
/// 2026-03-13.`, `(already applied)`, `This step is no longer needed.`
public final class AlreadyDone {
    private static final String SUBJECT =
            "(?:(?:this|that|it|both|all of (?:this|it|them)|all this|(?:the|this) (?:step|migration|backfill|change|part|work|script|command)) (?:was|were|is|are|has been|have been|had been) )";

    private static final String MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";

    private static final String DATE =
            "(?:\\d{4}-\\d{2}(?:-\\d{2})?|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|(?:\\d{1,2}(?:st|nd|rd|th|\\.)? )?"
                    + MONTH
                    + "\\.?,? \\d{1,4})\\b";

    private static final String OPENS = "(?:^|[.!?;:)(]\\W*|\\s[–—-]\\s)\\W*";

    private static final QuickPattern DATED =
            QuickPattern.compile(
                    OPENS
                            + "(?:"
                            + SUBJECT
                            + "(?:already )?run|"
                            + SUBJECT
                            + "?(?:already )?(?:done|completed|applied|finished|executed|carried out|performed))(?: (?!staging|test|dev|local|rehears)[\\w-]+){0,4} (?:on|in|since|at) (?:the )?"
                            + DATE,
                    CASE_INSENSITIVE);

    private static final QuickPattern SAID =
            QuickPattern.compile(
                    OPENS
                            + SUBJECT
                            + "?(?:already (?:been )?(?:done|completed|applied|finished|executed|carried out|performed|run)|no longer (?:needed|necessary|required))(?: (?:on|in|for|to|by|since|at|everywhere|there|here)\\b[^.;()!]{0,50})?\\W*(?:$|[.;()!])",
                    CASE_INSENSITIVE);

    /// It is still to be done where it counts.
    private static final QuickPattern ELSEWHERE =
            QuickPattern.compile(
                    "\\b(?:staging|stage|test|testing|dev|development|local(?:ly|host)?|rehears\\w+|sandbox|preview|demo)\\b(?! (?:and|&) prod)",
                    CASE_INSENSITIVE);

    private AlreadyDone() {}

    /// Whether a line says so.
    public static boolean says(String line) {
        var text = Bounded.of(line);
        return DATED.first(text)
                .or(() -> SAID.first(text))
                .filter(found -> !ELSEWHERE.find(found.group()))
                .isPresent();
    }

    /// Whether the first words of a part say so of all of it.
    public static boolean opens(String words) {
        return words.length() < 160
                && DATED.first(words)
                        .or(() -> SAID.first(words))
                        .filter(found -> found.start() == 0 && !ELSEWHERE.find(found.group()))
                        .isPresent();
    }
}
