package dev.rutter.language.markdown;

import dev.rutter.language.block.Unit;
import dev.rutter.language.command.Scope;
import dev.rutter.language.sentence.Retreat;

/// The labels of one chapter over what only goes back: `**Rollback:**` behind the commands that it
/// takes back.
final class BackLabels {
    /// Whether the label over what only goes back is one in bold.
    private boolean boldBack;

    /// Whether commands stand above that a label in bold, with its words beside it, may take back:
    /// where none do, it is one of a step's data (`**Rollback**: feature flags`).
    private boolean commandsAbove;

    /// Keeps in mind whether commands were read.
    void commands(boolean read) {
        commandsAbove = commandsAbove || read;
    }

    /// What only goes back stands below a bold label up to the next one, below other words up to
    /// the next paragraph.
    Scope below(Unit unit, Scope before, Scope outer, LeadIn leadIn) {
        if (before.back() && ((boldBack && !unit.stressed()) || leadIn.holds(unit))) {
            return before;
        }
        var value = unit.stressed() ? unit.afterLabel() : "";
        var titles = value.isBlank() && unit.stressed();
        var opens =
                unit.label()
                        && (((value.isBlank() || commandsAbove)
                                        && Retreat.in(before.phase(), unit.text()))
                                || (Retreat.runs(value)
                                        && Retreat.in(before.phase(), unit.labelText())));
        commandsAbove = commandsAbove && !titles;
        boldBack = opens && titles;
        return before.back(outer.back() || opens);
    }
}
