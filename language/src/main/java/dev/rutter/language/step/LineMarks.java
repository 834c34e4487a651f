package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Unit;
import dev.rutter.language.choice.Alternates;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.expect.Limit.Polarity;
import dev.rutter.language.result.Stated;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Events;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.LimitReader;
import dev.rutter.language.sentence.OnlyThen;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.PlaceNames;
import dev.rutter.language.sentence.Retreat;
import dev.rutter.language.sentence.RuleCases;
import dev.rutter.language.sentence.Triggers;
import dev.rutter.language.sentence.WatchedBound;
import dev.rutter.language.sentence.WindowReader;
import dev.rutter.language.text.QuickPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// What a line for people says beside its main meaning: limits, times, conditions, people,
/// variables, reasons to roll back.
public final class LineMarks {
    /// Words that join two comparisons to one.
    private static final QuickPattern AT_ONCE =
            QuickPattern.compile("\\b(?:and|together with|while|both)\\b|&&", CASE_INSENSITIVE);

    private static final QuickPattern SLOS_SERVICE =
            QuickPattern.compile("(?i).*\\b(slos?|service level|objectives)\\b.*");

    private static final QuickPattern ENV_MENTION =
            QuickPattern.compile(
                    "(?<!-)\\b(?i:set|update|add|replace|configure|export|define)\\b[^\\[{<]{0,30}?`?\\b(["
                            + "A-Z][A-Z0-9]*_[A-Z0-9_]+)\\b`?|`?\\b([A-Z][A-Z0-9]*_[A-Z0-9_]+)"
                            + "\\b`?\\s+(?:is|are|must be) set\\b|\\b(?i:set|add|configure|export|define)\\b[^`]{0,30}`("
                            + "[A-Z][A-Z0-9_]{2,})=[^`]*`|\\b(?:(?:configured|set|defined)\\b[^`(]{0,20}\\(?|present\\s*(?::\\s*|\\())`("
                            + "[A-Z][A-Z0-9]*_[A-Z0-9_]+)`|\\b(?i:change|rotate|must keep)\\b.{0,20}?`("
                            + "[A-Z][A-Z0-9]*_[A-Z0-9_]+)\\b|\\b("
                            + "[A-Z][A-Z0-9]*_[A-Z0-9_]+)`?\\s+(?:environment|env) var|\\b(?i:needs?|requires?)\\s+`([A-Z][A-Z0-9]*_[A-Z0-9_]+)\\b|\\b(?i:env(?:ironment)?(?: var(?:iable)?s?)?):\\s+`?([A-Z][A-Z0-9]*_[A-Z0-9_]+)\\b");
    private static final QuickPattern CONTACT =
            QuickPattern.compile(
                    "\\b(?:contact|notify|page|call|ping|email|reach out to|escalate to"
                            + "|ask|tag|alert|announce|post|share|mention)\\b.{0,60}?(?:\\bsupport\\b"
                            + "|#[a-z][\\w-]+|@[\\w.-]+|\\bDBAs?\\b|\\bsecurity team\\b"
                            + "|\\bvendor\\b|[\\w.+-]+@[\\w-]+\\.\\w+)|^\\W*(?:email|phone|slack"
                            + "|pagerduty|dashboard|support)\\W*:\\s*\\S",
                    CASE_INSENSITIVE);

    /// `- DATABASE_URL: where the data is`
    private static final QuickPattern LISTED_VARIABLE =
            QuickPattern.compile("^[-*]\\s*`?([A-Z][A-Z0-9]*_[A-Z0-9_]+)`?\\b.*");

    private static final QuickPattern FORBIDS =
            QuickPattern.compile("^\\W*(?:do not|don't|never)\\b", CASE_INSENSITIVE);
    private static final QuickPattern LOOKS =
            QuickPattern.compile(
                    "^[^`]{0,40}\\b(?:verify|check|confirm|ensure)\\b[^`]{0,30}`",
                    CASE_INSENSITIVE);

    /// A sentence is looked for in no more lines of its paragraph.
    private static final int SOME_LINES = 8;

    private final Notes notes;

    /// Adds to the notes of this context.
    public LineMarks(Context context) {
        this.notes = context.notes;
    }

    /// Whoever a line names, with what stands behind a colon as the way to reach them.
    public Entry.Contact contact(String text, int line) {
        var plain = Inline.plain(text);
        var colon = plain.indexOf(':');
        var who = colon > 0 ? plain.substring(0, colon) : plain;
        return new Entry.Contact(
                who.strip(), colon > 0 ? plain.substring(colon + 1).strip() : "", notes.span(line));
    }

