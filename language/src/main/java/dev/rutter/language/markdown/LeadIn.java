package dev.rutter.language.markdown;

import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Otherwise;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.PlaceNames;
import dev.rutter.language.text.QuickPattern;
import org.jspecify.annotations.Nullable;

/// How far a lead-in (`If it fails:`, `To roll back:`, `24 hours later:`) reaches: over the one
/// list, block or table that it announces, or the commands that stand as paragraphs in its place;
/// so does a branch. What comes behind that goes on with the procedure. A label in bold, or of an
/// environment, stands over all up to the next words, and what speaks of its whole section over
/// that.
final class LeadIn {
    private static final QuickPattern ALONE = QuickPattern.compile("^\\W*`[^`]+`\\W*$");

    private static final QuickPattern CLOSED = QuickPattern.compile("[.!][*_)]*$");

    /// The line of the last one; 0 where the last words were none.
    private int line;

    /// Whether it is about what is done where a condition above it does not hold.
    private boolean otherwise;

    /// Whether what it announces has not come yet …
    private boolean awaits;

    /// … and nothing else has.
    private boolean direct;

    /// Whether paragraphs with commands are what it announces.
    private boolean runs;

    private boolean spent;

    private final Stops stops;

    LeadIn(Context context) {
        this.stops = new Stops(context);
    }

    /// Whether words are complete and tell what to do themselves: a sentence in bold, or above a
    /// block that shows none of its commands.
    static boolean whole(Unit unit, @Nullable Block next) {
        var text = unit.text();
        return !text.endsWith(":")
                && (unit.bold()
                        || (CLOSED.find(text)
                                && next instanceof Block.Fence fence
                                && Inline.codes(text).stream()
                                        .noneMatch(code ->
                                                fence.content().stream()
                                                        .anyMatch(it -> it.contains(code)))));
    }

    /// What words say besides that it ends where what stands above them was done.
    Unit rest(Unit unit) {
        return stops.rest(unit);
    }

    /// @param gave whether it has given commands
    void heard(Block.Text text, boolean gave) {
        var unit = Unit.of(text).getLast();
        var opens =
                unit.bold() || SectionGuard.says(unit.text()) || Phrases.guards(unit.announces());
        if ((awaits || runs) && gave && !unit.label()) {
            runs = true;
            awaits = false;
            return;
        }
        if (awaits && !opens && (direct || !unit.label())) {
            direct = direct && unit.label();
            return;
        }
        line =
                (unit.bold() && !Branches.bold(unit.text()))
                                || PlaceNames.place(unit.text())
                                || SectionGuard.says(unit.text())
                        ? 0
                        : unit.line();
        otherwise = Otherwise.opens(unit.announces());
        awaits = unit.label() && !unit.bold() && unit.text().endsWith(":");
        direct = awaits;
        runs = false;
        spent = false;
    }

    /// Whether words belong to what the lead-in above announces, or stand between the two.
    boolean holds(Unit unit) {
        return !unit.bold()
                && ((awaits && (direct || !unit.label())) || (runs && ALONE.find(unit.text())));
    }

    /// Whether what it announces stands above.
    boolean spent() {
        return spent || runs;
    }

    /// The place of words behind commands that stood as paragraphs below it.
    Scope before(Unit unit, Scope scope, Scope outer) {
        return runs && !holds(unit) ? behind(scope, outer) : scope;
    }

    /// The place behind a block that stood at `scope`.
    Scope behind(Scope scope, Scope outer) {
        passed();
        var guarded =
                line > 0
                        && scope.when()
                                .filter(guard -> otherwise || guard.line() == line)
                                .isPresent();
        if (guarded) {
            stops.behind(scope, line);
        }
        return guarded ? scope.when(outer.when()).lead(outer.lead(), outer.leadText()) : scope;
    }

    /// A block stood here.
    void passed() {
        spent = spent || awaits || runs;
        awaits = false;
        runs = false;
    }
}
