package dev.rutter.language.list;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.LabelledCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.result.Stated;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.runbook.Runbook.LineReading;
import dev.rutter.language.section.WhenToGoBack;
import dev.rutter.language.sentence.ByRole;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.NoErrors;
import dev.rutter.language.sentence.OwnDeed;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.Triggers;
import dev.rutter.language.step.Announced;
import dev.rutter.language.step.ByItself;
import dev.rutter.language.step.Compared;
import dev.rutter.language.step.Escalations;
import dev.rutter.language.step.Halts;
import dev.rutter.language.step.ItemWords;
import dev.rutter.language.step.LeftBlock;
import dev.rutter.language.step.LineMarks;
import dev.rutter.language.step.LookedFor;
import dev.rutter.language.step.Pauses;
import dev.rutter.language.step.Severities;
import dev.rutter.language.step.TemplateReader;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// Reads one list item.
final class ItemReader {
    private static final QuickPattern STATUS_DOCUMENTATION =
            QuickPattern.compile(
                    "(?i)^\\W*(status|documentation|docs|runbook|wiki|(?:\\w+ )?repo(?:sitory)?)\\b.*");
    private static final QuickPattern BOLD_LABEL =
            QuickPattern.compile("^\\*\\*[^*]+\\*\\*:?\\s.*");

