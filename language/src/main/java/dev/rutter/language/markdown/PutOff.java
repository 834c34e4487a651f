package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Unit;
import dev.rutter.language.command.Scope;
import dev.rutter.language.sentence.Later;
import dev.rutter.language.text.QuickPattern;

/// What one chapter puts off by its labels and sentences: below a label up to the next one of its
/// weight, below other words up to the next paragraph; what a sentence says of all that follows, up
/// to the next heading.
final class PutOff {
    private static final QuickPattern GOES_ON =
            QuickPattern.compile(
                    "^\\W*(?:then|afterwards|after that|finally|also|next|lastly|and)\\b",
                    CASE_INSENSITIVE);

    /// What a label says of itself behind its stars: `**Step 2** (after a week)`.
    private static final QuickPattern ASIDE = QuickPattern.compile("[(\\[][^)\\]]*[)\\]]\\W*");

    private enum Label {
        NONE,
        COLON,
        BOLD,
        /// A sentence that is about all of it.
        WHOLE
    }

    /// The label over what is put off.
    private Label label = Label.NONE;

    /// The place below a piece of a paragraph.
    ///
    /// @param own whether it stands in no item
    /// @param leadIn the lead-in above it
    Scope below(Unit unit, Scope before, Scope outer, boolean own, LeadIn leadIn) {
        if ((label == Label.WHOLE && own) || (label == Label.COLON && leadIn.holds(unit))) {
            return before;
        }
        if (own && !unit.text().endsWith(":") && Later.whole(unit.text())) {
            label = Label.WHOLE;
            return before.later(Later.in(unit.text()));
        }
        if (!unit.label()) {
            if (label == Label.COLON && leadIn.spent() && !GOES_ON.find(unit.text())) {
                label = Label.NONE;
            }
            return label == Label.NONE ? before.later(outer.later()) : before;
        }
        var bold = unit.text().contains("**");
        if (label != Label.NONE && !bold && (label == Label.BOLD || GOES_ON.find(unit.text()))) {
            return before;
        }
        var behind = bold ? unit.afterLabel() : "";
        var aside = ASIDE.matches(behind);
        var time = Later.in(unit.labelText().isEmpty() || aside ? unit.text() : unit.labelText());
        label =
                time.isEmpty() || !(behind.isBlank() || aside)
                        ? Label.NONE
                        : bold ? Label.BOLD : Label.COLON;
        return before.later(time.or(outer::later));
    }
}
