package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// What one chapter puts off by its labels and sentences: below a label up to the next one of its
/// weight, below other words up to the next paragraph.
final class PutOff {
    private static final QuickPattern GOES_ON =
            QuickPattern.compile(
                    "^\\W*(?:then|afterwards|after that|finally|also|next|lastly|and)\\b",
                    CASE_INSENSITIVE);

    private enum Label {
        NONE,
        COLON,
        BOLD
    }

    /// The label over what is put off.
    private Label label = Label.NONE;

    /// The place below a piece of a paragraph.
    Scope below(Unit unit, Scope before, Scope outer) {
        if (!unit.label()) {
            return label == Label.NONE ? before.later(outer.later()) : before;
        }
        var bold = unit.text().contains("**");
        if (label != Label.NONE && !bold && (label == Label.BOLD || GOES_ON.find(unit.text()))) {
            return before;
        }
        var time = Later.in(unit.labelText().isEmpty() ? unit.text() : unit.labelText());
        label =
                time.isEmpty() || !(bold ? unit.afterLabel() : "").isBlank()
                        ? Label.NONE
                        : bold ? Label.BOLD : Label.COLON;
        return before.later(time.or(outer::later));
    }
}