    private static final QuickPattern BACKGROUND_PHASE_IMPERATIVE =
            QuickPattern.compile(
                    "^\\W*(?:see|refer|note|read|consider|keep|use|avoid|never|always|don't)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern ALERT_IF =
            QuickPattern.compile(
                    "^\\W*(?:alert|page)\\b.{0,20}\\b(?:if|when)\\b", CASE_INSENSITIVE);

    /// A line that states what a result must look like.
    static final QuickPattern VERIFY_EXPECT =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:look for|verify|confirm|should"
                            + " (?:see|show|return)|expect(?:ed)?)\\b\\W*:|\\bshould (?!be"
                            + " (?:taken|done"
                            + "|used|run|able|reviewed))(?:be|return|show|see|drop|stabili[sz]e|normali[sz]e|display|say|respond)\\b|\\bverify"
                            + " all\\b.*\\b(?:show|up)\\b|\\breturns? (?:HTTP )?`?\\d{3}|\\bexpects?"
                            + " (?:HTTP )?`?[1-5]\\d\\d\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern CODES =
            QuickPattern.compile(
                    "^\\W*(?:http )?(?:status|response|return) codes?\\W*$", CASE_INSENSITIVE);
    private static final QuickPattern GOOD_CODE = QuickPattern.compile("^\\W*2\\d\\d\\b");

    /// Ticks below such words say when to go on.
    private static final QuickPattern DECIDES =
            QuickPattern.compile("\\bdecision criteria\\b", CASE_INSENSITIVE);

    /// Nothing to measure, but for somebody to look at.
    private static final QuickPattern NORMAL =
            QuickPattern.compile(
                    "\\b(?:normal|acceptable|as expected|stable|reasonable)\\W*$",
                    CASE_INSENSITIVE);

    private final Context context;
    private final Notes notes;
    private final LineMarks marks;
    private final ItemResult results;

    ItemReader(Context context) {
        this.context = context;
        this.notes = context.notes;
        this.marks = new LineMarks(context);
        this.results = new ItemResult(context);
    }

    /// A list item whose nested blocks have been read.
    ///
    /// @param automated whether they hold something to run
    void item(Block.Item item, Scope scope, boolean automated) {
        var text = item.text();
        var line = item.line();
        if (text.isBlank()
                || Pauses.item(context, scope, item)
                || Halts.item(context, scope, item)
                || (!item.box() && Stated.read(context, scope, text, line, item.lastLine()))) {
            return;
        }
        if (LookedFor.taken(item, scope)) {
            notes.mark(line, "when this way is taken", Role.WHEN);
            return;
        }
        var limits = marks.marks(text, line, scope, false);
        var leads = item.hasItems();
        if (!item.box() && !limits.isEmpty() && ByItself.does(text)) {
            notes.mark(line, "what the system does by itself", Role.AUTO);
        }
        if (!item.box() && Phrases.orOption(text)) {
            notes.mark(line, "one of several alternatives", Role.OPTION);
        }
        if (special(item, scope, limits)) {
            return;
        }
        if (scope.lead().silent() && !item.box()) {
            if (scope.lead() == Lead.SYMPTOMS) {
                marks.limits(limits, scope, line);
            }
            return;
        }
        if (Compared.item(context, item, scope) || Halts.beside(context, item, scope)) {
            return;
        }
        if (automated) {
            results.confirmed(item, scope);
            return;
        }
        var example = InlineCommands.illustrated(text) && Imperatives.tells(text);
        if (!item.box() && !example && InlineCommands.onlyForbidden(text)) {
            notes.mark(line, "not to be run: the line says so", Role.SAMPLE);
            return;
        }
        if (!limits.isEmpty()) {
            marks.limits(limits, scope, line);
            if (!item.box() && !ItemWords.watches(text) && !ItemWords.goesOn(item)) {
                return;
            }
        }
        if (!item.box() && Triggers.pauses(Inline.plain(text))) {
            return;
        }
        if (!item.box() && CODES.matches(scope.leadText()) && GOOD_CODE.find(text)) {
            notes.mark(line, "it states a result", Role.EXPECT);
            context.expect(Inline.plain(text), line);
            return;
        }
        if (ItemWords.ticked(item, scope)) {
            notes.mark(line, "it states a result", Role.EXPECT);
            context.person(scope, text, line, item.lastLine());
            return;
        }
        if (LookedFor.result(item, scope) && limits.isEmpty()) {
            results.lookedFor(item, scope);
            return;
        }
        if (manual(item, scope, leads)) {
            notes.mark(
                    line,
                    item.box()
                            ? "a checklist item without a command: a person signs it"
                            : example
                                    ? "a person does it: its command is an example"
                                    : "an instruction to a person",
                    example && !item.box() ? Role.COMMAND : Role.MANUAL);
            if (limits.isEmpty() && (item.box() || item.ordered()) && NoErrors.signed(text)) {
                notes.mark(line, "it states a limit, which somebody signs", Role.LIMIT);
            }
            if (VERIFY_EXPECT.find(Inline.plain(text)) && !item.box()) {
                notes.mark(line, "it states what the result must look like", Role.EXPECT);
            }
            var inner = item.box() ? scope.under(scope.under(), true) : scope;
            var message =
                    item.fences().stream()
                            .flatMap(f -> TemplateReader.message(text, f, inner).stream())
                            .findFirst();
            if (!leads || item.box() || OwnDeed.tells(text) || !LookedFor.asked(item, notes)) {
                var asked =
                        leads
                                ? LookedFor.withNames(item, notes)
                                : text + LeftBlock.shown(text, item.first(), notes);
                context.person(inner, asked, line, item.lastLine(), message);
            } else {
                notes.mark(line, LineReading.BY_LINES, Role.MANUAL);
            }
        } else if (VERIFY_EXPECT.find(Inline.plain(text))
                && limits.isEmpty()
                && ItemResult.states(scope.phase())
                && (!scope.under().isEmpty() || ItemResult.should(text))) {
            results.stated(item, scope);
        }
    }

    /// Lists whose items are something else than instructions.
    private boolean special(Block.Item item, Scope scope, List<Limit> limits) {
        var text = item.text();
        var line = item.line();
        var lead =
                scope.lead() == Lead.TRIGGER
                                && scope.phase() != Phase.ROLLBACK
                                && DECIDES.find(scope.leadText())
                                && ItemWords.TICK.find(text)
                                && !item.box()
                        ? Lead.SUCCESS
                        : scope.lead();
        return switch (lead) {
            case TRIGGER, NO_TRIGGER -> {
                notes.mark(line, "it says when to roll back or when not to", Role.TRIGGER);
                marks.trigger(
                        text,
                        scope.lead() == Lead.NO_TRIGGER
                                ? Entry.Trigger.Decision.DO_NOT_ROLL_BACK
                                : WhenToGoBack.pauses(scope)
                                        ? Entry.Trigger.Decision.PAGE
                                        : Entry.Trigger.Decision.ROLL_BACK,
                        limits,
                        line);
                if (WhenToGoBack.pauses(scope)) {
                    marks.limits(limits, scope, line);
                }
                yield true;
            }
            case SUCCESS, EXPECTED -> {
                if (item.box() || ItemWords.heads(item)) {
                    yield !item.box();
                }
                if (limits.isEmpty()) {
                    notes.mark(line, "it states a result", Role.EXPECT);
                    if (scope.phase() == Phase.PREPARE
                            || scope.phase() == Phase.VERIFY
                            || scope.phase() == Phase.WATCH
                            || scope.phase() == Phase.DEPLOY) {
                        context.person(scope, text, line, item.lastLine());
                    }
                } else {
                    marks.limits(limits, scope, line);
                }
                yield true;
            }
            case AUTO -> {
                if (ByItself.setOff(item, scope)
                        || (!limits.isEmpty() && !ByItself.announced(scope))) {
                    yield false;
                }
                if (ByItself.stage(item)) {
                    yield true;
                }
                if (ItemWords.TICK.find(text) && !item.box() && !item.ordered()) {
                    notes.mark(line, "it states a result", Role.EXPECT);
                }
                notes.mark(line, "what the system does by itself", Role.AUTO);
                notes.add(new Entry.Automatic(Inline.plain(text), notes.span(line)));
                yield true;
            }
            default -> placed(item, scope, limits);
        };
    }

    private boolean placed(Block.Item item, Scope scope, List<Limit> limits) {
        var text = item.text();
        var line = item.line();
        if (!item.box() && Escalations.reason(text, scope)) {
            notes.mark(line, "it says when to escalate", Role.ESCALATE);
            return true;
        }
        if (!item.box()
                && !Escalations.item(text, scope)
                && Escalations.rule(
                        context,
                        scope,
                        scope.under().isBlank() ? scope.title() : scope.under(),
                        text,
                        line)) {
            marks.limits(limits, scope, line);
            return true;
        }
        if (!Escalations.item(text, scope) && Severities.label(text, scope)) {
            notes.mark(line, "a severity level", Role.SEVERITY);
            // How long a figure must hold is not how soon somebody answers.
            notes.add(
                    Severities.level(
                            context, limits.isEmpty() ? text : text.split(":", 2)[0], line));
            if (scope.phase() == Phase.WATCH) {
                marks.limits(limits, scope, line);
            }
            return true;
        }
        if (scope.lead() == Lead.SEVERITY && !item.box()) {
            marks.limits(limits, scope, line);
            return true;
        }
        if (ALERT_IF.find(text)) {
            notes.mark(line, "it says when to alert", Role.LIMIT);
            if (limits.isEmpty()) {
                notes.add(
                        new Entry.Trigger(
                                Inline.plain(text),
                                Entry.Trigger.Decision.PAGE,
                                Optional.empty(),
                                notes.span(line)));
            } else {
                marks.limits(limits, scope, line);
            }
            return true;
        }
        if (Escalations.item(text, scope)) {
            notes.mark(line, "an escalation level", Role.ESCALATE);
            notes.add(Escalations.level(context, text, line));
            return true;
        }
        if (Escalations.named(text, scope)) {
            notes.mark(line, "an escalation level", Role.ESCALATE);
            notes.add(Escalations.level(context, text, line));
        }
        if (item.box()) {
            ItemVariables.boxed(notes, text, line);
        }
        if (!item.box() && ItemVariables.listed(notes, scope, text, line)) {
            return true;
        }
        if (scope.phase() == Phase.CONTACTS
                && !item.box()
                && !STATUS_DOCUMENTATION.matches(text)
                && !(item.ordered() && Imperatives.tells(text))) {
            notes.mark(line, "somebody to turn to", Role.CONTACT);
            notes.add(marks.contact(text, line));
            return true;
        }
        return scope.phase() == Phase.CONTACTS && !item.box();
    }

    private boolean manual(Block.Item item, Scope scope, boolean leads) {
        var text = item.text();
        if (item.box()) {
            return scope.phase() != Phase.TEMPLATE;
        }
        if (scope.phase() == Phase.TEMPLATE || scope.phase() == Phase.NONE) {
            return false;
        }
        if (scope.phase() == Phase.OVERVIEW && !ByItself.described(text)) {
            return false;
        }
        if (Links.only(item, scope)) {
            return false;
        }
        if (ByItself.told(item, scope)) {
            notes.mark(item.line(), "what the system does by itself", Role.AUTO);
            notes.add(new Entry.Automatic(Inline.plain(text), notes.span(item.line())));
            return false;
        }
        if (leads
                && (Inline.boldLabel(text) || !Imperatives.tells(text))
                && !OwnDeed.labelled(text, LookedFor.asked(item, notes))) {
            return TitledChecks.is(notes, item, scope);
        }
        if (item.ordered()
                ? ItemWords.states(text)
                : ItemWords.named(text, scope.leadText()) || ItemWords.warns(text)) {
            return false;
        }
        if (LookedFor.listed(item, scope) || LabelledCommands.alone(text, scope.phase())) {
            return true;
        }
        if (item.ordered()) {
            return !BOLD_LABEL.matches(text)
                    || scope.phase() != Phase.REFERENCE
                    || Imperatives.tells(text.substring(0, text.indexOf("**", 2)));
        }
        if (Needs.names(item, scope)) {
            return true;
        }
        return switch (scope.phase()) {
            case MAINTAIN -> ItemWords.routine(text, scope);
            case REFERENCE ->
                    Imperatives.tells(text)
                            && !BACKGROUND_PHASE_IMPERATIVE.find(text)
                            && scope.lead() == Lead.ACTION;
            case WATCH, VERIFY, PREPARE, DEPLOY, ROLLBACK, INCIDENT, TROUBLE ->
                    Imperatives.tells(text)
                            || ByRole.does(text)
                            || (scope.phase() != Phase.TROUBLE && Imperatives.tellsLater(text))
                            || Announced.lists(scope.leadText())
                            || ((scope.phase() == Phase.WATCH || scope.phase() == Phase.VERIFY)
                                    && scope.lead() != Lead.CAUSE
                                    && NORMAL.find(Inline.plain(text)))
                            || (scope.lead() == Lead.CURE
                                    && item.rest().isEmpty()
                                    && !text.contains(": `"));
            case NONE, OVERVIEW, CONTACTS, TEMPLATE -> false;
        };
    }
}
