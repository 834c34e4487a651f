package dev.rutter.language.markdown;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.choice.Alternates;
import dev.rutter.language.choice.FirstWay;
import dev.rutter.language.choice.Lettered;
import dev.rutter.language.choice.OrBelow;
import dev.rutter.language.choice.Repinned;
import dev.rutter.language.choice.SectionGuard;
import dev.rutter.language.choice.Variants;
import dev.rutter.language.choice.Ways;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.StepDraft;
import dev.rutter.language.fence.FenceReader;
import dev.rutter.language.fence.Pins;
import dev.rutter.language.list.ListReader;
import dev.rutter.language.result.Stated;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.section.Section;
import dev.rutter.language.sentence.Events;
import dev.rutter.language.sentence.ExpectationReader;
import dev.rutter.language.sentence.Grounds;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Later;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.Otherwise;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.Retreat;
import dev.rutter.language.sentence.Triggers;
import dev.rutter.language.step.BothWays;
import dev.rutter.language.step.Branches;
import dev.rutter.language.step.CurfewLines;
import dev.rutter.language.step.FurtherLines;
import dev.rutter.language.step.Halts;
import dev.rutter.language.step.LineMarks;
import dev.rutter.language.step.Pauses;
import dev.rutter.language.step.PlaceLabels;
import dev.rutter.language.step.Rounds;
import dev.rutter.language.step.Tips;
import dev.rutter.language.step.ToldBehind;
import dev.rutter.language.table.TableReader;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one section's blocks in order: each label sets what the blocks below it are.
final class ChapterReader {
    private static final QuickPattern COLON = QuickPattern.compile(":$");

    private static final QuickPattern TRIGGERS =
            QuickPattern.compile(
                    "\\W*(?:automatic |common )?triggers?\\W*", Pattern.CASE_INSENSITIVE);

    private final Context context;
    private final Section section;
    private final ListReader lists;
    private final ParagraphReader paragraphs;
    private final LineMarks marks;
    private final FenceReader fences;
    private @Nullable String optionGroup;

    private final BackLabels backs = new BackLabels();

    /// Whether the label over another day's command is one in bold, where one is above.
    private Optional<Boolean> aside = Optional.empty();

    private final PutOff putOff = new PutOff();
    private OrBelow or = new OrBelow();
    private String ground = "";
    private Otherwise beside = new Otherwise();

    ChapterReader(Context context, Section section) {
        this.context = context;
        this.section = section;
        this.paragraphs =
                new ParagraphReader(
                        context,
                        section.blocks().stream().noneMatch(Block.Fence.class::isInstance));
        this.lists = new ListReader(context, section, this::blocks);
        this.marks = new LineMarks(context);
        this.fences = new FenceReader(context);
    }

    void read(Scope scope) {
        if (section.outdated()) {
            OutdatedBlocks.note(context.notes, section);
        } else {
            var before = context.notes.size();
            Pauses.heading(context, scope, section);
            blocks(section.blocks(), scope);
            Rounds.chapter(context, section, scope);
            CountedHeadings.read(context, section, scope, before);
        }
    }

    private void blocks(List<Block> blocks, Scope outer) {
        var orAbove = or;
        var besideIt = beside;
        or = new OrBelow();
        beside = new Otherwise();
        var scope = outer;
        var pins = new Pins();
        var leadIn = new LeadIn(context);
        var places = new PlaceLabels(blocks);
        var tips = new Tips(context.notes);
        var rounds = new Rounds(context);
        var own = new OwnFence(context, section, blocks, outer);
        for (var i = 0; i < blocks.size(); i++) {
            var next = i + 1 < blocks.size() ? blocks.get(i + 1) : null;
            if (blocks.get(i) instanceof Block.Html html) {
                pins.read(html, context);
                continue;
            }
            if (context.withheld.covers(blocks.get(i))) {
                continue;
            }
            var said = pins;
            pins = new Pins();
            var outside = scope;
            if (!said.none()) {
                if (said.skips(blocks.get(i), scope, context)) {
                    continue;
                }
                scope = scope.pinned(said.steps());
            }
            var offered = tips.over(blocks.get(i), next, scope);
            var offers = !offered.equals(scope);
            scope = offered;
            if (TaskLines.flags(blocks, i)) {
                i++;
                continue;
            }
            if (blocks.get(i) instanceof Block.Fence f && said.none()) {
                var lines = FenceLead.lines(f, section, scope, blocks, i, context.notes);
                if (lines.isPresent()) {
                    lists.read(lines.get(), scope);
                    continue;
                }
            }
            var size = context.notes.size();
            switch (blocks.get(i)) {
                case Block.Text text -> {
                    rounds.hears(text, scope, next);
                    if (!TaskLines.in(blocks, i)) {
                        var before = context.notes.size();
                        var around = offers ? outer.when(scope.when()) : outer;
                        scope = text(text, scope, around, next, places, leadIn);
                        leadIn.heard(text, context.notes.commandsSince(before));
                    }
                }
                case Block.Items list -> {
                    lists.read(list, scope);
                    var behind = leadIn.behind(scope, outer);
                    scope = next instanceof Block.Text ? scope.when(outer.when()) : behind;
                }
                case Block.Fence fence -> {
                    var lead = FenceLead.left(section, scope, blocks, i, context.notes);
                    scope = lead.isEmpty() ? scope.lead(Lead.NONE, "") : scope;
                    fences.read(
                            fence,
                            UpTo.over(scope, i == 0 ? null : blocks.get(i - 1)),
                            lead,
                            said,
                            TaskLines.above(blocks, i));
                    own.read(scope, i, size);
                    scope = leadIn.behind(scope, outer);
                }
                case Block.Table table -> {
                    new TableReader(context).read(table, scope);
                    scope = leadIn.behind(scope, outer);
                }
                case Block.Heading heading ->
                        scope = scope.lead(Lead.of(heading.text()), heading.text());
                case Block.Html _ -> {}
                case Block.Item item -> lists.item(item, scope, Guard.in(item.text(), item.line()));
                case Block.Fold fold -> {
                    if (fold.outdated()) {
                        OutdatedBlocks.note(context.notes, fold);
                    } else {
                        blocks(fold.blocks(), scope);
                    }
                }
            }
            ToldBehind.block(context, blocks, i, size);
            backs.commands(context.notes.commandsSince(size));
            if (!said.none()) {
                scope = scope.unpinned(outside.pinned());
            }
            if (offers) {
                scope = scope.when(outside.when());
            }
            scope = or.behind(scope, outer, context.notes, size, blocks, i);
        }
        rounds.ends();
        or = orAbove;
        beside = besideIt;
    }

