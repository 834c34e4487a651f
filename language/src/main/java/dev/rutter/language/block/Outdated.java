package dev.rutter.language.block;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.sentence.AlreadyDone;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// Parts of a document that it keeps but does not mean any more: `Old procedure`, `Release by hand
/// (deprecated)`, a section that opens with "This is obsolete".
public final class Outdated {
    private static final String WORDS =
            "(?:deprecated|obsolete|outdated|superseded|discontinued|decommissioned|no longer"
                    + " (?:used|valid|supported|needed|in use|applies|works)|not (?:used|valid) any ?more|not in use"
                    + "|historical(?: reference| only)?|for (?:historical|reference|archival)"
                    + " (?:reference |purposes? )?only|kept for (?:reference|history)|do not (?:use|follow)|don['’]t use)";
    private static final String PROCEDURE =
            "(?:procedures?|process|methods?|ways?|steps?|instructions?|runbook|workflow|approach|guide|checklist|playbook|how-?to|docs?|documentation)";

    /// A title that says so of all it stands over. What is old there is the procedure: `Remove the
    /// old containers` is work to be done.
    private static final QuickPattern TITLE =
            QuickPattern.compile(
                    "[(\\[][^)\\]]{0,40}\\b"
                            + WORDS
                            + "\\b[^)\\]]{0,60}[)\\]]|^\\W*"
                            + WORDS
                            + "\\s*(?:$|[:–—-]|,)|[:–—-]\\s*"
                            + WORDS
                            + "\\W*$|^\\W*"
                            + WORDS
                            + "\\s+(?:[\\w-]+\\s+){0,3}"
                            + PROCEDURE
                            + "\\b|^\\W*(?:the |our )?(?:old|previous|former|legacy|ancient|retired|archived|pre-\\d+)\\s+(?:[\\w-]+\\s+){0,3}"
                            + PROCEDURE
                            + "\\b(?! (?:in|to|from)\\b)|^\\W*(?:old|legacy|archived?|history|previously)\\W*$|[(\\[](?:old|legacy|archived|retired)[)\\]]|\\s[–—-]+\\s*(?:old|legacy|archived|retired)\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern IN_USE =
            QuickPattern.compile("[(\\[](?:still )?(?:active|current|in use)\\b", CASE_INSENSITIVE);

    /// A notice at the head of a part that says it of the whole part.
    private static final QuickPattern NOTICE =
            QuickPattern.compile(
                    "^\\W*(?:note|warning|caution|important)?\\W*(?:deprecated|obsolete|outdated|superseded)\\b\\s*(?:$|[:.,;!–—(*-]|by\\b|since\\b|as of\\b)"
                            + "|^\\W*(?:(?:note|warning|caution|important)\\W+)?(?:this|these|the (?:following|steps|procedure|section|commands))\\s+(?:whole |entire |old )?(?:(?:section|part|chapter|page|document|commands?|"
                            + PROCEDURE
                            + ")\\s+(?:below\\s+)?)?(?:is|are|was|were|has been|have been)\\s+(?:now\\s+|been\\s+)?"
                            + "(?:deprecated|obsolete|outdated|superseded|replaced by|retired|no longer (?:used|valid|supported|needed|in use)|kept (?:only )?for (?:reference|history))\\b"
                            + "|^\\W*(?:no longer (?:used|valid|in use)|kept (?:only )?for (?:reference|history)|superseded by|replaced by)\\b",
                    CASE_INSENSITIVE);

    private Outdated() {}

    /// Whether a heading says that what stands below it does not hold any more.
    public static boolean title(String words) {
        var plain = Inline.plain(words);
        return (TITLE.find(plain) && !IN_USE.find(plain)) || AlreadyDone.says(plain);
    }

    /// Whether the first words below a heading take the whole section back.
    public static boolean notice(List<Block> blocks) {
        return !blocks.isEmpty()
                && blocks.getFirst() instanceof Block.Text first
                && (NOTICE.find(Inline.plain(first.joined()))
                        || AlreadyDone.opens(Inline.plain(first.joined())));
    }
}
