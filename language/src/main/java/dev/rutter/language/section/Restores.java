package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// Sections that put back what was there from a copy. For their readers that is a way back. A plan
/// takes it as the deed of a document that restores, or leaves it for the day on which it is
/// needed: never by itself because a release has failed.
final class Restores {
    private static final QuickPattern TOLD =
            QuickPattern.compile(
                    "^(?:how to )?(?:(?:quick|manual|full|partial|complete|emergency|destructive|step-by-step|automated|point-in-time|database|db|data|snapshot) )*(?:restor(?:e|es|ing|ation)|recover(?:ing)? (?:data |the data |it )?from)\\b"
                            + "|\\brestores?$|^(?:pitr|point-in-time recovery)\\b",
                    CASE_INSENSITIVE);

    /// What only practises it, looks at it or speaks of it.
    private static final QuickPattern OTHER =
            QuickPattern.compile(
                    "\\b(?:tests?|testing|drills?|exercises?|rehears\\w+|verif\\w+|validat\\w+|schedules?|polic(?:y|ies)|strateg(?:y|ies)|times?|objectives?|log|history|templates?|contacts?|before|pre-restore)\\b|\\bback-?ups? (?:and|&)",
                    CASE_INSENSITIVE);

    /// A document on copies or on what is lost, whose chapters on restoring are such a way, too.
    private static final QuickPattern COPIES =
            QuickPattern.compile(
                    "\\bback-?ups?\\b|\\brestor\\w+|\\brecover\\w*|\\bdr\\b", CASE_INSENSITIVE);

    private final boolean document;
    private final boolean copies;

    /// @param title the index of the document's title, or -1
    Restores(List<Section.Raw> raws, int title) {
        this.document =
                title >= 0
                        && told(
                                DocumentKind.subject(
                                        PhaseNames.bare(raws.get(title).heading().text())));
        this.copies = title >= 0 && COPIES.find(raws.get(title).heading().text());
    }

    /// Whether a section is one, or a part of one that has no phase of its own.
    ///
    /// @param phase what it was taken for
    boolean is(Section.Raw raw, Phase phase, Optional<Section> parent) {
        var own =
                switch (phase) {
                    // Among the steps of something else it is one of them.
                    case DEPLOY -> document || (copies && named(raw));
                    case MAINTAIN -> named(raw);
                    case INCIDENT -> copies && named(raw);
                    case NONE,
                            OVERVIEW,
                            PREPARE,
                            VERIFY,
                            WATCH,
                            ROLLBACK,
                            TROUBLE,
                            CONTACTS,
                            REFERENCE,
                            TEMPLATE ->
                            false;
                };
        return own
                || parent.filter(it ->
                                it.purpose() == Phase.ROLLBACK
                                        && it.phase() == phase
                                        && phase != Phase.ROLLBACK)
                        .isPresent();
    }

    private static boolean named(Section.Raw raw) {
        return told(PhaseNames.untimed(raw.heading().text()));
    }

    private static boolean told(String words) {
        return TOLD.find(words) && !OTHER.find(words);
    }
}
