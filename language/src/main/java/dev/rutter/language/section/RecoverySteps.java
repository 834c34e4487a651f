package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.text.QuickPattern;
import java.util.BitSet;
import java.util.List;

/// Chapters of a document on a bad day that one word of theirs would make its deployment: `Migrate
/// the schema` between `Restore the last dump` and `Start the shop` is a step of what the document
/// is about. Done alone it would be done without what stops, restores and starts again around it.
final class RecoverySteps {
    /// A title of one recovery, which may deploy something on its way.
    private static final QuickPattern RECOVERS =
            QuickPattern.compile(
                    "\\b(?:(?:fail|switch)-?over|disaster recovery|dr|recovery|recovering|restor(?:e|ing|ation)|rebuild(?:ing)?)\\b",
                    CASE_INSENSITIVE);

    /// What such a document may tell of besides, as each project's does.
    private static final QuickPattern PUTS_OUT =
            QuickPattern.compile(
                    "^(?:how to |the )?(?:deploy|releas|publish|ship|launch|roll-?out)",
                    CASE_INSENSITIVE);

    private final BitSet steps = new BitSet();

    /// @param title the index of the document's title, or -1
    RecoverySteps(List<Section.Raw> raws, int title) {
        if (title < 0 || raws.size() <= title + 2) {
            return;
        }
        var depth = raws.get(title + 1).heading().depth();
        var recovers = titled(raws.get(title).heading().text());
        var told = false;
        for (var i = title + 1; i < raws.size(); i++) {
            var raw = raws.get(i);
            if (raw.heading().depth() != depth || !raw.acts()) {
                continue;
            }
            var stated = PhaseNames.stated(raw.heading().text(), Phase.NONE);
            var words = PhaseNames.bare(raw.heading().text());
            if (stated == null) {
                told |= Imperatives.tells(words);
            } else if (stated == Phase.DEPLOY && (recovers || !PUTS_OUT.find(words))) {
                steps.set(i);
            }
        }
        if (!told) {
            steps.clear();
        }
    }

    /// Whether a title is that of one recovery.
    static boolean titled(String words) {
        return RECOVERS.find(words);
    }

    /// Whether a chapter is such a step.
    boolean is(int index) {
        return steps.get(index);
    }
}
