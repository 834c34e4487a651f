package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.step.LineMarks;
import dev.rutter.language.text.QuickPattern;
import org.jspecify.annotations.Nullable;

/// Paragraphs that name somebody to turn to: a label among the contacts, and wherever it stands who
/// is on call (`**On-call**: Ana Ruiz`).
///
/// @param context what the document is read into
/// @param marks makes a contact of a line
record OnCall(Context context, LineMarks marks) {
    private static final QuickPattern ON_CALL =
            QuickPattern.compile(
                    "^\\W*(?:(?:[Pp]rimary|[Ss]econdary|[Tt]he) )?(?:(?:[Oo]n-?[Cc]all|[Dd]uty)(?: (?:[Cc]ontact|[Ee]ngineer|[Pp]erson|[Oo]fficer|[Mm]anager|[Cc]ommander|[Ll]ead|[Pp]hone))?|(?:[Ii]ncident|[Ee]mergency) (?:[Cc]ontact|[Cc]ommander|[Ll]ead|[Pp]hone|[Ee]ngineer|[Pp]erson|[Oo]fficer|[Mm]anager))[*_]*:[*_]*\\s+(?:\\p{Lu}[\\p{L}'’-]+ (?:\\p{Lu}\\. )?\\p{Lu}[\\p{L}'’-]+|@\\w|\\+\\d|[\\w.]+@\\w)");

    private static final QuickPattern NAMED =
            QuickPattern.compile("^\\p{L}[^:.`]{1,50}:\\s+[\\p{Lu}@+#\\d][^.]{1,80}$");

    /// What only stands over a list of people.
    private static final QuickPattern DRAWER =
            QuickPattern.compile(
                    "\\b(?:contacts|chain|channels|numbers|people|list|escalation)\\W*$",
                    CASE_INSENSITIVE);

    /// Whether words only head a list of people.
    boolean drawer(Unit unit, Phase phase, @Nullable Block next) {
        return phase == Phase.CONTACTS
                && unit.label()
                && DRAWER.find(Inline.plain(unit.text()))
                && unit.afterLabel().isBlank()
                && (next instanceof Block.Items || next instanceof Block.Table);
    }

    /// Among the contacts.
    boolean listed(Unit unit, Phase phase) {
        return phase == Phase.CONTACTS
                && (unit.label() || (NAMED.find(unit.text()) && !Imperatives.tells(unit.text())))
                && add(unit);
    }

    /// In another chapter.
    boolean named(Unit unit, Phase phase) {
        return phase != Phase.CONTACTS
                && phase != Phase.TEMPLATE
                && unit.text().indexOf('`') < 0
                && ON_CALL.find(unit.text())
                && !Imperatives.tells(unit.text().substring(unit.text().indexOf(':') + 1))
                && add(unit);
    }

    private boolean add(Unit unit) {
        context.notes.mark(unit.line(), "somebody to turn to", Role.CONTACT);
        context.notes.add(marks.contact(unit.text(), unit.line()));
        return true;
    }
}
