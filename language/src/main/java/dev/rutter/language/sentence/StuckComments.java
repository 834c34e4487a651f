package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// Comments that name what a command does and end with when it is needed: `# Clear the queue when
/// it hangs`, `# Force it if stuck (workers may hang)`.
public final class StuckComments {
    private static final QuickPattern BEHIND =
            QuickPattern.compile("(?<=\\w)\\s*\\([^()]{3,120}\\)\\s*:?$");

    private static final QuickPattern IF =
            QuickPattern.compile(
                    "^[^(]*\\b(?:if|when|unless)\\s+(?!any\\b)[^()]{3,80}$", CASE_INSENSITIVE);

    private static final QuickPattern WHEN =
            QuickPattern.compile(
                    "^(?!\\W*(?:when|wait|check|see|use)\\b)(.*\\w)\\s+when(ever)?\\s+((?:(?:it|they|this|something|(?:the|a|an)(?: [\\w-]+){1,2}|[\\w-]+)\\s+)?(?:(?:is|are|gets?|becomes?)\\s+)?(?:hangs?|stuck|fail(?:s|ed|ing)?|broken|breaks?|crash(?:es|ed)?|wrong|down|full|unhealthy|unresponsive|corrupt(?:ed)?|blocked|stale))\\W*$",
                    CASE_INSENSITIVE);

    private StuckComments() {}

    /// The same words, as a condition is usually said.
    public static String plain(String text) {
        if (text.length() > 300) {
            return text;
        }
        var bare = BEHIND.replaceFirst(text, "");
        var words = bare.equals(text) || !IF.find(bare) ? text : bare;
        return WHEN.replaceFirst(words, "$1 if $3");
    }
}
