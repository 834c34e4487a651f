package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Limit;
import dev.rutter.language.expect.Limit.Polarity;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one line for people: a list item or a piece of a paragraph.
final class LineReader {
    private static final Pattern ENV_ITEM =
            Pattern.compile(
                    "^(?:\\*\\*)?`?([A-Z][A-Z0-9]*_[A-Z0-9_]+|PORT|[A-Z]{4,}_?URL)`?(?:=\\S*`?)?(?:\\*\\*)?\\s*(?:$|[-–—:=→(].*|is\\b.*)");
    private static final Pattern ENV_MENTION =
            Pattern.compile(
                    "\\b(?:set|update|add|configure|export|define|copy and update)\\b.{0,30}?`?\\b([A-Z][A-Z0-9]*_[A-Z0-9_]+)\\b`?|`?\\b([A-Z][A-Z0-9]*_[A-Z0-9_]+)\\b`?\\s+(?:is|are|must be) set\\b");
    private static final Pattern CONTACT =
            Pattern.compile(
                    "\\b(?:contact|notify|page|call|ping|email|reach out to|escalate to|ask|tag|alert|announce|post)\\b.{0,60}?(?:\\bsupport\\b|#[a-z][\\w-]+|@[\\w.-]+|\\bDBAs?\\b|\\bsecurity team\\b|\\bon-?call\\b|\\bvendor\\b|[\\w.+-]+@[\\w-]+\\.\\w+)|^\\W*(?:email|phone|slack|pagerduty|dashboard|support)\\W*:\\s*\\S",
                    CASE_INSENSITIVE);
    private static final Pattern VERIFY_EXPECT =
            Pattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:look for|verify|confirm|should (?:see|show|return)|expect(?:ed)?)\\b\\W*:|\\bshould (?!be (?:taken|done|used|run|able|reviewed))(?:be|return|show|see|drop|stabili[sz]e|normali[sz]e|display|say|respond)\\b|\\bverify all\\b.*\\b(?:show|up)\\b|\\breturns? (?:HTTP )?`?\\d{3}",
                    CASE_INSENSITIVE);
    private static final Pattern BACKGROUND_PHASE_IMPERATIVE =
            Pattern.compile(
                    "^\\W*(?:see|refer|note|read|consider|keep|use|avoid|never|always|don't)\\b",
                    CASE_INSENSITIVE);

    private final Context context;
    private final Notes notes;

    LineReader(Context context) {
        this.context = context;
        this.notes = context.notes;
    }

    /// A list item whose nested blocks have been read.
    ///
    /// @param automated whether they hold something to run
    void item(Block.Item item, Scope scope, boolean automated) {
        var text = item.text();
        var line = item.line();
        if (text.isBlank()) {
            return;
        }
        var limits = marks(text, line, scope, false);
        var leads = item.hasItems();
        if (special(item, scope, limits)) {
            return;
        }
        if (scope.lead().silent() && !item.box()) {
            if (scope.lead() == Lead.SYMPTOMS) {
                limits(limits, scope, line);
            }
            return;
        }
        if (inlineCommand(text, line, scope, item)) {
            return;
        }
        if (automated) {
            return;
        }
        if (!limits.isEmpty()) {
            limits(limits, scope, line);
            if (!item.box() && !manualAnyway(text, scope)) {
                return;
            }
        }
        if (manual(item, scope, leads)) {
            notes.mark(
                    line,
                    item.box()
                            ? "a checklist item without a command: a person signs it"
                            : "an instruction to a person",
                    Role.MANUAL);
            if (VERIFY_EXPECT.matcher(Inline.plain(text)).find() && !item.box()) {
                notes.mark(line, "it states what the result must look like", Role.EXPECT);
            }
            context.person(
                    item.box() ? scope.under(scope.under(), true) : scope,
                    text,
                    line,
                    item.lastLine());
        } else if (VERIFY_EXPECT.matcher(Inline.plain(text)).find()
                && limits.isEmpty()
                && scope.phase() != Phase.REFERENCE
                && !scope.under().isEmpty()) {
            notes.mark(line, "it states what the result must look like", Role.EXPECT);
        }
    }

    /// Lists whose items are something else than instructions.
    private boolean special(Block.Item item, Scope scope, List<Limit> limits) {
        var text = item.text();
        var line = item.line();
        switch (scope.lead()) {
            case TRIGGER, NO_TRIGGER -> {
                notes.mark(line, "it says when to roll back or when not to", Role.TRIGGER);
                trigger(
                        text,
                        scope.lead() == Lead.NO_TRIGGER
                                ? Entry.Trigger.Decision.DO_NOT_ROLL_BACK
                                : Entry.Trigger.Decision.ROLL_BACK,
                        limits,
                        line);
                return true;
            }
            case SUCCESS, EXPECTED -> {
                if (item.box()) {
                    return false;
                }
                if (limits.isEmpty()) {
                    notes.mark(line, "it states a result", Role.EXPECT);
                    if (scope.phase() == Phase.VERIFY
                            || scope.phase() == Phase.WATCH
                            || scope.phase() == Phase.DEPLOY) {
                        context.person(scope, text, line, item.lastLine());
                    }
                } else {
                    limits(limits, scope, line);
                }
                return true;
            }
            case AUTO -> {
                notes.mark(line, "what the system does by itself", Role.AUTO);
                notes.add(new Entry.Automatic(Inline.plain(text), notes.span(line)));
                return true;
            }
            default -> {
                return placed(item, scope);
            }
        }
    }

    private boolean placed(Block.Item item, Scope scope) {
        var text = item.text();
        var line = item.line();
        if (Severities.label(text, scope)) {
            notes.mark(line, "a severity level", Role.SEVERITY);
            notes.add(Severities.level(context, text, line));
            return true;
        }
        if (scope.lead() == Lead.SEVERITY && !item.box()) {
            return true;
        }
        if (Escalations.item(text, scope)) {
            notes.mark(line, "an escalation level", Role.ESCALATE);
            notes.add(Escalations.level(context, text, line));
            return true;
        }
        var env = ENV_ITEM.matcher(text);
        if (env.matches() && !item.box()) {
            notes.mark(line, "a variable that must be set", Role.ENV);
            notes.add(new Entry.Variable(env.group(1), true, "", notes.span(line)));
            return true;
        }
        if (scope.phase() == Phase.CONTACTS
                && !item.box()
                && !text.matches("(?i)^\\W*(status|documentation|docs|runbook|wiki)\\b.*")) {
            notes.mark(line, "somebody to turn to", Role.CONTACT);
            notes.add(contact(text, line));
            return true;
        }
        return scope.phase() == Phase.CONTACTS && !item.box();
    }

    Entry.Contact contact(String text, int line) {
        var plain = Inline.plain(text);
        var colon = plain.indexOf(':');
        var who = colon > 0 ? plain.substring(0, colon) : plain;
        return new Entry.Contact(
                who.strip(), colon > 0 ? plain.substring(colon + 1).strip() : "", notes.span(line));
    }

    private void trigger(
            String text, Entry.Trigger.Decision decision, List<Limit> limits, int line) {
        var limit =
                limits.stream()
                        .findFirst()
                        .map(l ->
                                new Limit(
                                        l.metric(),
                                        l.percentile(),
                                        l.comparison(),
                                        l.value(),
                                        l.unit(),
                                        l.baseline(),
                                        l.window(),
                                        l.consecutive(),
                                        decision == Entry.Trigger.Decision.DO_NOT_ROLL_BACK
                                                ? Polarity.GOOD_IF
                                                : Polarity.BAD_IF,
                                        l.level(),
                                        l.says(),
                                        l.span()));
        if (limit.isPresent()) {
            notes.mark(line, "it states a limit", Role.LIMIT);
        }
        notes.add(new Entry.Trigger(Inline.plain(text), decision, limit, notes.span(line)));
    }

    private void limits(List<Limit> limits, Scope scope, int line) {
        if (limits.isEmpty()) {
            return;
        }
        notes.mark(line, "it states a limit", Role.LIMIT);
        for (var limit : limits) {
            notes.add(new Entry.Criterion(limit, place(scope, limit)));
        }
    }

    private static Entry.Criterion.Place place(Scope scope, Limit limit) {
        if (scope.lead() == Lead.SUCCESS) {
            return Entry.Criterion.Place.SUCCESS;
        }
        if (scope.title().matches("(?i).*\\b(slos?|service level|objectives)\\b.*")) {
            return Entry.Criterion.Place.SERVICE_LEVEL;
        }
        if (scope.lead() == Lead.SEVERITY) {
            return Entry.Criterion.Place.SEVERITY;
        }
        return limit.polarity() == Polarity.GOOD_IF
                ? Entry.Criterion.Place.SUCCESS
                : Entry.Criterion.Place.ALERT;
    }

    /// Roles that a line may have beside its main one; answers its limits.
    List<Limit> marks(String text, int line, Scope scope, boolean label) {
        var polarity =
                switch (scope.lead()) {
                    case TRIGGER, SYMPTOMS -> Polarity.BAD_IF;
                    case SUCCESS, EXPECTED, NO_TRIGGER -> Polarity.GOOD_IF;
                    case NONE,
                            CAUSE,
                            PREVENTION,
                            DIAGNOSIS,
                            CURE,
                            AUTO,
                            ENV,
                            SEVERITY,
                            ESCALATION,
                            METRICS,
                            BACKGROUND,
                            TEMPLATE,
                            ACTION ->
                            null;
                };
        var limits = LimitReader.read(text, polarity, notes.span(line));
        var silent =
                scope.lead().silent()
                        || scope.phase() == Phase.REFERENCE
                        || scope.phase() == Phase.OVERVIEW;
        if (!silent || label) {
            if (scope.lead() != Lead.TRIGGER && scope.lead() != Lead.NO_TRIGGER) {
                Phrases.when(text)
                        .ifPresent(c ->
                                notes.mark(
                                        line, "it holds only under a condition: " + c, Role.WHEN));
            }
            WindowReader.line(Inline.plain(text), !limits.isEmpty(), notes.span(line))
                    .ifPresent(window -> {
                        notes.mark(line, "it gives a length of time", Role.WINDOW);
                        notes.add(window);
                    });
            if (Phrases.triggers(text)
                    && scope.lead() != Lead.TRIGGER
                    && scope.lead() != Lead.NO_TRIGGER) {
                notes.mark(line, "it says when to roll back", Role.TRIGGER);
                notes.add(
                        new Entry.Trigger(
                                Inline.plain(text),
                                Entry.Trigger.Decision.ROLL_BACK,
                                limits.stream().findFirst(),
                                notes.span(line)));
            }
            if (CONTACT.matcher(Inline.plain(text)).find()) {
                notes.mark(line, "it names somebody to turn to", Role.CONTACT);
            }
            var env = ENV_MENTION.matcher(text);
            if (env.find() && scope.phase() != Phase.CONTACTS) {
                var name = env.group(1) != null ? env.group(1) : env.group(2);
                notes.mark(line, "a variable that must be set", Role.ENV);
                notes.add(new Entry.Variable(name, true, condition(text), notes.span(line)));
            }
        }
        return limits;
    }

    private static String condition(String text) {
        var open = text.lastIndexOf('(');
        var close = text.lastIndexOf(')');
        return open > 0 && close > open ? text.substring(open + 1, close) : "";
    }

    private static boolean manualAnyway(String text, Scope scope) {
        return Phrases.imperative(text)
                && text.matches(
                        "(?i)^\\W*(\\d+[.)]\\s*)?(monitor|watch|verify|check|wait|confirm|ensure)\\b.*");
    }

    private boolean manual(Block.Item item, Scope scope, boolean leads) {
        var text = item.text();
        if (item.box()) {
            return scope.phase() != Phase.TEMPLATE;
        }
        if (scope.phase() == Phase.TEMPLATE
                || scope.phase() == Phase.NONE
                || scope.phase() == Phase.OVERVIEW) {
            return false;
        }
        if (text.matches("^\\[[^\\]]*\\]\\([^)]*\\).*") || text.matches("(?i)^https?://\\S+$")) {
            return false;
        }
        if (Phrases.automatic(text)) {
            notes.mark(item.line(), "what the system does by itself", Role.AUTO);
            notes.add(new Entry.Automatic(Inline.plain(text), notes.span(item.line())));
            return false;
        }
        if (leads
                && (Unit.of(new Block.Text(item.lines())).getFirst().label()
                        || !Phrases.imperative(text))) {
            return false;
        }
        if (item.ordered()) {
            return !text.matches("^\\*\\*[^*]+\\*\\*:?\\s.*") || scope.phase() != Phase.REFERENCE;
        }
        return switch (scope.phase()) {
            case MAINTAIN -> true;
            case REFERENCE ->
                    Phrases.imperative(text)
                            && !BACKGROUND_PHASE_IMPERATIVE.matcher(text).find()
                            && scope.lead() == Lead.ACTION;
            case WATCH, VERIFY, PREPARE, DEPLOY, ROLLBACK, INCIDENT, TROUBLE ->
                    Phrases.imperative(text)
                            || scope.lead() == Lead.CURE
                                    && item.rest().isEmpty()
                                    && !text.contains(": `");
            case NONE, OVERVIEW, CONTACTS, TEMPLATE -> false;
        };
    }

    /// A command in backticks that the line tells to run.
    private boolean inlineCommand(String text, int line, Scope scope, Block.Item item) {
        if (scope.phase() == Phase.REFERENCE && !item.box() && !item.ordered()) {
            return false;
        }
        var command = InlineCommands.of(text);
        if (command.isEmpty()) {
            return false;
        }
        for (var script : command) {
            new Commands(context)
                    .inline(
                            item.box()
                                    ? scope.under(Phrases.stripNumber(Inline.plain(text)), true)
                                    : scope,
                            script,
                            text,
                            line);
        }
        return true;
    }

    /// A piece of a paragraph.
    void paragraph(Unit unit, Scope scope, @Nullable Block next) {
        var text = unit.text();
        var line = unit.line();
        if (scope.phase() == Phase.TEMPLATE && unit.label() && !(next instanceof Block.Fence)) {
            TemplateReader.paragraph(context, unit, scope);
            return;
        }
        if (scope.phase() == Phase.NONE || scope.phase() == Phase.OVERVIEW) {
            return;
        }
        if (Severities.label(text, scope) && unit.label()) {
            notes.mark(line, "a severity level", Role.SEVERITY);
            notes.add(Severities.level(context, text, line));
            if (!Durations.find(text).isEmpty()
                    && !text.toLowerCase(java.util.Locale.ROOT).contains("response time")) {
                notes.mark(line, "it gives a length of time", Role.WINDOW);
            }
            return;
        }
        if (Escalations.label(text, scope) && unit.label()) {
            notes.mark(line, "an escalation level", Role.ESCALATE);
            notes.add(Escalations.level(context, text, line));
            return;
        }
        if (scope.phase() == Phase.CONTACTS && unit.label()) {
            notes.mark(line, "somebody to turn to", Role.CONTACT);
            notes.add(contact(text, line));
            return;
        }
        if (Phrases.automatic(text) && text.endsWith(":") && scope.phase() != Phase.REFERENCE) {
            notes.mark(line, "what the system does by itself", Role.AUTO);
            notes.add(new Entry.Automatic(Inline.plain(text), notes.span(line)));
            return;
        }
        var limits = marks(text, line, scope, unit.label());
        if (!limits.isEmpty() && text.length() < 200 && scope.phase() != Phase.REFERENCE) {
            limits(limits, scope, line);
        }
        if (unit.label()
                && scope.lead() == Lead.EXPECTED
                && (text.toLowerCase(java.util.Locale.ROOT).contains("expected")
                        || ExpectationReader.states(Inline.plain(text)))) {
            notes.mark(line, "it says what the result must look like", Role.EXPECT);
            var after = unit.afterLabel();
            if (!after.isBlank()) {
                context.last()
                        .ifPresent(last ->
                                last.expect(
                                        ExpectationReader.read(
                                                Inline.plain(after),
                                                last.action(),
                                                notes.span(line))));
            }
            return;
        }
        if (ExpectationReader.states(Inline.plain(text))
                && context.last().isPresent()
                && limits.isEmpty()) {
            notes.mark(line, "it says what the result must look like", Role.EXPECT);
            context.last()
                    .ifPresent(last ->
                            last.expect(
                                    ExpectationReader.read(
                                            Inline.plain(text), last.action(), notes.span(line))));
            return;
        }
        sentence(unit, scope, next);
    }

    private void sentence(Unit unit, Scope scope, @Nullable Block next) {
        var text = unit.text();
        if (scope.lead().silent()
                || scope.phase() == Phase.REFERENCE
                || next instanceof Block.Fence fence && runs(fence, scope)) {
            return;
        }
        var cure = unit.label() && scope.lead() == Lead.CURE && !unit.afterLabel().isBlank();
        var words = cure ? unit.afterLabel() : text;
        var commands = InlineCommands.of(words);
        if (!commands.isEmpty()) {
            for (var script : commands) {
                new Commands(context).inline(scope, script, text, unit.line());
            }
            return;
        }
        var opens =
                next instanceof Block.Items
                        || next instanceof Block.Table
                        || next instanceof Block.Fence;
        var small =
                !unit.label()
                        && (!scope.under().isEmpty()
                                || scope.phase() == Phase.TROUBLE
                                || scope.phase() == Phase.INCIDENT);
        if (Phrases.imperative(words) && (opens || small || cure)) {
            if (unit.label()
                    && !cure
                    && Lead.of(unit.text()) != Lead.NONE
                    && Lead.of(unit.text()) != Lead.TEMPLATE) {
                return;
            }
            if (unit.label() && !cure && Inline.boldLabel(text)) {
                return;
            }
            notes.mark(unit.line(), "an instruction to a person", Role.MANUAL);
            context.person(scope, words, unit.line(), unit.lastLine());
        }
    }

    private static boolean runs(Block.Fence fence, Scope scope) {
        return switch (FenceClassifier.of(fence, scope, "")) {
            case COMMANDS, SESSION, QUERY, NOTES -> true;
            case SAMPLE, TEMPLATE, VARIABLES, CONTACTS -> false;
        };
    }
}
