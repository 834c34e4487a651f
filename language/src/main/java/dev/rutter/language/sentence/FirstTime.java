package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// Words that say of what stands beside or below them that it is done the first time only: `First
/// deployment only:`, `(first time only)`. Whether it is that time somebody has to say.
final class FirstTime {
    private static final String TIME =
            "(?:on |for |in |at )?(?:the |an? |your )?(?:(?:very )?first|initial|fresh|brand[- ]new|new)[- ](?:time|deploy(?:ment|s|ments)?|releases?|install(?:ation|s|ations)?|runs?|set-?up|environments?|launch)(?: (?:deploy(?:ment|s|ments)?|set-?up|install(?:ation|s)?|users?))?";

    private static final QuickPattern ALONE =
            QuickPattern.compile(
                    "^[^\\w`(]*(?:\\d+[.)]\\s*)?((?:only )?"
                            + TIME
                            + "(?: only)?)(?:\\W*:\\W*$|(?<= only)\\W*(?:$|[:–—-]\\s))",
                    CASE_INSENSITIVE);

    private static final QuickPattern BRACKET =
            QuickPattern.compile(
                    "[(\\[]((?:only )?" + TIME + " only|only " + TIME + "|first[- ]time)[)\\]]",
                    CASE_INSENSITIVE);

    private static final QuickPattern PLAIN =
            QuickPattern.compile("\\b(?:only|first)\\b", CASE_INSENSITIVE);

    private FirstTime() {}

    /// The condition that a line states in such words.
    static Optional<String> in(String text) {
        var alone = ALONE.matcher(text);
        // `Initial set-up:` may be no more than a title.
        if (alone.find() && PLAIN.find(alone.group(1))) {
            return Optional.of(alone.group(1));
        }
        var bracket = BRACKET.matcher(text);
        return bracket.find() ? Optional.of(bracket.group(1)) : Optional.empty();
    }
}
