package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// One clause and the condition at its end, of whatever length: ``Run `npm ci` if you've got a
/// clean checkout of the shop's sources``. Behind several clauses nobody knows of which it is said.
final class LastClause {
    /// What is stopped, escalated or taken back then is told elsewhere, and `do not … if` forbids.
    private static final QuickPattern ENDS =
            QuickPattern.compile(
                    "^(?!\\W*(?:\\d+[.)]\\s*)?(?:trigger|roll|revert|abort|escalate|page|alert|stop|halt|pause|fail|do not|don['’]t|never|investigate|what|how|why|where|who)\\b)[^.,;:!?()]{3,110}?\\s((?:if|unless) (?!any\\b)[^,;:!?()]{3,90})$",
                    CASE_INSENSITIVE);

    /// `good only if the journal ends with …`: what must be so, and no deed.
    private static final QuickPattern IS =
            QuickPattern.compile("\\b(?:is|are)\\b.*\\s(?:if|unless)\\s", CASE_INSENSITIVE);

    private static final QuickPattern JOINED =
            QuickPattern.compile(
                    "\\b(?:and|or|but|then)\\b.*\\b(?:if|unless)\\b", CASE_INSENSITIVE);

    private static final QuickPattern CODE = QuickPattern.compile("`[^`]*`");

    private static final int MOST = 240;

    private LastClause() {}

    /// Its condition.
    static Optional<String> in(String line) {
        if (line.length() > MOST || (line.indexOf(" if ") < 0 && line.indexOf(" unless ") < 0)) {
            return Optional.empty();
        }
        var text = Inline.plain(CODE.replaceAll(line, "it"));
        return JOINED.find(text) || IS.find(text)
                ? Optional.empty()
                : ENDS.first(text).map(found -> words(line, found.group(1)));
    }

    /// The words as they stand in the line, its code with them.
    private static String words(String line, String found) {
        var plain = Inline.plain(line);
        var opens = found.substring(0, found.indexOf(' '));
        return plain.substring(plain.lastIndexOf(" " + opens + " ") + 1);
    }
}
