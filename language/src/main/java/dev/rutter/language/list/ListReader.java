package dev.rutter.language.list;

import dev.rutter.language.block.Block;
import dev.rutter.language.choice.OneOf;
import dev.rutter.language.choice.Variants;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.result.BelowCommand;
import dev.rutter.language.result.OwnResult;
import dev.rutter.language.runbook.Entry.Choice.Weight;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.section.Section;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.HaltSentences;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Later;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.Otherwise;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.Retreat;
import dev.rutter.language.step.BothWays;
import dev.rutter.language.step.Branches;
import dev.rutter.language.step.ByItself;
import dev.rutter.language.step.CurfewLines;
import dev.rutter.language.step.Decides;
import dev.rutter.language.step.DeedsBeside;
import dev.rutter.language.step.FurtherLines;
import dev.rutter.language.step.Halts;
import dev.rutter.language.step.LookedFor;
import dev.rutter.language.step.Outcomes;
import dev.rutter.language.step.PlaceLabels;
import dev.rutter.language.step.Rounds;
import dev.rutter.language.step.SetByHand;
import dev.rutter.language.step.Tips;
import dev.rutter.language.step.ToldBehind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Reads a list's items in order, each with the blocks that it holds.
public final class ListReader {
    private final Context context;
    private final Section section;
    private final ItemReader items;

    /// Reads what an item holds below its first line.
    private final BiConsumer<List<Block>, Scope> blocks;

    /// @param section the section that the lists stand in
    /// @param blocks reads what stands below an item
    public ListReader(Context context, Section section, BiConsumer<List<Block>, Scope> blocks) {
        this.context = context;
        this.section = section;
        this.items = new ItemReader(context);
        this.blocks = blocks;
    }

    /// All items of a list.
    public void read(Block.Items list, Scope place) {
        var first = Gates.over(list, AlertLegend.over(list, ByItself.over(list, place)));
        var checked = false;
        var put = TakenAwayLater.of(list);
        var at = 0;
        var options = OneOf.of(context, list, first);
        var branches = Branches.of(list, first);
        var variants =
                options.isPresent() ? Map.<Integer, Weight>of() : Variants.items(list, first);
        var group = variants.isEmpty() ? "" : context.group(Inline.plain(section.title()));
        var otherwise = new Otherwise();
        var times = new ItemTimes(context);
        var behind = new ToldBehind(context);
        context.skipped.list(list);
        for (var each : list.items()) {
            var later = put.of(at++);
            var outer = first.later().isEmpty() ? first.later(later) : first;
            if (context.withheld.item(each, outer)) {
                continue;
            }
            times.before(each, outer);
            if (context.skipped.heard(context, outer, each.text(), each.line())
                    && !each.box()
                    && each.rest().isEmpty()) {
                continue;
            }
            if (CurfewLines.item(context, section, outer, each)) {
                continue;
            }
            var item = Decides.alone(context, outer, each);
            if (BelowCommand.item(context, outer, item)
                    || OwnResult.read(context, outer, item)
                    || Decides.item(context, outer, item)) {
                blocks.accept(item.rest(), outer);
                continue;
            }
            var here = outer.guarded(PlaceLabels.over(item, list.items()));
            var back = otherwise.goesBack(item.text());
            var stated = otherwise.in(item.text(), item.line()).or(() -> Outcomes.item(item));
            var scope =
                    options.filter(it -> it.way(item))
                            .map(it -> it.item(context, item, here))
                            .or(() -> Optional.of(here).filter(_ -> back))
                            .orElseGet(() ->
                                    branches.placed(
                                            item.text(),
                                            item.line(),
                                            Variants.item(context, variants, group, item, here)));
            if (item.rest().isEmpty() && branches.passes(item.text(), item.line(), context.notes)) {
                continue;
            }
            checked = checked && LookedFor.labelled(item.text());
            if (checked) {
                context.notes.mark(item.line(), "what the file must say", Role.EXPECT);
                context.expect(Inline.plain(item.text()), item.line());
            } else {
                var size = context.notes.size();
                var around = context.item(item.line());
                item(item, scope, stated);
                context.item(around);
                behind.item(item, size);
                checked = LookedFor.inFile(item.text());
            }
        }
    }

    /// One item with all that it holds.
    ///
    /// @param stated the condition that its words state
    public void item(Block.Item item, Scope scope, Optional<Guard> stated) {
        var condition =
                stated.or(() -> Tips.item(item, scope.phase()))
                        .filter(_ -> !BothWays.byPeople(item.text()));
        var inner =
                scope.under(Phrases.stripNumber(Inline.plain(item.text())), item.box())
                        .guarded(condition);
        var later = Later.in(item.text()).or(scope::later);
        inner = inner.later(later).back(scope.back() || Retreat.in(scope.phase(), item.text()));
        var lead = Lead.of(item.text()).over(item.text(), scope.phase());
        inner =
                inner.lead(
                        lead == Lead.NONE || item.box() || item.rest().isEmpty()
                                ? scope.lead()
                                : lead,
                        item.text());
        if (scope.phase() == Phase.TEMPLATE && !item.box()) {
            return;
        }
        context.away.hears(item.text(), item.line(), scope.phase());
        // What says no more than when it stops is asked in any case.
        var own =
                condition
                        .filter(_ -> !HaltSentences.gate(item.text()))
                        .or(() -> Halts.own(item.text(), item.line()));
        var outside = scope.guarded(own).later(later).back(inner.back());
        if (OwnResult.commands(item, outside)) {
            items.item(item, outside, false);
            blocks.accept(item.rest(), inner);
            FurtherLines.read(context.notes, item.lines());
            return;
        }
        DeedsBeside.item(context, item, outside);
        var before = context.notes.size();
        blocks.accept(item.rest(), inner);
        items.item(item, outside, context.notes.commandsSince(before));
        SetByHand.item(context, item, outside);
        FurtherLines.read(context.notes, item.lines());
        if (outside.lead() != Lead.AUTO) {
            Rounds.item(context, item, outside);
        }
    }
}
