package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.choice.SectionGuard;
import dev.rutter.language.command.FenceClassifier;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Otherwise;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.PlaceNames;
import dev.rutter.language.step.Branches;
import dev.rutter.language.step.Stops;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far a lead-in (`If it fails:`, `To roll back:`, `24 hours later:`) reaches: over the one
/// list, block or table that it announces, or the commands that stand as paragraphs in its place;
/// so does a branch. What comes behind that goes on with the procedure. A label in bold, or of an
/// environment, stands over all up to the next words, and what speaks of its whole section over
/// that.
final class LeadIn {
    private static final QuickPattern ALONE = QuickPattern.compile("^\\W*`[^`]+`\\W*$");

    /// `If the service does not come up, use the vendor's reset:`
    private static final QuickPattern BAD =
            QuickPattern.compile(
                    "^\\W*(?:if|when|should|in case)\\b[^:.]{0,160}?(?:\\b(?:fail\\w*|errors?|not|cannot|never|unable|refus\\w+|stuck|hangs?|crash\\w*|broken|corrupt\\w*|lost|missing|wrong)\\b|n['’]t\\b)[^:]{0,200},",
                    CASE_INSENSITIVE);

    /// What goes on with such a remedy.
    private static final QuickPattern GOES_ON =
            QuickPattern.compile(
                    "^\\W*(?:usually|typically|typical pattern|the usual order)[:,]",
                    CASE_INSENSITIVE);

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

    /// What has to have gone wrong for a remedy that the section ends with …
    private Optional<Guard> badCase = Optional.empty();

    /// … and whether the last words went on with it.
    private boolean inCase;

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
    Scope before(Unit unit, Scope place, Scope outer) {
        var scope = inCase ? place.when(outer.when()) : place;
        inCase = false;
        return runs && !holds(unit) ? behind(scope, outer) : scope;
    }

    /// The place of words, which may go on with the remedy for what has gone wrong, with what they
    /// stand over.
    Scope within(Unit unit, Scope scope) {
        var text = unit.text();
        if (!unit.bold() && FenceClassifier.acts(scope.phase()) && BAD.find(text)) {
            badCase = Phrases.when(text).map(words -> new Guard(words, unit.line()));
            return scope;
        }
        inCase = badCase.isPresent() && goesOn(text);
        return inCase && !scope.when().equals(badCase) ? scope.guarded(badCase) : scope;
    }

    private static boolean goesOn(String text) {
        var opens = GOES_ON.matcher(text);
        if (!opens.find()) {
            return false;
        }
        var rest = text.substring(opens.end());
        return rest.isBlank() || Imperatives.tells(rest);
    }

    /// The place behind a block that stood at `scope`.
    Scope behind(Scope scope, Scope outer) {
        passed();
        if (scope.when().isEmpty()) {
            badCase = Optional.empty();
        }
        if (inCase) {
            inCase = false;
            return scope.when(outer.when()).lead(outer.lead(), outer.leadText());
        }
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
