package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// How soon a result shows is no part of it, and no limit: `0 (may take up to 5 minutes)`, `0. This
/// may take a minute.`
final class HowSoon {
    private static final QuickPattern MAY_TAKE =
            QuickPattern.compile(
                    "\\s*\\((?:this |it |that |which )?(?:may|can|might|could) take [^()]{1,60}\\)|(?<=[.;,])\\s+(?:this |it |that |which )(?:may|can|might|could) take [^.()]{1,60}\\.?$",
                    CASE_INSENSITIVE);

    private HowSoon() {}

    /// The words without it.
    static String without(String words) {
        return MAY_TAKE.find(words) ? MAY_TAKE.replaceAll(words, "") : words;
    }
}