    private Scope text(
            Block.Text text,
            Scope before,
            Scope outer,
            @Nullable Block next,
            PlaceLabels siblings,
            LeadIn leadIn) {
        var scope = before;
        for (var unit : Unit.of(text)) {
            var below = unit.last() ? next : null;
            scope = unit(leadIn.rest(unit), scope, outer, below, siblings, leadIn);
        }
        FurtherLines.read(context.notes, text.lines());
        return scope;
    }

    private Scope unit(
            Unit unit,
            Scope before,
            Scope outer,
            @Nullable Block next,
            PlaceLabels siblings,
            LeadIn leadIn) {
        var text = unit.text();
        var label = unit.label();
        var announced = unit.announces();
        var scope = leadIn.before(unit, before, outer);
        var besides = CurfewLines.rest(context, section, scope.phase(), unit);
        if (besides.isPresent()) {
            return besides.get().isBlank()
                    ? scope
                    : unit(unit.saying(besides.get()), before, outer, next, siblings, leadIn);
        }
        if (context.withheld.heard(unit, scope, next)
                || context.skipped.heard(context, scope, text, unit.line())
                || GuardsAbove.read(context, scope, unit, next, siblings.blocks())) {
            return scope;
        }
        var option = option(unit, outer, siblings.blocks());
        if (option.isPresent()) {
            scope = or.placed(outer).option(option).lead(Lead.ACTION, text);
            marks.marks(text, unit.line(), scope, true);
            context.notes.mark(unit.line(), "one of several alternatives", Role.OPTION);
            var place = scope;
            return or.told(
                    context, unit, next, scope, outer, it -> paragraphs.paragraph(it, place, next));
        }
        // Another day's command ends where something else is said.
        if (aside.filter(below -> !below || unit.stressed()).isPresent()) {
            aside = Optional.empty();
            scope = scope.option(outer.option());
        }
        if (SectionGuard.says(text) && !saysWhenTaken(unit, outer)) {
            context.notes.mark(unit.line(), "it holds only under a condition", Role.WHEN);
            return scope.when(outer.when()).guarded(Guard.in(text, unit.line()));
        }
        if (label
                && optionGroup != null
                && PhaseNames.partOfIssue(text)
                && outer.option().isEmpty()) {
            optionGroup = null;
            scope = scope.option(outer.option());
        }
        context.away.hears(text, unit.line(), scope.phase());
        var whole = siblings.whole(section);
        scope = putOff.below(unit, backs.below(unit, scope, outer, leadIn), outer, whole, leadIn);
        if (label) {
            var lead = Lead.of(unit.labelText().isEmpty() ? announced : unit.labelText());
            if (lead == Lead.NONE && scope.phase() == Phase.ROLLBACK && TRIGGERS.matches(text)) {
                lead = Lead.TRIGGER;
            }
            lead = lead.within(section.lead(), announced).over(announced, scope.phase());
            if (lead == Lead.NONE
                    && section.lead().keeps()
                    && !(section.lead() == Lead.SUCCESS && Phrases.guards(announced))) {
                lead = section.lead();
            }
            var goesOn = leadIn.holds(unit) && !Phrases.guards(announced);
            var asked = Halts.only(text, next);
            scope =
                    scope.lead(asked ? Lead.NONE : lead, asked ? "" : text)
                            .when(goesOn ? scope.when() : outer.when());
        } else {
            var said =
                    (ExpectationReader.states(Inline.plain(text)) && !text.endsWith(":"))
                            || Stated.said(context, scope, text, unit.line())
                            || Halts.only(text, next)
                            || Decided.apart(text, scope, next);
            scope =
                    scope.lead(
                            section.lead().keeps() ? section.lead() : Lead.NONE, said ? "" : text);
        }
        scope = siblings.place(unit, scope, outer, context.notes);
        if (unit.bold()) {
            var branches = Branches.of(siblings.blocks(), scope);
            if (branches.passes(text, unit.line(), context.notes)) {
                return scope;
            }
            scope = branches.placed(text, unit.line(), scope);
        }
        var condition = beside.in(announced, unit.line());
        var otherwise = Otherwise.opens(announced);
        var titled = BoldTitles.guard(text, unit.line());
        // `**If it fails:** run …` guards what it tells itself, and nothing below.
        var tells = LeadIn.whole(unit, next) && !InlineCommands.of(text).isEmpty();
        var guarded =
                (!label || tells)
                        && (otherwise || Phrases.guards(text) || Events.beside(text))
                        && !saysWhenTaken(unit, outer)
                        && !BothWays.byPeople(text);
        var own = otherwise ? condition : Halts.own(text, unit.line());
        scope = leadIn.within(unit, scope);
        paragraphs.paragraph(
                unit,
                siblings.beside(unit, guarded ? scope.guarded(own) : scope)
                        .later(Later.in(text).or(scope::later))
                        .back(
                                scope.back()
                                        || (Retreat.in(scope.phase(), text)
                                                && Inline.codes(text).isEmpty())),
                next);
        if (!tells
                && !Stated.result(context, text, unit.line())
                && (otherwise || titled.isPresent() || Phrases.guardsBelow(announced))
                && !BothWays.byCommands(text)
                && !saysWhenTaken(unit, outer)
                && !Triggers.forbids(text)
                && !Retreat.decides(announced, scope.phase())
                && !(scope.back() && Retreat.ordered(text))
                && (text.endsWith(":") || label || next instanceof Block.Fence)) {
            scope =
                    Decided.apart(text, scope, next)
                            ? Decided.below(scope, next)
                            : BoldTitles.below(titled, scope, outer)
                                    .guarded(condition.or(() -> Halts.over(unit, next)));
        }
        return label
                        || !(next instanceof Block.Fence)
                        || !(text.endsWith(":") || Inline.codes(text).isEmpty())
                ? scope
                : scope.later(Later.in(text).or(scope::later));
    }

