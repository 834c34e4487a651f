package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Durations;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.PutInto;
import dev.rutter.language.step.ItemWords;
import dev.rutter.language.step.LeftBlock;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Orders to people behind a bold label, or in it.
///
/// @param context what the document is read into
record LabelledOrders(Context context) {
    private static final QuickPattern STEP =
            QuickPattern.compile("^\\W*step\\s+\\d+\\w?\\b[\\s:.—–-]*", CASE_INSENSITIVE);

    /// `**4. Deploy**`, `4. **Deploy**`
    private static final QuickPattern COUNTED =
            QuickPattern.compile("^(?:\\*\\*\\s*\\d{1,2}[.)]|\\d{1,2}[.)]\\s*\\*\\*)\\s*\\S");

    private static final QuickPattern BEHIND =
            QuickPattern.compile(
                    "^(?:\\d{1,2}[.)]\\s*)?\\*\\*[^*]{1,200}\\*\\*\\s*(?:[:=|]|[–—-]+\\s)");

    private static final QuickPattern ENDED = QuickPattern.compile("[.!)]$");

    /// Of what only time does, the window is told.
    private static final QuickPattern PASSES =
            QuickPattern.compile(
                    "^\\W*(?:\\d{1,2}[.)]\\W*)?(?:wait|let|soak|bake|leave|keep|hold|watch|monitor|observe)\\b",
                    CASE_INSENSITIVE);

    /// What holds on any day is no step of this one.
    private static final QuickPattern ALWAYS =
            QuickPattern.compile("\\b(?:always|never)\\b", CASE_INSENSITIVE);

    private static final QuickPattern FILES =
            QuickPattern.compile(
                    "(?:(?:then|now|first|please),? )?(?:run|execute|apply)\\b[^:`/]{0,60}:(?: [\\w./-]*\\.(?:sql|sh|py|ps1|rb|js|ya?ml))+",
                    CASE_INSENSITIVE);

    /// The line below is what somebody sees.
    private static final QuickPattern SHOWN =
            QuickPattern.compile(
                    "\\b(?:see|says?|shows?|shown|reads|returns?|reports?|prints?|messages?|errors?|outputs?|logs?|looks?|contains?|similar|like|response|format|fails? with|is|are|following)\\s*:\\W*$|\\b(?:see|says?|shows?|prints?|messages?|errors?|outputs?|logs?|following|warnings?)\\b",
                    CASE_INSENSITIVE);

    /// Whether words are such an order, which is then asked.
    ///
    /// @param opens whether what stands below may be what they are about
    boolean read(Unit unit, Scope scope, boolean opens, @Nullable Block next) {
        return files(unit, scope)
                || inCase(unit, scope, next)
                || step(unit, scope, opens)
                || ordered(unit, scope, opens)
                || sentence(unit, scope, next);
    }

    /// `Run the following scripts:` and their names below it: with which program is for somebody to
    /// say.
    private boolean files(Unit unit, Scope scope) {
        if (!scope.acts() || !FILES.matches(unit.text())) {
            return false;
        }
        context.notes.mark(unit.line(), "an instruction to a person", Role.MANUAL);
        context.person(scope, unit.text(), unit.line(), unit.lastLine(), Optional.empty());
        return true;
    }

    /// `If the queue is not empty:` over a line that may be a command: somebody decides what that
    /// is.
    private boolean inCase(Unit unit, Scope scope, @Nullable Block next) {
        if (!scope.acts()
                || !unit.text().endsWith(":")
                || Guard.in(unit.text(), unit.line()).isEmpty()
                || SHOWN.find(unit.text())) {
            return false;
        }
        var line = LeftBlock.shown(unit.text(), next, context.notes);
        if (line.isEmpty()) {
            return false;
        }
        context.notes.mark(unit.line(), "an instruction to a person", Role.MANUAL);
        context.person(scope, unit.text() + line, unit.line(), unit.lastLine(), Optional.empty());
        return true;
    }

    /// `**Step 1 - Take the node out.** Disable web1 in the console.`: a step for a person, told in
    /// the sentence behind its title or, where nothing stands below, by the title alone.
    private boolean step(Unit unit, Scope scope, boolean opens) {
        if (!unit.label() || !scope.acts() || !STEP.find(Inline.plain(unit.text()))) {
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

    /// `**4. Strip the old script.** Take the proxy out of it.`, `**7. Soak.** At least a day.`: a
    /// sentence in bold that tells what to do or, where it has a number, words behind it that do or
    /// say how long.
    private boolean sentence(Unit unit, Scope scope, @Nullable Block next) {
        // A list below what has come to its end is told besides.
        var opens =
                next instanceof Block.Fence
                        || next instanceof Block.Table
                        || (next instanceof Block.Items && !ENDED.find(unit.afterLabel()));
        if (opens || !unit.bold() || !scope.acts() || named(unit)) {
            return false;
        }
        var words = Phrases.stripNumber(Inline.plain(unit.text()));
        var label = unit.labelText().isEmpty() ? words : Inline.plain(unit.labelText());
        var counted = COUNTED.find(unit.text());
        var tells =
                Imperatives.tells(Phrases.stripNumber(label))
                        || (counted
                                && (Imperatives.tells(unit.afterLabel())
                                        || Imperatives.tellsLater(unit.afterLabel())
                                        || !Durations.find(unit.afterLabel()).isEmpty()));
        if (!tells
                || (unit.labelText().isEmpty() && !ENDED.find(words))
                || context.notes.has(unit.line(), Role.TRIGGER)
                || (context.notes.has(unit.line(), Role.WINDOW) && PASSES.find(label))
                || ItemWords.forbids(words)
                || ALWAYS.find(words)
                || (!counted && Imperatives.aside(words))) {
            return false;
        }
        context.notes.mark(unit.line(), "an instruction to a person", Role.MANUAL);
        context.person(scope, words, unit.line(), unit.lastLine(), Optional.empty());
        return true;
    }

    /// Whether the words in bold name what stands behind them: `**Impact**: …`, `**Note:** …`.
    private static boolean named(Unit unit) {
        return unit.labelText().endsWith(":")
                || unit.text().endsWith(":")
                || unit.text().endsWith(":**")
                || BEHIND.find(unit.text());
    }

    /// `**Isolate:** Take the node out.`: a label that is a verb, a question or a condition, and
    /// what is to be done behind it.
    private boolean ordered(Unit unit, Scope scope, boolean opens) {
        var words = unit.afterLabel();
        if (!unit.label()
                || opens
                || words.isBlank()
                || !(scope.acts()
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
