package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.result.GateShown;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.HaltSentences;
import dev.rutter.language.sentence.HostingActs;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.LimitReader;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.Triggers;
import dev.rutter.language.sentence.ValueRule;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sentences that are about their condition alone, whatever stands below them: `If the plan shows
/// anything else, stop.`, `Do not go on until the node is ready.` Whether it goes on is asked at
/// their place. `If in doubt, see the wiki.` is no question, and guards as little.
public final class Halts {
    /// Said of every step, before anything is done: the run keeps to that by itself.
    private static final QuickPattern ALWAYS =
            QuickPattern.compile(
                    "\\b(?:(?:any|a|one|each|some)(?: \\w+)? steps?\\b(?! (?:above|below))|(?:anything|something) (?:goes|looks|went|seems) (?:wrong|bad|odd|off)|at any (?:point|time|step|stage)|in doubt|unsure|not sure)",
                    CASE_INSENSITIVE);

    /// What is stopped below: then the words announce it.
    private static final QuickPattern STOPS =
            QuickPattern.compile("\\b(?:stop|halt|abort|cancel|pause|undo)\\b", CASE_INSENSITIVE);

    /// A rule for all of the rollout among others of a list.
    private static final QuickPattern RULE =
            QuickPattern.compile(
                    "^\\W*(?:stop|halt|abort|cancel)\\s+(?:the|this|your|all)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern FAILS =
            QuickPattern.compile(
                    "^\\W*if (?:this|it|that|(?:this|that|the) (?:command|script|step|migration|build|deploy(?:ment)?|job))\\s+(?:fails|errors(?: out)?|exits (?:non-?zero|with (?:an error|a non-?zero (?:status|code)))|returns (?:an error|non-?zero)|(?:does not|doesn['’]t) succeed)\\b",
                    CASE_INSENSITIVE);

    /// What the next sentence says how to go on with.
    private static final QuickPattern DECIDE =
            QuickPattern.compile(
                    "^\\W*(?:decide|determine|assess|find out|work out|establish)\\b (?:first )?(?:whether|if|which)\\b",
                    CASE_INSENSITIVE);

    /// When not to go on, which is no deed.
    private static final QuickPattern FORBIDS =
            QuickPattern.compile("\\b(?:do not|don['’]t|never|must not)\\b", CASE_INSENSITIVE);

    private static final QuickPattern CLOSES = QuickPattern.compile("[\\s).]+$");
    private static final QuickPattern OPENS = QuickPattern.compile("^[\\s(.,;:–—-]+");

    /// What only people bring about, so that no block below shows it.
    private static final QuickPattern AGREED =
            QuickPattern.compile(
                    "\\b(?:approv\\w+|confirm(?:s|ed)|sign(?:s|ed)?[- ]?off|agree[sd]?|reviewed|accepted|go-?ahead|green light|permission)\\b",
                    CASE_INSENSITIVE);

    private Halts() {}

    /// Whether a text is asked, and names nothing of what stands below it.
    public static boolean only(String text, @Nullable Block next) {
        return next instanceof Block.Fence
                && HaltSentences.sentences(text).stream()
                        .allMatch(it ->
                                (HaltSentences.gate(it) && !below(it, next))
                                        || HaltSentences.goesOn(it)
                                        || (HaltSentences.waits(it) && asked(it, next)));
    }

    /// Asks what a paragraph says, at its place; answers what else it says, and nothing where it
    /// asks nothing.
    public static Optional<String> paragraph(
            Context context, Scope scope, Unit unit, @Nullable Block next) {
        var acts =
                acts(scope)
                        || (scope.lead() == Lead.TRIGGER
                                && BeforeGoLive.at(scope)
                                && !HaltSentences.goesBack(unit.text()));
        if (!acts && !waits(scope, unit.text())) {
            return Optional.empty();
        }
        var rest = new ArrayList<String>();
        var asked = new ArrayList<String>();
        var waits = GateShown.before(unit.text(), next).filter(_ -> acts);
        var shown = acts && GateShown.valueBelow(unit.text(), next);
        var held = false;
        for (var sentence : HaltSentences.sentences(unit.text())) {
            if (shown && ValueRule.of(sentence).isPresent()) {
                continue;
            }
            if (waits.isPresent() && HaltSentences.ends(sentence)) {
                asked.add(sentence);
                continue;
            }
            if (acts && HeldBack.asked(context, scope, sentence, unit, next)) {
                held = true;
                continue;
            }
            var asks =
                    (!acts
                                    ? HaltSentences.permits(sentence)
                                    : HaltSentences.waits(sentence)
                                            ? asked(sentence, next)
                                            : HaltSentences.gate(sentence))
                            && !below(sentence, next)
                            && !general(context, sentence)
                            && !told(context, scope, sentence, unit.line());
            if (asks) {
                asked.add(
                        !rest.isEmpty() && DECIDE.find(rest.getLast())
                                ? rest.removeLast() + " " + sentence
                                : sentence);
            } else if (asked.isEmpty()
                    || !(HaltSentences.goesOn(sentence) || Triggers.decides(sentence))) {
                rest.add(sentence);
            }
        }
        if (asked.isEmpty() && !shown && !held) {
            return Optional.empty();
        }
        var place = acts ? scope : scope.when(Optional.empty());
        asked.forEach(it -> ask(context, place, it, unit.line(), unit.lastLine()));
        return Optional.of(String.join(" ", rest));
    }

    /// The same of an item that says nothing else.
    public static boolean item(Context context, Scope scope, Block.Item item) {
        if (BeforeGoLive.item(context, scope, item)) {
            return true;
        }
        if ((!acts(scope) && !waits(scope, item.text())) || item.hasItems()) {
            return false;
        }
        var waits = GateShown.before(item.text(), item.first()).filter(_ -> acts(scope));
        if (waits.isPresent()) {
            ask(context, scope, waits.get().says(), item.line(), item.lastLine());
            return false;
        }
        var sentences = HaltSentences.sentences(item.text());
        if (!item.ordered() && !item.box() && RULE.find(item.text())) {
            return false;
        }
        if (sentences.stream().anyMatch(it -> !HaltSentences.gate(it) && !HaltSentences.goesOn(it))
                || sentences.stream()
                        .anyMatch(it ->
                                below(it, item.first()) || told(context, scope, it, item.line()))) {
            return false;
        }
        var own = acts(scope) ? scope : scope.when(Optional.empty());
        var place = item.box() ? own.under(own.under(), true) : own;
        for (var sentence : sentences) {
            if (HaltSentences.gate(sentence) && !general(context, sentence)) {
                ask(context, place, sentence, item.line(), item.lastLine());
            }
        }
        return true;
    }

    /// The same of a comment between commands.
    public static boolean comment(Context context, Scope scope, String text, int line) {
        var asks = acts(scope) && HaltSentences.gate(text) && !told(context, scope, text, line);
        if (asks) {
            ask(context, scope, text, line, line);
        }
        return asks;
    }

    /// Reads an item's own command, and when its words say to stop; answers whether it has one.
    public static boolean beside(Context context, Block.Item item, Scope scope) {
        var commands = ItemCommands.told(context, item, scope);
        if (commands) {
            var question = acts(scope) ? beside(item.text()) : Optional.<String>empty();
            context.last().ifPresent(last -> GateShown.beside(last, item.text()));
            question.ifPresent(it ->
                    context.last()
                            .ifPresent(last ->
                                    last.expect(
                                            List.of(
                                                    new Expectation.Asked(
                                                            it,
                                                            context.notes.span(item.line()))))));
            Stops.own(context, scope, item.text(), item.line());
            TimeBefore.behind(context, scope, item.text(), item.line());
        }
        return commands;
    }

    /// What is asked of what a command has shown, where words behind it say when to stop.
    public static Optional<String> beside(String text) {
        var behind = text.substring(Math.min(text.lastIndexOf('`') + 1, text.length()));
        var said = CLOSES.replaceFirst(OPENS.replaceFirst(behind, ""), "");
        return HaltSentences.sentences(said).stream()
                .filter(HaltSentences::gate)
                .filter(it -> !FAILS.find(it) && !HaltSentences.permits(it))
                .map(HaltSentences::question)
                .findFirst();
    }

    /// The condition that a line puts on itself alone, besides what it puts on others: whom to ask
    /// in such a case.
    public static Optional<Guard> own(String text, int line) {
        var aside =
                HaltSentences.complete(text)
                        && !HaltSentences.gate(HaltSentences.first(text))
                        && !HaltSentences.goesOn(text);
        return aside
                ? Phrases.when(text).map(words -> new Guard(words, line))
                : Guard.in(text, line);
    }

    /// The condition of what stands below, where that is how to stop: `If it hangs, stop the
    /// rollout.`
    public static Optional<Guard> over(Unit unit, @Nullable Block next) {
        var text = unit.text();
        var line = unit.line();
        return HaltSentences.complete(text) && below(text, next)
                ? Phrases.when(text).map(words -> new Guard(words, line))
                : Guard.in(text, line);
    }

    static boolean acts(Scope scope) {
        return scope.acts()
                && scope.phase() != Phase.MAINTAIN
                && scope.later().isEmpty()
                && !scope.lead().silent()
                && scope.lead() != Lead.TRIGGER
                && scope.lead() != Lead.NO_TRIGGER
                && scope.lead() != Lead.AUTO;
    }

    /// Whether somebody's yes is waited for, though the words stand among rules or remarks.
    private static boolean waits(Scope scope, String text) {
        return scope.acts()
                && scope.phase() != Phase.MAINTAIN
                && scope.later().isEmpty()
                && HaltSentences.sentences(text).stream().anyMatch(HaltSentences::permits);
    }

    /// What a sentence is that says whether it goes on: when not to, or something to look at.
    static Role role(String said) {
        return FORBIDS.find(said) && HaltSentences.sentences(said).size() == 1
                ? Role.TRIGGER
                : Role.MANUAL;
    }

    private static void ask(Context context, Scope scope, String text, int line, int lastLine) {
        context.notes.mark(line, "somebody says whether it goes on", role(text));
        context.person(scope, HaltSentences.question(text), line, lastLine);
    }

    /// `Wait until the pods are ready.`, where no command below shows it and nothing else does it.
    private static boolean asked(String sentence, @Nullable Block next) {
        return (!HaltSentences.ends(sentence) || AGREED.find(sentence))
                && next instanceof Block.Fence fence
                && fence.content().stream().noneMatch(HaltSentences::looks)
                && HostingActs.read(sentence).isEmpty();
    }

    private static boolean below(String sentence, @Nullable Block next) {
        return next instanceof Block.Fence fence
                && STOPS.find(sentence)
                && fence.content().stream().anyMatch(STOPS::find);
    }

    /// Whether how the command above ended decides by itself.
    private static boolean judged(Context context) {
        return context.person().isEmpty()
                && context.last().filter(it -> !it.action().byPerson()).isPresent();
    }

    /// Whether it was asked right above whether it goes on.
    private static boolean held(Context context) {
        return context.person()
                .filter(it -> it.action() instanceof Action.Ask ask && ask.holds())
                .isPresent();
    }

    /// Whether the run does so by itself: it watches the figures, or goes back.
    private static boolean told(Context context, Scope scope, String sentence, int line) {
        var back = scope.phase() == Phase.VERIFY && Triggers.decides(sentence);
        return back
                || (FAILS.find(sentence) && (judged(context) || held(context)))
                || (scope.phase() != Phase.PREPARE
                        && Triggers.pauses(Inline.plain(sentence))
                        && !LimitReader.read(sentence, null, context.notes.span(line)).isEmpty());
    }

    /// What goes for every step, where none was done yet.
    private static boolean general(Context context, String sentence) {
        return ALWAYS.find(sentence) && context.last().isEmpty() && context.person().isEmpty();
    }
}
