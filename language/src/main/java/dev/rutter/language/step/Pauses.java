package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.result.GateShown;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.section.Section;
import dev.rutter.language.sentence.Clauses;
import dev.rutter.language.sentence.Durations;
import dev.rutter.language.sentence.ForeignWaits;
import dev.rutter.language.sentence.HostingActs;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.Suspended;
import dev.rutter.language.text.QuickPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lines that let time pass, and what they say has to be so before anything goes on: `Wait 30
/// minutes. Continue only if the error rate is below 0.5 %`. The time is waited for at its place,
/// and somebody says whether the rest is so.
public final class Pauses {
    private static final String OPENS =
            "^\\W*(?:step\\s+\\d+\\W+|\\d+[.)]\\s*)?(?:(?:then|now|please|and)\\W+)?";

    /// `Wait 30 minutes`, `Allow about 20 minutes for the caches`. Whoever waits at most so long
    /// waits for something else.
    private static final QuickPattern WAITS =
            QuickPattern.compile(
                    OPENS
                            + "(?:(?:wait|allow|warten|attende[zr]|attendre|patientez|espere)\\b[^.;`]{0,80}?|(?:pause|sleep|hold)(?: (?:here|now|on))?(?: for)?\\s+)(?<!\\b(?:up to|at most|within|every|maximum|max|bis zu|h(?:ö|oe)chstens|maximal|au plus|hasta)\\s)"
                            + Durations.LENGTH,
                    CASE_INSENSITIVE);

    /// `Wait until the error rate is below 1 % for 30 minutes`.
    private static final QuickPattern UNTIL =
            QuickPattern.compile(
                    OPENS
                            + "wait\\s+(?:until|till|for)\\s+(?<so>[^;`]{3,120}?\\bfor\\s+"
                            + Durations.LENGTH
                            + ")\\W*$",
                    CASE_INSENSITIVE);

    /// `Continue only if …`, `Proceed when: …`.
    private static final QuickPattern GOES_ON =
            QuickPattern.compile(
                    "^\\W*(?:(?:then|and|but)\\W+)?(?:only\\s+)?"
                            + "(?:continue|proceed|go on|go ahead|move on|carry on|advance|promote|resume)\\b[^.;:`]{0,40}?\\b(?:only\\s+)?(?:if|when|once|provided(?: that)?|as long as)\\b\\W*(?<so>[^`]{3,300})$",
                    CASE_INSENSITIVE);

    /// `Do not proceed until …`, where the rest has to be so.
    private static final QuickPattern STAYS =
            QuickPattern.compile(
                    "^\\W*(?:do not|don['’]t|never)\\s+(?:continue|proceed|go on|go ahead|move on|carry on|advance|promote|resume)\\b[^.;:`]{0,40}?\\b(?:(?<not>if|when|while|as long as)|until|unless|before)\\b\\W*(?<so>[^`]{3,300})$",
                    CASE_INSENSITIVE);

    /// `Wait 1 hour and check that …`.
    private static final QuickPattern AND_LOOK =
            QuickPattern.compile(
                    "\\W*\\s(?:and|then)(?:\\s+then)?\\s+(?=(?:check|verify|confirm|make sure|ensure|watch|look|see|monitor|compare)\\b|(?:only )?(?:continue|proceed|go on|move on|carry on)\\b[^.;]{0,40}\\b(?:if|when|once)\\b)",
                    CASE_INSENSITIVE);

    /// A part of the users gets it, and the others do later.
    private static final QuickPattern STAGE =
            QuickPattern.compile(
                    "(?<!\\d)(?!100\\s?(?:%|percent))\\d{1,3}\\s?(?:%|percent)|\\bcanary (?:stage|phase|step)\\b",
                    CASE_INSENSITIVE);

