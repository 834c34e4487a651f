package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.Locale;
import java.util.Optional;

/// Headings in the words of a way back that may be steps of the change itself: they undo what was
/// so only for its time (`Revert the TTL`, `Undo the freeze`, `Restore from maintenance`), or put
/// in what was taken out elsewhere (`Restore from the dump`).
public final class ForTheTime {
    private static final QuickPattern UNDONE =
            QuickPattern.compile(
                    "^(?:how to )?(?:(?:revert|undo|restor|reset|lift|reinstat)(?:e|t?ing)?|recover(?:ing)?|back(?:ing)? out of|(?:go|com|return)(?:e|ing)? back)\\s+(?:(?:from|of|the|any|our|your|its|old|original|normal|usual|temporary|dns|code|change|deploy(?:ment)?|release|low(?:ered)?|raised|short|scheduled) ){0,4}"
                            + "(ttls?|freezes?|maintenance|crons?|cron ?jobs?|schedules?|log(?:ging)? levels?|verbosity|debug(?: logging| mode)?|silences?|mut(?:e|ing)|banners?|notices?|downtimes?|locks?|read-?only|drain|throttl(?:e|ing)|(?:rate |connection )?limits?|time-?outs?|thresholds?)\\b(?! (?:to|with) (?:the )?(?:previous|last|old) (?:version|release))",
                    CASE_INSENSITIVE);

    private static final QuickPattern FROM =
            QuickPattern.compile(
                    "^(?:restor|recover)(?:e|ing)? from\\s+(?:\\S+ ){0,3}?(back-?ups?|dumps?|snapshots?|archives?|exports?|cop(?:y|ies)|images?)\\b(?!.*\\b(?:if|when|needed|necessary|fail\\w*)\\b)",
                    CASE_INSENSITIVE);

    private ForTheTime() {}

    /// What a heading undoes that was never meant to stay.
    ///
    /// @param words the heading without its number and marks
    public static Optional<String> undone(String words) {
        if (words.length() > 120) {
            return Optional.empty();
        }
        var undone = UNDONE.matcher(words);
        return undone.find()
                ? Optional.of(undone.group(1).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /// What a heading restores from, unless it says that it is only for a bad day.
    ///
    /// @param words the heading without its number and marks
    public static Optional<String> from(String words) {
        if (words.length() > 120) {
            return Optional.empty();
        }
        var from = FROM.matcher(words);
        return from.find() ? Optional.of(from.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /// Whether a heading has something copied out that can be put in again: `Dump the database`.
    ///
    /// @param words the heading without its number and marks
    public static boolean copies(String words) {
        return BeforeTheWayBack.makes(words);
    }
}
