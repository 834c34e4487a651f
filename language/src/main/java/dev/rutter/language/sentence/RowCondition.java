package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// What a cell beside a step says of when it is done: `only with migrations`, `never on
/// production`, `staging only`.
public final class RowCondition {
    private static final QuickPattern NOT =
            QuickPattern.compile(
                    "^\\W*(?:never|not|skip(?: (?:it|this))?|do not run|don['’]t run|not (?:needed|required)|except)\\s+(?:on|in|for|at)\\s+([^,;:]{2,50}?)\\W*$",
                    CASE_INSENSITIVE);
    private static final QuickPattern ONLY =
            QuickPattern.compile(
                    "^\\W*only (?:if|when|with|on|in|for|at|during)\\b[^,;:]*$|^\\W*(?:[a-z-]+ ){1,4}only\\W*$",
                    CASE_INSENSITIVE);

    private RowCondition() {}

    /// The condition that such a cell states.
    public static Optional<Guard> in(String cell, int line) {
        var words = Inline.plain(cell).strip();
        if (words.length() > 80 || words.indexOf('`') >= 0) {
            return Optional.empty();
        }
        var not = NOT.matcher(words);
        if (not.find()) {
            var rest = not.group(1);
            return Optional.of(new Guard(PlaceNames.named(rest).orElse(rest), line).otherwise());
        }
        return ONLY.find(words) ? Optional.of(new Guard(words, line)) : Optional.empty();
    }
}