    /// Adds what a line says calls for a decision, each of several cases by itself.
    public void trigger(
            String text, Entry.Trigger.Decision decision, List<Limit> limits, int line) {
        var cases = limits.isEmpty() ? Optional.<RuleCases>empty() : RuleCases.of(text);
        var each =
                cases.filter(RuleCases::together).isPresent()
                        ? List.<Limit>of()
                        : each(text, limits);
        cases.filter(it -> !it.together())
                .ifPresent(it ->
                        it.told()
                                .forEach(one ->
                                        notes.add(
                                                new Entry.Trigger(
                                                        one,
                                                        decision,
                                                        Optional.empty(),
                                                        notes.span(line)))));
        if (each.isEmpty()) {
            notes.add(
                    new Entry.Trigger(
                            Inline.plain(text), decision, Optional.empty(), notes.span(line)));
        }
        for (var l : each) {
            notes.mark(line, "it states a limit", Role.LIMIT);
            var limit =
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
                            decision == Entry.Trigger.Decision.ROLL_BACK
                                    ? Limit.Level.CRITICAL
                                    : l.level(),
                            l.says(),
                            l.span());
            notes.add(
                    new Entry.Trigger(
                            Inline.plain(text), decision, Optional.of(limit), notes.span(line)));
        }
    }

    /// A line that says, among other things, when to roll back.
    public void rollBack(String text, int line, List<Limit> limits) {
        var each = each(text, limits);
        if (each.isEmpty()) {
            notes.rollBack(Inline.plain(text), Optional.empty(), line);
        }
        each.forEach(limit -> notes.rollBack(Inline.plain(text), Optional.of(limit), line));
    }

    /// What decides by itself: of several levels of one metric the one that is more than a warning,
    /// of several metrics each. None does where all of them have to be so at once: a person judges.
    private static List<Limit> each(String text, List<Limit> limits) {
        var metrics = new LinkedHashMap<String, Limit>();
        for (var limit : limits) {
            metrics.merge(
                    limit.metric() + " " + limit.percentile() + " " + limit.comparison(),
                    limit,
                    (one, other) ->
                            one.level() != Limit.Level.CRITICAL
                                            && other.level() == Limit.Level.CRITICAL
                                    ? other
                                    : one);
        }
        return metrics.size() > 1 && AT_ONCE.find(text) ? List.of() : List.copyOf(metrics.values());
    }

    /// Adds limits that hold where the line stands; without any it does nothing.
    public void limits(List<Limit> limits, Scope scope, int line) {
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
        if (SLOS_SERVICE.matches(scope.title())) {
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
    public List<Limit> marks(String text, int line, Scope scope, boolean label) {
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
        var limits =
                Stated.beside(text)
                        ? List.<Limit>of()
                        : LimitReader.read(text, polarity, notes.span(line));
        var silent =
                scope.lead().silent()
                        || (scope.phase() == Phase.REFERENCE && scope.lead() != Lead.AUTO)
                        || scope.phase() == Phase.OVERVIEW;
        if (!silent || label) {
            if (scope.lead() != Lead.TRIGGER && scope.lead() != Lead.NO_TRIGGER) {
                Phrases.condition(text)
                        .or(() -> Events.said(text))
                        .or(() ->
                                InlineCommands.of(text).isEmpty()
                                        ? OnlyThen.in(text)
                                        : Optional.empty())
                        .ifPresent(c ->
                                notes.mark(
                                        line, "it holds only under a condition: " + c, Role.WHEN));
            } else if (label && Phrases.guards(text) && !Phrases.place(text)) {
                notes.mark(line, "it holds only under a condition", Role.WHEN);
            }
            for (var words : Phrases.conditionsInside(text)) {
                notes.mark(
                        lineOf(words, line),
                        "a part of it holds only under a condition",
                        Role.WHEN);
            }
            WindowReader.line(Inline.plain(text), !limits.isEmpty(), notes.span(line))
                    .ifPresent(window -> {
                        notes.mark(line, "it gives a length of time", Role.WINDOW);
                        notes.add(
                                Alternates.unasked(scope.option()) || inCase(scope)
                                        ? aside(window)
                                        : lookedAt(window, text));
                    });
            if (scope.lead() != Lead.TRIGGER && scope.lead() != Lead.NO_TRIGGER) {
                limits = decided(text, line, scope, limits);
            }
            if (CONTACT.find(Inline.plain(text))) {
                notes.mark(line, "it names somebody to turn to", Role.CONTACT);
            }
            var env = ENV_MENTION.matcher(text);
            if (env.find() && scope.phase() != Phase.CONTACTS && !looked(text, scope.phase())) {
                var name = "";
                for (var i = 1; i <= env.groupCount() && name.isEmpty(); i++) {
                    name = env.group(i) == null ? "" : env.group(i);
                }
                notes.mark(line, "a variable that must be set", Role.ENV);
                notes.add(new Entry.Variable(name, true, condition(text), notes.span(line)));
            }
        }
        return limits;
    }

    /// The same of a piece of a paragraph, which says by itself when to go back also where its
    /// heading announces that.
    public List<Limit> paragraph(Unit unit, Scope scope) {
        var limits = marks(unit.text(), unit.line(), scope, unit.label());
        var announced = scope.lead() == Lead.TRIGGER || scope.lead() == Lead.NO_TRIGGER;
        return announced && !unit.label()
                ? decided(unit.text(), unit.line(), scope, limits)
                : limits;
    }

    /// Whether a line only looks at a variable that was set long ago, or forbids to touch it.
    private static boolean looked(String text, Phase phase) {
        return FORBIDS.find(text)
                || ((phase == Phase.TROUBLE || phase == Phase.INCIDENT) && LOOKS.find(text));
    }

    /// The line of a paragraph where a sentence begins.
    private int lineOf(String words, int first) {
        var begins = words.substring(0, Math.min(words.length(), 12)).strip();
        for (var line = first; line < first + SOME_LINES; line++) {
            if (Inline.plain(notes.text(line)).contains(begins)) {
                return line;
            }
        }
        return first;
    }

    /// The decisions that a line states; answers the limits that it states beside those that speak
    /// against going back.
    private List<Limit> decided(String text, int line, Scope scope, List<Limit> limits) {
        var all = Triggers.of(text);
        if (!all.isEmpty() && BeforeGoLive.asked(scope, text)) {
            return List.of();
        }
        if (all.size() < 2 && scope.phase().forward()) {
            var watched = WatchedBound.in(text);
            if (watched.isPresent()) {
                notes.mark(line, "it says when to roll back or when not to", Role.TRIGGER);
                trigger(
                        text,
                        Entry.Trigger.Decision.ROLL_BACK,
                        LimitReader.read(watched.get(), Polarity.BAD_IF, notes.span(line)),
                        line);
                return List.of();
            }
        }
        if (all.isEmpty() && Phrases.bad(text, scope.phase())) {
            rollBack(text, line, limits);
        }
        var code = text.indexOf('`');
        if (all.isEmpty() && code > 0 && Retreat.watched(text, code)) {
            notes.mark(line, "it says when to roll back or when not to", Role.TRIGGER);
            trigger(text, Entry.Trigger.Decision.ROLL_BACK, limits, line);
        }
        var left = limits;
        for (var said : all) {
            var own =
                    all.size() == 1
                            ? limits
                            : LimitReader.read(said.text(), Polarity.BAD_IF, notes.span(line));
            notes.mark(line, "it says when to roll back or when not to", Role.TRIGGER);
            if (!ofTrouble(scope, said, own)) {
                trigger(said.text(), said.decision(), own, line);
            }
            if (said.decision() == Entry.Trigger.Decision.DO_NOT_ROLL_BACK) {
                left =
                        left.stream()
                                .filter(limit -> own.stream().noneMatch(o -> same(o, limit)))
                                .toList();
            }
        }
        return left;
    }

    /// Whether it decides only where something particular is wrong: below `If the queue is stuck`
    /// in a chapter on troubles, "roll back if it is the release" is said of that alone.
    private static boolean ofTrouble(Scope scope, Triggers.Said said, List<Limit> limits) {
        return scope.phase() == Phase.TROUBLE
                && said.decision() == Entry.Trigger.Decision.ROLL_BACK
                && limits.isEmpty()
                && Phrases.guards(scope.title())
                && !Phrases.guards(said.text());
    }

    private static boolean same(Limit one, Limit other) {
        return one.value().compareTo(other.value()) == 0 && one.unit().equals(other.unit());
    }

    /// A variable in a list of comments; answers whether the line is one.
    public boolean variable(String text, int line) {
        var match = LISTED_VARIABLE.matcher(text);
        if (!match.matches()) {
            return false;
        }
        notes.mark(line, "a variable that must be set", Role.ENV);
        notes.add(new Entry.Variable(match.group(1), true, "", notes.span(line)));
        return true;
    }

    /// The time that an unusual procedure watches for is no window of the usual one. Whether it
    /// holds in some case only: what is watched then is asked.
    private static boolean inCase(Scope scope) {
        return scope.when()
                .filter(guard -> KIND.find(guard.own()) && !PlaceNames.place(guard.own()))
                .isPresent();
    }

    private static final QuickPattern KIND = QuickPattern.compile("^for\\b", CASE_INSENSITIVE);

    private static Entry.Window aside(Entry.Window window) {
        return window.kind() == Entry.Window.Kind.WATCH ? window.estimate() : window;
    }

    /// Whoever waits and then goes back where a figure is bad has looked at it by then.
    private static Entry.Window lookedAt(Entry.Window window, String text) {
        var code = text.indexOf('`');
        return window.kind() == Entry.Window.Kind.WAIT && code > 0 && Retreat.watched(text, code)
                ? new Entry.Window(
                        window.from(),
                        window.to(),
                        Entry.Window.Kind.WATCH,
                        window.says(),
                        window.span())
                : window;
    }

    private static String condition(String text) {
        var open = text.lastIndexOf('(');
        var close = text.lastIndexOf(')');
        return open > 0 && close > open ? text.substring(open + 1, close) : "";
    }
}
