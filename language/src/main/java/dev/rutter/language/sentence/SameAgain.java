package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import dev.rutter.language.text.QuickPattern;

/// Sentences that tell to do what was told elsewhere once more, with something else in it: `Same as
/// above, with env=prod.`, `As in staging, but against production`, `Repeat the steps above for the
/// second region.`
public final class SameAgain {
    private static final int LONGEST = 240;

    private static final String OTHER =
            "[^.;:!?]{1,80}\\b(?:but|with|except|instead|using|against|only)\\b";

    private static final QuickPattern TELLS =
            QuickPattern.compile(
                    "^\\W*(?:(?:then|now|next|afterwards|finally)\\W+)?(?:exactly |just )?(?:"
                            + "(?:the )?same (?:(?:steps?|commands?|procedure|process|thing|way|again) )?(?:as|for|with|on|in|but|again|there|here)\\b"
                            + "|(?:as|like) (?:above|before|in|on|for|with)\\b(?=\\W*$|"
                            + OTHER
                            + ")|(?:ditto|idem|likewise)\\b|(?:is )?identical to\\b"
                            + "|(?:repeat|redo) (?:(?:the|all|these|this|it|everything|that|steps?|above|with|for|on|in)\\b)"
                            + "|(?:do|run|perform|follow|use|execute|apply|go through) (?:(?:exactly )?the same|(?:all )?(?:the )?(?:steps|commands|procedure) (?:above|again)|(?:all )?(?:of )?(?:the )?above)\\b"
                            + "|wie (?:oben|zuvor|in|auf|bei|f(?:ü|ue)r)\\b(?=\\W*$|[^.;:!?]{1,80}\\b(?:mit|nur|aber|jedoch|gegen|statt)\\b)|(?:das ?selbe|das gleiche|gleiches) (?:f(?:ü|ue)r|auf|in|mit)\\b"
                            + "|(?:la )?m(?:ê|e)me chose\\b|de m(?:ê|e)me (?:pour|sur|avec|en)\\b|lo mismo (?:para|en|con)\\b|igual que\\b|como (?:arriba|antes)\\b)",
                    CASE_INSENSITIVE | UNICODE_CASE);

    private SameAgain() {}

    /// Whether a paragraph tells so, and nothing before it.
    public static boolean tells(String text) {
        return text.length() < LONGEST && TELLS.find(Inline.plain(text));
    }
}
