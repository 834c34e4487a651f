package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// Headings over what calls for going back or standing still: `Automatic halt rules`, `Kill switch
/// conditions`, and below `Rollback` just `Triggers` or `Conditions`.
final class TriggerTitles {
    private static final QuickPattern BARE =
            QuickPattern.compile(
                    "(?:(?:automatic|automated|manual|common|hard|immediate|possible|main|critical|clear|mandatory|typical|metric|decision|what|the) )*(?:triggers?|conditions?|criteria|thresholds|trigger (?:conditions?|criteria|thresholds|events?)|triggers? it|(?:if|when)(?: any(?: of (?:these|the following))?)?)(?: \\([^)]*\\))?",
                    CASE_INSENSITIVE);

    private TriggerTitles() {}

    /// Whether a heading below one on going back names what calls for that, and no step of it.
    static boolean below(Optional<Section> parent, String title, boolean acts) {
        return !acts
                && parent.filter(above -> above.phase() == Phase.ROLLBACK).isPresent()
                && BARE.matches(PhaseNames.untimed(title));
    }
}
