package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// Words that do nothing but quote what is printed: `the text "ready"`, ``message `done` ``.
final class Quoted {
    private static final QuickPattern QUOTED =
            QuickPattern.compile(
                    "^([\\w ]{0,40}?[: ]\\s*)?[\"“`']([^\"”`]{1,200})[\"”`'](?:\\s*"
                            + "(?:status|message|line|in the output))?\\.?$",
                    CASE_INSENSITIVE);

    /// A status is expected as well.
    private static final QuickPattern STATUS = QuickPattern.compile("\\b[1-5]\\d\\d\\b");

    private Quoted() {}

    /// The text; empty where the words before it say more than what it is.
    static Optional<String> text(String words) {
        var quoted = QUOTED.matcher(words);
        if (!quoted.matches()) {
            return Optional.empty();
        }
        var before = quoted.group(1);
        return before == null || !(Absence.in(before) || STATUS.find(before))
                ? Optional.of(quoted.group(2))
                : Optional.empty();
    }
}
