package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.choice.EitherOr;
import dev.rutter.language.command.FileContents;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.command.ShapedCommands;
import dev.rutter.language.command.ShownOutput;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.draft.ToldAbove;
import dev.rutter.language.result.Stated;
import dev.rutter.language.result.ValueDecides;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Durations;
import dev.rutter.language.sentence.ExpectationReader;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.PutInto;
import dev.rutter.language.sentence.ReadOn;
import dev.rutter.language.sentence.Triggers;
import dev.rutter.language.step.Announced;
import dev.rutter.language.step.Assignments;
import dev.rutter.language.step.BeforeGoLive;
import dev.rutter.language.step.BothWays;
import dev.rutter.language.step.ByItself;
import dev.rutter.language.step.CheckedBehind;
import dev.rutter.language.step.Commands;
import dev.rutter.language.step.Compared;
import dev.rutter.language.step.Decides;
import dev.rutter.language.step.DeedsBeside;
import dev.rutter.language.step.Escalations;
import dev.rutter.language.step.Halts;
import dev.rutter.language.step.ItemWords;
import dev.rutter.language.step.LeftBlock;
import dev.rutter.language.step.LineMarks;
import dev.rutter.language.step.LookedFor;
import dev.rutter.language.step.Pauses;
import dev.rutter.language.step.PlacedInline;
import dev.rutter.language.step.Rounds;
import dev.rutter.language.step.Severities;
import dev.rutter.language.step.Stops;
import dev.rutter.language.step.TemplateReader;
import dev.rutter.language.step.WholeTime;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one piece of a paragraph.
final class ParagraphReader {
    private static final QuickPattern EXPECTED_TIME =
            QuickPattern.compile(
                    "^\\W*expected (?:duration|downtime|time|limits?|frequency)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern CHECKPOINT =
            QuickPattern.compile("^\\W*(?:[✓✅✔☑]|checkpoint\\b)", CASE_INSENSITIVE);

    /// `Load test passed`: what is so, though it begins as an order does.
    private static final QuickPattern PASSED =
            QuickPattern.compile(
                    "(?!\\W*(?:verify|confirm|check|ensure|make sure)\\b).*\\b(?:passed|completed?|succeeded|deployed|done)\\W*",
                    CASE_INSENSITIVE);

    private static final QuickPattern IF_SEEN =
            QuickPattern.compile("^\\W*if you see (?:this|these|that)\\b", CASE_INSENSITIVE);

    private final Context context;
    private final Notes notes;
    private final LineMarks marks;
    private final LabelledOrders orders;
    private final OnCall onCall;

    /// Whether labels may still be the section's form.
    private boolean forms;

    ParagraphReader(Context context, boolean forms) {
        this.context = context;
        this.notes = context.notes;
        this.marks = new LineMarks(context);
        this.orders = new LabelledOrders(context);
        this.onCall = new OnCall(context, marks);
        this.forms = forms;
    }

    /// A piece of a paragraph.
    void paragraph(Unit unit, Scope scope, @Nullable Block next) {
        var text = unit.text();
        var line = unit.line();
        if (scope.phase() == Phase.TEMPLATE && unit.label() && forms) {
            TemplateReader.paragraph(context, unit, scope);
            forms = false;
            return;
        }
        if (Severities.label(text, scope) && (unit.label() || Severities.lined(text))) {
            notes.mark(line, "a severity level", Role.SEVERITY);
            notes.add(Severities.level(context, text, line));
            if (Durations.find(text).stream().anyMatch(found -> !found.sign().startsWith("<"))
                    && !text.toLowerCase(java.util.Locale.ROOT).contains("response time")) {
                notes.mark(line, "it gives a length of time", Role.WINDOW);
            }
            return;
        }
        if (onCall.named(unit, scope.phase())) {
            return;
        }
        if (scope.phase() == Phase.NONE || scope.phase() == Phase.OVERVIEW) {
            WholeTime.read(notes, text, line);
            for (var said : Triggers.of(text)) {
                notes.mark(line, "it says when to roll back or when not to", Role.TRIGGER);
                marks.trigger(said.text(), said.decision(), List.of(), line);
            }
            return;
        }
        if (unit.label() && Severities.grades(text, scope.phase())) {
            notes.mark(line, "how grave such an incident is", Role.SEVERITY);
            return;
        }
        if (Escalations.label(text, scope) && unit.label()) {
            notes.mark(line, "an escalation level", Role.ESCALATE);
            notes.add(Escalations.level(context, text, line));
            return;
        }
        if (Escalations.rule(context, scope, scope.title(), text, line)) {
            marks.limits(marks.paragraph(unit, scope), scope, line);
            return;
        }
        if (onCall.drawer(unit, scope.phase(), next) || onCall.listed(unit, scope.phase())) {
            return;
        }
        if (text.endsWith(" or:") && scope.acts()) {
            notes.mark(line, "one of several alternatives", Role.OPTION);
        }
        if (Phrases.automatic(text) && text.endsWith(":") && scope.phase() != Phase.REFERENCE) {
            notes.mark(line, "what the system does by itself", Role.AUTO);
            notes.add(new Entry.Automatic(Inline.plain(text), notes.span(line)));
            return;
        }
        if (scope.phase() == Phase.DEPLOY && ByItself.sentence(text)) {
            notes.mark(line, "what the system does by itself", Role.AUTO);
            notes.add(new Entry.Automatic(Inline.plain(text), notes.span(line)));
        }
        if (unit.label()
                && !unit.afterLabel().isBlank()
                && scope.phase() == Phase.ROLLBACK
                && (scope.lead() == Lead.TRIGGER || scope.lead() == Lead.NO_TRIGGER)
                && Lead.of(unit.labelText()) == scope.lead()) {
            notes.mark(line, "it says when to roll back or when not to", Role.TRIGGER);
            marks.trigger(
                    unit.afterLabel(),
                    scope.lead() == Lead.NO_TRIGGER
                            ? Entry.Trigger.Decision.DO_NOT_ROLL_BACK
                            : Entry.Trigger.Decision.ROLL_BACK,
                    List.of(),
                    line);
            return;
        }
        if (ValueDecides.read(context, scope, unit, next)) {
            return;
        }
        var waited = Pauses.paragraph(context, scope, unit, next);
        if (waited.isPresent()) {
            var rest = waited.get();
            if (!rest.isBlank()) {
                paragraph(unit.saying(rest), scope, next);
            }
            return;
        }
        var halts = Halts.paragraph(context, scope, unit, next);
        if (halts.isPresent()) {
            marks.paragraph(unit, scope);
            if (!halts.get().isBlank()) {
                paragraph(unit.saying(halts.get()), scope, next);
            }
            return;
        }
        if (BeforeGoLive.heads(scope, unit, next)
                || ToldElsewhere.read(context, unit, scope, next)) {
            return;
        }
        if (context.isHead(line)) {
            notes.mark(line, "it says what the command below it must show", Role.EXPECT);
            return;
        }
        if (!unit.label()
                && (Decides.read(context, scope, text, line, unit.lastLine())
                        || Stated.read(context, scope, text, line, unit.lastLine()))) {
            return;
        }
        if (ToldAbove.expects(text, next, scope)) {
            sentence(unit, scope, next);
            return;
        }
        var limits = marks.paragraph(unit, scope);
        if (!limits.isEmpty() && text.length() < 200 && scope.phase() != Phase.REFERENCE) {
            marks.limits(limits, scope, line);
        }
        if (unit.label()
                && scope.lead() == Lead.EXPECTED
                && !EXPECTED_TIME.find(Inline.plain(text))
                && (text.toLowerCase(java.util.Locale.ROOT).contains("expected")
                        || ExpectationReader.states(Inline.plain(text)))) {
            notes.mark(line, "it says what the result must look like", Role.EXPECT);
            var after = unit.afterLabel();
            var toSee = Inline.plain(after.isBlank() ? text : after);
            if (nothingAbove(scope)) {
                context.person(scope, toSee + ShownOutput.line(next), line, unit.lastLine());
                context.expect(toSee, line);
            } else if (!after.isBlank()) {
                context.expect(toSee, line);
            } else if (context.person().isPresent()) {
                context.expect(toSee + ShownOutput.line(next), line);
            }
            return;
        }
        var rules = scope.lead() == Lead.TRIGGER || scope.lead() == Lead.NO_TRIGGER;
        var below = rules || Compared.heads(text, next);
        if (ExpectationReader.states(Inline.plain(text)) && limits.isEmpty() && !below) {
            var seen = IF_SEEN.find(text) && nothingAbove(scope) ? shownAbove(line) : "";
            if (!seen.isEmpty()) {
                context.person(scope, "Look for: " + seen, line, unit.lastLine());
            }
            if (context.last().isPresent() || context.person().isPresent()) {
                notes.mark(line, "it says what the result must look like", Role.EXPECT);
                context.expect(Inline.plain(text), line);
                return;
            }
        }
        if (checkpoint(unit, scope) && limits.isEmpty()) {
            var said = ItemWords.behind(unit);
            var told = Imperatives.tells(said) && !PASSED.matches(said);
            notes.mark(
                    line,
                    told ? "an instruction to a person" : "it states a result",
                    told ? Role.MANUAL : Role.EXPECT);
            context.person(scope, said, line, unit.lastLine());
            return;
        }
        if (!rules && CheckedBehind.read(context, unit, scope, next)) {
            return;
        }
        sentence(unit, scope, next);
    }

    /// Whether a sentence stands behind a tick or behind the word itself.
    private static boolean checkpoint(Unit unit, Scope scope) {
        return CHECKPOINT.find(unit.text())
                && !ItemWords.legend(unit.text())
                && (scope.acts() || scope.phase() == Phase.WATCH)
                && !scope.lead().silent()
                && !Inline.plain(unit.text()).endsWith(":")
                && InlineCommands.of(unit.text()).isEmpty();
    }

    /// Whether a result is stated of nothing that is done here: somebody looks whether it is so.
    private boolean nothingAbove(Scope scope) {
        return context.last().isEmpty()
                && context.person().isEmpty()
                && (scope.acts() || scope.phase() == Phase.WATCH);
    }

    /// The last line of the block right above, which shows what is to be seen.
    private String shownAbove(int line) {
        for (var above = line - 1; above > Math.max(0, line - 4); above--) {
            var text = notes.text(above).strip();
            if (!text.isEmpty() && !text.startsWith("```") && !text.startsWith("~~~")) {
                return notes.has(above, Role.SAMPLE) ? text : "";
            }
        }
        return "";
    }

    private void sentence(Unit unit, Scope scope, @Nullable Block next) {
        var text = unit.text();
        if (scope.lead().silent() || scope.phase() == Phase.REFERENCE) {
            return;
        }
        if (PromptedLines.read(context, unit, scope)) {
            return;
        }
        if (next instanceof Block.Fence fence
                && ShapedCommands.runs(fence, scope, text)
                && !FileContents.in(fence, text)) {
            above(unit, scope, fence);
            return;
        }
        var cure = unit.label() && scope.lead() == Lead.CURE && !unit.afterLabel().isBlank();
        var words = cure ? unit.afterLabel() : text;
        var named = Assignments.orCommands(notes, scope, words, unit.line());
        var commands = unit.label() ? named : InlineCommands.undescribed(words, named);
        var does = commands.isEmpty() && !named.isEmpty();
        if (!commands.isEmpty()) {
            var scopes =
                    commands.stream()
                            .map(it ->
                                    PlacedInline.placed(
                                            scope,
                                            words,
                                            it,
                                            notes.lineOf(it, unit.line(), unit.lastLine())))
                            .toList();
            var placed = EitherOr.placed(context, scopes, words, commands, unit.line());
            var lines =
                    commands.stream()
                            .map(it -> notes.lineOf(it, unit.line(), unit.lastLine()))
                            .toList();
            new Commands(context).inOrder(placed, commands, text, words, lines);
            BothWays.people(context, scope, words, commands, unit.line());
            Stops.own(context, placed.getLast(), words, unit.line());
            return;
        }
        if (does || InlineCommands.onlyForbidden(words)) {
            notes.mark(unit.line(), "not to be run: the line says so", Role.SAMPLE);
            return;
        }
        var opens =
                next instanceof Block.Items
                        || next instanceof Block.Table
                        || next instanceof Block.Fence;
        var rule = notes.has(unit.line(), Role.TRIGGER) && Triggers.only(text, scope.phase());
        var small =
                !unit.label()
                        && (!scope.under().isEmpty()
                                || ((scope.phase() == Phase.TROUBLE
                                                || scope.phase() == Phase.INCIDENT)
                                        && !notes.has(unit.line(), Role.TRIGGER))
                                || (words.length() < 300
                                        && scope.acts()
                                        && !rule
                                        && !Imperatives.aside(words)));
        if (orders.read(unit, scope, opens, next)
                || Announced.only(unit, next)
                || Rounds.over(unit.text(), next)) {
            return;
        }
        var heads =
                (scope.acts() || scope.phase() == Phase.WATCH)
                        && (LookedFor.heads(unit, next) || (!opens && LookedFor.sentence(unit)));
        var back = scope.phase() == Phase.ROLLBACK;
        var done =
                PutInto.orders(words, scope.acts() && !back)
                        && !ItemWords.forbids(words)
                        && (back || !ReadOn.only(words));
        if (!rule && done && (opens || small || cure || heads)) {
            if (unit.label()
                    && !cure
                    && !heads
                    && Lead.of(unit.text()) != Lead.NONE
                    && Lead.of(unit.text()) != Lead.METRICS
                    && (Lead.of(unit.text()) != Lead.ENV || Inline.boldLabel(text))
                    && Lead.of(unit.text()) != Lead.TEMPLATE) {
                return;
            }
            var message =
                    next instanceof Block.Fence fence
                            ? TemplateReader.message(words, fence, scope)
                            : Optional.<String>empty();
            if (!cure && !heads && LabelledOrders.title(unit) && message.isEmpty()) {
                return;
            }
            notes.mark(unit.line(), "an instruction to a person", Role.MANUAL);
            var shown = LeftBlock.shown(words, next, notes);
            var asked = words + Announced.names(unit, next) + shown;
            context.person(scope, asked, unit.line(), unit.lastLine(), message);
        } else if (!rule) {
            LaterOrder.read(context, unit, scope, next);
        }
    }

    /// The sentence above a fence of commands is their title; a command in it that the fence does
    /// not begin a line with is one more.
    private void above(Unit unit, Scope scope, Block.Fence fence) {
        DeedsBeside.paragraph(context, unit, scope, fence);
        for (var script : Assignments.orCommands(notes, scope, unit.text(), unit.line())) {
            var program = Assignments.opening(script);
            if (fence.content().stream().noneMatch(line -> line.contains(program))) {
                new Commands(context)
                        .inline(
                                PlacedInline.placed(
                                        scope,
                                        unit.text(),
                                        script,
                                        notes.lineOf(script, unit.line(), unit.lastLine())),
                                script,
                                unit.text(),
                                notes.lineOf(script, unit.line(), unit.lastLine()));
                Stops.own(context, scope, unit.text(), unit.line());
            }
        }
    }
}
