package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Place;
import dev.rutter.language.text.QuickPattern;
import java.util.Collections;

/// Whether a sentence has its command done more than once: ``Run `x` twice``, `` `x` (three
/// times)``; or in another environment again.
public final class Repeated {
    private static final QuickPattern TIMES =
            QuickPattern.compile(
                    "`[^`.;:]{0,40}\\b(?:twice|thrice|(?:two|three|four|five|six|ten|\\d{1,3}|several|multiple) times|zweimal|dreimal)\\b",
                    CASE_INSENSITIVE);

    /// What happens so often, or may, is not ordered.
    private static final QuickPattern TOLD =
            QuickPattern.compile(
                    "\\b(?:if|when|fail\\w*|retr(?:y|ies|ied)|up to|at most|no more than|never|not|until|max\\w*|runs|tries|attempts|(?:twice|times) (?:a|per|an|each|every|the|as|faster|slower|larger)|prints?|shows?|appears?|returns?|says|has|have|was|were|is|are|will|can|may)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern AGAIN =
            QuickPattern.compile(
                    "\\b(?:repeat|re-?run|(?:do|perform|follow|run|apply) the same|(?:all of (?:it|this|them)|everything|these steps) again)\\b.*\\b(?:for|in|on|against) (?:the )?[\\w-]+(?: environments?)?(?=[.,;:]|$)",
                    CASE_INSENSITIVE);

    private Repeated() {}

    /// Whether a sentence orders again for other environments what stands under the name of one:
    /// `Repeat the steps above for production.` below `Staging`.
    ///
    /// @param condition what it stands under
    public static boolean elsewhere(String text, String condition) {
        if (!AGAIN.find(text) || !PlaceNames.place(condition)) {
            return false;
        }
        var places = Place.in(text);
        return !places.isEmpty() && Collections.disjoint(places, Place.in(condition));
    }

    /// Whether the sentence orders it.
    public static boolean in(String text) {
        return text.indexOf('`') >= 0 && TIMES.find(text) && !TOLD.find(text);
    }
}
