package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.PutInto;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// Orders to people behind a bold label, or in it.
///
/// @param context what the document is read into
record LabelledOrders(Context context) {
    private static final QuickPattern STEP =
            QuickPattern.compile("^\\W*step\\s+\\d+\\w?\\b[\\s:.—–-]*", CASE_INSENSITIVE);

    /// `**Step 1 - Take the node out.** Disable web1 in the console.`: a step for a person, told in
    /// the sentence behind its title or, where nothing stands below, by the title alone.
    boolean step(Unit unit, Scope scope, boolean opens) {
        if (!unit.label()
                || !ParagraphReader.acts(scope.phase())
                || !STEP.find(Inline.plain(unit.text()))) {
            return false;
        }
        var after = unit.afterLabel();
        var words = after.isBlank() ? STEP.replaceFirst(Inline.plain(unit.text()), "") : after;
        if ((after.isBlank() && opens)
                || !(Imperatives.tells(words) || Imperatives.tellsLater(words))) {
            return false;
        }
        context.notes.mark(unit.line(), "an instruction to a person", Role.MANUAL);
        context.person(scope, unit.text(), unit.line(), unit.lastLine(), Optional.empty());
        return true;
    }

    /// Whether it is only the title of what stands below: `**Add the call** to the pipeline:` tells
    /// what to do with that.
    static boolean title(Unit unit) {
        return unit.label()
                && Inline.boldLabel(unit.text())
                && !PutInto.tells(Inline.plain(unit.text()));
    }

    /// `**Isolate:** Take the node out.`: a label that is a verb, a question or a condition, and
    /// what is to be done behind it.
    boolean ordered(Unit unit, Scope scope, boolean opens) {
        var words = unit.afterLabel();
        if (!unit.label()
                || opens
                || words.isBlank()
                || !(ParagraphReader.acts(scope.phase())
                        || scope.phase() == Phase.TROUBLE
                        || scope.phase() == Phase.INCIDENT)
                || context.notes.has(unit.line(), Role.TRIGGER)
                || !Imperatives.orders(unit.labelText())
                || !(Imperatives.tells(words) || Imperatives.tellsLater(words))) {
            return false;
        }
        context.notes.mark(unit.line(), "an instruction to a person", Role.MANUAL);
        context.person(scope, unit.text(), unit.line(), unit.lastLine(), Optional.empty());
        if (Imperatives.looks(unit.labelText())) {
            context.notes.mark(unit.line(), "it says what the result must look like", Role.EXPECT);
        }
        return true;
    }
}
