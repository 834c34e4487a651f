package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// A number with a letter that counts parts, where the letter could be a unit of time: `5d. Verify
/// the release`, `Step 2h: Look at the workers`.
final class Ordinal {
    private static final QuickPattern COUNTS =
            QuickPattern.compile(
                    "^[^\\w(\\[]*(?:(?:step|phase|part|stage|section|chapter|item|task|option|schritt|teil|étape|paso)\\s+\\d{1,2}[a-z]\\b|\\d{1,2}[a-z][.)](?=\\s))[.):]?",
                    CASE_INSENSITIVE);

    /// `2d Verify`: a length of time, or the part behind `2c`.
    private static final QuickPattern BARE =
            QuickPattern.compile("^[^\\w(\\[]*(\\d{1,2})[a-z](?=[\\s:–—-])[:]?", CASE_INSENSITIVE);

    /// The letters that are no units.
    private static final String OTHERS = "abcefgijklnopqr";

    private Ordinal() {}

    /// A heading without what counts it.
    ///
    /// @param headings all headings of the document: where one of them has the same number and a
    ///   letter that is no unit, a bare number with a letter counts too
    static String without(String title, List<String> headings) {
        var counts = COUNTS.matcher(title);
        if (counts.find()) {
            return title.substring(counts.end());
        }
        var bare = BARE.matcher(title);
        return bare.find() && headings.stream().anyMatch(other -> alike(bare.group(1), other))
                ? title.substring(bare.end())
                : title;
    }

    private static boolean alike(String number, String heading) {
        var counted = BARE.matcher(heading);
        return counted.find()
                && counted.group(1).equals(number)
                && OTHERS.indexOf(Character.toLowerCase(heading.charAt(counted.end(1)))) >= 0;
    }
}
