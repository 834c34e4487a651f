package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.Memo;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// Headings that speak of a rollback and only prepare it, or tell until when there is one:
/// `Snapshot (rollback substrate)`, `Record the rollback point`, `Point of no return: after this no
/// rollback`. What they stand over is a step in its place.
final class BeforeTheWayBack {
    private static final String BACK = "(?:roll(?:ing|ed)?[- ]?backs?|roll(?:ing)? back)";

    private static final String MADE =
            "(?:(?:take|taking|create|creating|make|making|perform|get) (?:an? |the |your )?)?(?:(?:full|final|fresh|current|database|db|data|config\\w*|vm|volume|pre-?\\w+) )*"
                    + "(?:snapshots?|back(?:ing)?[- ]?ups?|backups?|export(?:ing)?|record(?:ing)?|tag(?:ging)?|prepar(?:e|ing|ation)|sav(?:e|ing)|captur(?:e|ing)|not(?:e|ing)(?! (?:on|about)\\b)|stor(?:e|ing)|keep(?:ing)?|archiv(?:e|ing)|dump(?:ing)?|preserv(?:e|ing)|pin(?:ning)?|stash|retain(?:ing)?|leave|leaving|mark|check-?point|save-?points?|identify|write down|remember)\\b";

    private static final QuickPattern MAKES =
            QuickPattern.compile("^" + MADE + "\\s+\\w", CASE_INSENSITIVE);

    /// What the rollback is needed for, and nothing that is done then.
    private static final QuickPattern MADE_FOR_IT =
            QuickPattern.compile(
                    "^"
                            + MADE
                            + "(?!.*\\b(?:and|then|&|or|/)\\s+(?:the )?(?:roll|restor|revert))(?=.*\\b"
                            + BACK
                            + "\\b)",
                    CASE_INSENSITIVE);

    /// Its purpose stands in brackets: `Save the state (needed to roll back)`.
    private static final QuickPattern IN_BRACKETS =
            QuickPattern.compile(
                    "^(?!.*\\b"
                            + BACK
                            + "\\b[^(]*\\()(?!(?:restor|revert|return|switch|undo|downgrad|abort|emergenc|if\\b|when\\b|in case\\b))[^(]+\\((?=[^()]*\\b"
                            + BACK
                            + "\\b)(?=[^()]*\\b(?:for|substrate|needed|required|possible|available|points?|targets?|basis|material|readiness|source|in case|until|only up to|still|enables?|allows?|anchor|baseline|safe(?:ty)?)\\b)[^()]*\\)\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern NONE_LEFT =
            QuickPattern.compile(
                    "\\bpoint of no return\\b|\\b(?:after|beyond|from|past) (?:this|here|that)\\b[^.]{0,30}\\bno (?:more )?"
                            + BACK
                            + "\\b|\\bno (?:more )?"
                            + BACK
                            + " (?:after|beyond|from|past) (?:this|here|that)\\b",
                    CASE_INSENSITIVE);

    private static final String POINT =
            "(?:(?:check|confirm|ensure|set|take|create|make|record|mark|note) )?(?:the |an? )?";

    private static final QuickPattern READY =
            QuickPattern.compile(
                    "^(?:check |confirm |ensure )?(?:the )?"
                            + BACK
                            + " (?:readiness(?: checks?)?|preparations?|prep|points?|snapshots?|substrates?|baselines?)$|^"
                            + POINT
                            + "(?:recovery|restore) points?$",
                    CASE_INSENSITIVE);

    /// The words that tell of it.
    private static final QuickPattern PURPOSE =
            QuickPattern.compile(
                    "\\s*[(:–—,-]*\\s*(?:\\b(?:for|as|to|in case of|needed (?:for|to)) )?(?:an? |the |any |later |possible |quick )*\\b"
                            + BACK
                            + "\\b.*$",
                    CASE_INSENSITIVE);

    private static final Memo<Optional<String>> TITLE = Memo.of(BeforeTheWayBack::told);

    private BeforeTheWayBack() {}

    /// Whether a heading has something kept that can be put back.
    static boolean makes(String words) {
        return words.length() <= 160 && MAKES.find(words);
    }

    /// What such a heading says apart from that; nothing where it is about the way back itself.
    static Optional<String> title(String words) {
        return TITLE.of(words);
    }

    private static Optional<String> told(String words) {
        if (words.length() > 160) {
            return Optional.empty();
        }
        if (NONE_LEFT.find(words)) {
            return Optional.of("");
        }
        if (READY.find(words)) {
            return Optional.of("prepare");
        }
        return MADE_FOR_IT.find(words)
                ? Optional.of("prepare")
                : IN_BRACKETS.find(words)
                        ? Optional.of(PURPOSE.replaceFirst(words, ""))
                        : Optional.empty();
    }
}
