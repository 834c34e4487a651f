package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// Documents on rotating certificates, keys or secrets: there the rotation is the deed. Its
/// chapters are for one thing each, and what is done when a key is lost is for that day.
public final class Rotations {
    private static final QuickPattern TITLE =
            QuickPattern.compile(
                    "\\b(?:rotat(?:e|ion|ing)|renew(?:al|ing)?|roll-?over)\\b", CASE_INSENSITIVE);

    /// Of such a document every part is done.
    private static final QuickPattern EVERY =
            QuickPattern.compile(
                    "\\b(?:daily|weekly|monthly|quarterly|half-?yearly|yearly|annual|all|every|full|bulk)\\b|\\blogs?\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern ONE =
            QuickPattern.compile(
                    "^(?:how to )?(?:rotat|renew|re-?issu|roll over)(?:e|ing)? (?!.*\\b(?:in|into|on|at|then)\\b)\\S.*|^(?!(?:manual|automat\\w+|planned|scheduled|post|pre|after|before|verify|check|test)\\b)(?:[\\w./-]+ ){1,4}(?:rotation|renewal|roll-?over)(?: (?:procedure|process|steps))?(?: ?\\([^)]*\\))?$",
                    CASE_INSENSITIVE);

    /// Somebody else has it, or nobody may have it any more.
    private static final QuickPattern LOST =
            QuickPattern.compile(
                    "^(?!.*\\b(?:old|previous|former|superseded|expired|retired|replaced)\\b)(?:.*\\b(?:emergenc\\w+|leaked|compromised?|stolen|exposed|breach\\w*)\\b|(?:how to )?revok(?:e|ing) (?:an?|any|some|individual)\\b|(?:how to )?revok(?:e|ing) (?:certificates|keys|tokens|credentials|access)\\b|(?:[\\w-]+ ){0,2}revocation\\b(?! (?:lists?|check)))",
                    CASE_INSENSITIVE);

    private Rotations() {}

    /// Whether a document's title says that it is about one.
    public static boolean title(String words) {
        return TITLE.find(words);
    }

    /// Whether a chapter of such a document is for when a key is lost.
    static boolean lost(String words) {
        return LOST.find(words);
    }

    /// Whether a document's sections are such a document's.
    public static boolean in(List<Section> sections) {
        return sections.stream()
                .filter(section -> section.depth() == 1)
                .findFirst()
                .filter(section -> TITLE.find(section.title()))
                .isPresent();
    }

    /// Whether each of its chapters is chosen for itself.
    public static boolean chosen(List<Section> sections) {
        return in(sections)
                && sections.stream()
                        .filter(section -> section.depth() == 1)
                        .findFirst()
                        .filter(section -> !EVERY.find(section.title()))
                        .isPresent();
    }

    /// Whether a chapter rotates one thing.
    public static boolean one(String words) {
        return ONE.matches(words);
    }

    /// Whether a chapter is a deed of the document.
    public static boolean deed(Phase phase, boolean rotates) {
        return phase == Phase.DEPLOY || (rotates && phase == Phase.MAINTAIN);
    }
}
