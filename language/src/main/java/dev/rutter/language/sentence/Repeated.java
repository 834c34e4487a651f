package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// Whether a sentence has its command done more than once: ``Run `x` twice``, `` `x` (three
/// times)``.
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

    private Repeated() {}

    /// Whether the sentence orders it.
    public static boolean in(String text) {
        return text.indexOf('`') >= 0 && TIMES.find(text) && !TOLD.find(text);
    }
}