    /// What a stage's own lines call its time, and what has to be so at its end.
    private static final QuickPattern STAGE_TIME =
            QuickPattern.compile(
                    "^\\W*(?:(?:minimum |min\\.? )?(?:duration|bake|bake[- ]time|soak|soak[- ]time|hold|hold[- ]time|dwell(?:[- ]time)?|observe|observation(?: (?:time|period|window))?|wait|wait[- ]time|monitoring(?: (?:time|period|window))?))\\W*:\\W*"
                            + Durations.LENGTH
                            + "\\W*(?:minimum|min)?\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern STAGE_GATE =
            QuickPattern.compile(
                    "^\\W*(?:(?:exit|success|promotion|advance|advancement|progression|pass|go|gate) (?:criteria|criterion|conditions?)|gate|(?:continue|proceed|promote|advance|go on|next stage) (?:if|when|once))\\W*:\\W*(?<so>[^`]{3,300})$",
                    CASE_INSENSITIVE);

    private static final QuickPattern SENTENCE = QuickPattern.compile("(?<=[.!;])\\s+(?=\\S)");
    private static final QuickPattern END = QuickPattern.compile("[\\s.;,:!]+$");
    private static final QuickPattern STARS = QuickPattern.compile("\\*\\*|__");
    private static final QuickPattern FIGURE = QuickPattern.compile("\\d");
    private static final QuickPattern FOR =
            QuickPattern.compile(
                    "\\bfor\\s+(?:at least\\s+)?" + Durations.LENGTH + "\\W*$", CASE_INSENSITIVE);

    /// No longer line is looked at.
    private static final int MOST = 400;

    /// @param length how long it lets pass, zero where it does not
    /// @param says the words that do
    /// @param asked what somebody is asked then
    /// @param rest what else the line says
    private record Pause(Duration length, String says, List<String> asked, String rest) {
        /// The same, where the commands below tell it.
        Pause unasked() {
            return new Pause(length, says, List.of(), rest);
        }
    }

    private Pauses() {}

    /// Reads a piece of a paragraph that begins so; answers what is left of it, and nothing where
    /// it is none.
    public static Optional<String> paragraph(
            Context context, Scope scope, Unit unit, @Nullable Block next) {
        if (!acts(scope)) {
            return Optional.empty();
        }
        var read = of(unit.text());
        read.map(pause -> GateShown.below(unit.text(), next) ? pause.unasked() : pause)
                .ifPresent(pause -> note(context, scope, pause, unit.line(), unit.lastLine()));
        return read.map(Pause::rest);
    }

    /// Reads an item that also says what has to be so then; a wait alone is read as any order.
    public static boolean item(Context context, Scope scope, Block.Item item) {
        if (!acts(scope) || item.hasItems()) {
            return false;
        }
        var read =
                stage(scope, item)
                        .or(() ->
                                of(item.text())
                                        .filter(it ->
                                                !it.asked().isEmpty()
                                                        || ForeignWaits.in(item.text()).isPresent())
                                        .filter(it -> it.rest().isBlank()));
        var place = item.box() ? scope.under(scope.under(), true) : scope;
        var shown = GateShown.below(item.text(), item.first());
        read.map(pause -> shown ? pause.unasked() : pause)
                .ifPresent(pause -> note(context, place, pause, item.line(), item.lastLine()));
        return read.isPresent();
    }

    /// A heading that is a wait itself, where no command below it waits.
    public static void heading(Context context, Scope scope, Section section) {
        if (!acts(scope) || !WAITS.find(section.title())) {
            return;
        }
        var fences =
                section.blocks().stream()
                        .filter(Block.Fence.class::isInstance)
                        .map(Block.Fence.class::cast)
                        .toList();
        if (fences.stream().flatMap(it -> it.content().stream()).anyMatch(Waits::itself)) {
            return;
        }
        of(section.title())
                .filter(pause -> pause.rest().isBlank())
                .map(pause -> fences.isEmpty() ? pause : pause.unasked())
                .ifPresent(pause -> note(context, scope, pause, section.line(), section.line()));
    }

    /// `Duration: 30 minutes`, `Exit criteria: …` below a stage that the rest of the users waits
    /// for.
    private static Optional<Pause> stage(Scope scope, Block.Item item) {
        if (item.box()
                || item.text().length() > MOST
                || scope.phase() != Phase.DEPLOY
                || !STAGE.find(scope.title())) {
            return Optional.empty();
        }
        var text = STARS.replaceAll(item.text(), "");
        var time =
                STAGE_TIME
                        .first(text)
                        .flatMap(found -> TimeBefore.length(found.group("length")))
                        .map(length -> new Pause(length, text, List.of(), ""));
        return time.or(() ->
                STAGE_GATE
                        .first(text)
                        .map(found ->
                                new Pause(
                                        Duration.ZERO, "", List.of(holds(found.group("so"))), "")));
    }

    private static boolean acts(Scope scope) {
        return (scope.phase() == Phase.DEPLOY || scope.phase() == Phase.ROLLBACK)
                && !scope.lead().silent()
                && scope.lead() != Lead.TRIGGER
                && scope.lead() != Lead.NO_TRIGGER
                && scope.lead() != Lead.AUTO;
    }

    private static Optional<Pause> of(String written) {
        if (written.length() > MOST || written.indexOf('`') >= 0) {
            return Optional.empty();
        }
        var text = STARS.replaceAll(written, "");
        var sentences = SENTENCE.split(text, -1);
        var length = Duration.ZERO;
        var says = "";
        var asked = new ArrayList<String>();
        var from = 0;
        var first = END.replaceFirst(sentences[0], "");
        var until = UNTIL.matcher(first);
        if (until.find()) {
            if (HostingActs.read(first).isPresent()) {
                return Optional.empty();
            }
            length = TimeBefore.length(until.group("length")).orElse(Duration.ZERO);
            says = first;
            asked.add(holds(until.group("so")));
            from = 1;
        } else if (text.endsWith(":") && TimeBefore.FOR.find(first)) {
            if (Suspended.outlasts(first, first)) {
                return Optional.empty();
            }
            length = TimeBefore.length(first).orElse(Duration.ZERO);
            says = first;
            from = 1;
        } else if (ForeignWaits.in(first).isPresent()) {
            length = ForeignWaits.in(first).get();
            says = first;
            from = 1;
        } else if (WAITS.find(first)) {
            var parts = AND_LOOK.split(first, 2);
            length =
                    WAITS.first(parts[0])
                            .flatMap(found -> TimeBefore.length(found.group("length")))
                            .orElse(Duration.ZERO);
            says = parts[0];
            if (parts.length > 1) {
                asked.add(gate(parts[1]).orElseGet(() -> Phrases.stripNumber(parts[1])));
            }
            from = 1;
        }
        if (from == 1 && length.isZero()) {
            return Optional.empty();
        }
        for (; from < sentences.length; from++) {
            var gate = gate(END.replaceFirst(sentences[from], ""));
            if (gate.isEmpty() || (says.isEmpty() && !FIGURE.find(sentences[from]))) {
                break;
            }
            asked.add(gate.get());
            var held = FOR.matcher(END.replaceFirst(sentences[from], ""));
            if (says.isEmpty() && held.find()) {
                length = TimeBefore.length(held.group("length")).orElse(Duration.ZERO);
                says = END.replaceFirst(sentences[from], "");
            }
        }
        var rest = String.join(" ", List.of(sentences).subList(from, sentences.length));
        return says.isEmpty() && asked.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pause(length, Phrases.stripNumber(says), asked, rest));
    }

