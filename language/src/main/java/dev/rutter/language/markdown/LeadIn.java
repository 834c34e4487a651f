package dev.rutter.language.markdown;

/// How far the condition of a lead-in (`If it fails:`) reaches: over the one list, block or table
/// that it announces; so does a branch. What comes behind that goes on with the procedure. A label
/// in bold, or of an environment, stands over all up to the next words, and what speaks of its
/// whole section over that.
final class LeadIn {
    /// The line of the last one; 0 where the last words were none.
    private int line;

    void heard(Block.Text text) {
        var unit = Unit.of(text).getLast();
        line =
                (unit.bold() && !Branches.bold(unit.text()))
                                || PlaceLabels.place(unit.text())
                                || SectionGuard.says(unit.text())
                        ? 0
                        : unit.line();
    }

    /// The place behind a block that stood at `scope`.
    Scope behind(Scope scope, Scope outer) {
        return line > 0 && scope.when().filter(guard -> guard.line() == line).isPresent()
                ? scope.when(outer.when()).lead(outer.lead(), outer.leadText())
                : scope;
    }
}