    /// The first words of an unusual procedure say when it is chosen; they guard no line of it.
    private boolean saysWhenTaken(Unit unit, Scope outer) {
        return Alternates.unasked(outer.option())
                && section.blocks().getFirst() instanceof Block.Text first
                && first.line() == unit.line();
    }

    private Optional<String> option(Unit unit, Scope outer, List<Block> siblings) {
        var between = or.is(unit, siblings);
        if (!unit.label() && !between && !Lettered.opens(unit, section, siblings)) {
            return Optional.empty();
        }
        var words = unit.labelText().isEmpty() ? unit.text() : unit.labelText();
        var repinned = Repinned.label(unit, section, siblings);
        var variant = Variants.label(unit, section, siblings).or(() -> repinned);
        var way = Ways.label(words, section, siblings).or(() -> variant);
        if (!between
                && way.isEmpty()
                && (Phrases.option(words).isEmpty()
                        || (Phrases.weakOption(unit.text()) && Variants.weak(siblings) < 2))) {
            return Optional.empty();
        }
        aside = variant.isPresent() ? Optional.of(unit.stressed()) : Optional.empty();
        var other =
                repinned.isPresent()
                        ? Repinned.above(context.notes, unit, outer, siblings)
                        : List.<StepDraft>of();
        var above = other.isEmpty() ? or.above(context.notes, unit, outer, siblings) : other;
        var family = Grounds.family(words);
        var another =
                !family.equals(ground) && !(family.isEmpty() && Phrases.weakOption(unit.text()));
        if (optionGroup == null || !above.isEmpty() || another) {
            optionGroup = context.group(Inline.plain(section.title()));
            ground = family;
            if (other.isEmpty()) {
                FirstWay.usual(context, optionGroup, above, outer);
            } else {
                FirstWay.choose(context, optionGroup, above, section.title());
            }
        }
        return Optional.of(
                context.choice(
                        optionGroup,
                        COLON.replaceFirst(Inline.plain(unit.text()), ""),
                        unit.line(),
                        way,
                        outer.option()));
    }
}