    private static Optional<String> gate(String sentence) {
        var on = GOES_ON.matcher(sentence);
        if (on.find()) {
            return Optional.of(holds(on.group("so")));
        }
        var stays = STAYS.matcher(sentence);
        if (!stays.find()) {
            return Optional.empty();
        }
        return Optional.of(
                stays.group("not") == null
                        ? holds(stays.group("so"))
                        : Phrases.stripNumber(sentence).strip() + ": may it go on?");
    }

    private static String holds(String words) {
        return END.replaceFirst(words, "").strip() + ": does it hold?";
    }

    private static void note(Context context, Scope scope, Pause pause, int line, int lastLine) {
        var notes = context.notes;
        if (!pause.length().isZero()) {
            notes.mark(line, "it gives a length of time", Role.WINDOW);
            notes.mark(line, "an instruction to a person", Role.MANUAL);
            Clauses.orders(pause.says()).stream()
                    .limit(1)
                    .filter(deed -> !deed.equals(pause.says()) && !TimeBefore.lets(deed))
                    .forEach(deed -> context.person(scope, deed, line, lastLine));
            TimeBefore.wait(notes, scope, pause.says(), pause.length(), line);
            notes.add(
                    new Entry.Window(
                            Duration.ZERO,
                            pause.length(),
                            Entry.Window.Kind.WAIT,
                            pause.says(),
                            notes.span(line)));
        }
        for (var question : pause.asked()) {
            notes.mark(line, "somebody says whether it goes on", Halts.role(notes.text(line)));
            context.person(scope, question, line, lastLine);
        }
    }
}
