package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// Orders that say first who is told, or that it should be done: `You will also need to copy the
/// keys`, `It is important to tag the volumes`.
final class Addressed {
    private static final QuickPattern YOU =
            QuickPattern.compile(
                    "^\\(?(?:(?:now|then|next|finally|first),? (?=you (?!see|get|have|know|find|need|can|will|are|should))|note that )?"
                            + "(?:(?:you|we)(?:['’]ll)? (?:(?:may|might|will|should|must|can|also|now|then|first|probably) )*(?:(?:need|have|want) to |(?:['’]d )?better )?"
                            + "|it(?:['’]s| is) (?:(?:a|an|also|very|highly|strongly|generally|usually) )*(?:important|necessary|required|essential|crucial) to )",
                    CASE_INSENSITIVE);

    /// Behind other words (`As a work-around, we test …`, `After that, you should have …`) that is
    /// what somebody does or gets, and no order.
    private static final QuickPattern TELLS =
            QuickPattern.compile(
                    "^we (?!(?:['’]ll|should|must|need|have to|want to|will|can|may|might)\\b)|^(?:you|we)(?:['’]ll| (?:should|will|may|might|can)) (?:now |then |also )?(?:have|be|see|get|find|notice|expect)\\b",
                    CASE_INSENSITIVE);

    private Addressed() {}

    /// The same of words that stand behind a clause or a colon.
    static String behind(String text) {
        return TELLS.find(text) ? text : order(text);
    }

    /// A sentence without these words.
    static String order(String text) {
        return YOU.replaceFirst(text, "");
    }
}
