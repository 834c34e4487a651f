package dev.rutter.language.markdown;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.command.ShapedCommands;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.StepDraft;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.fence.ResultPlace;
import dev.rutter.language.result.BelowCommand;
import dev.rutter.language.result.Demand;
import dev.rutter.language.result.Stated;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.section.Section;
import dev.rutter.language.sentence.Inline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Holds a block's command against the words that stand over it and say what it must show: the
/// paragraph or bold line right above, the item it stands in, the heading. Whether a paragraph
/// between two blocks speaks of the upper or the lower one, the others around it tell.
final class OwnFence {
    private final Context context;
    private final Section section;
    private final List<Block> blocks;

    /// The lines of paragraphs that may as well speak of the block above them.
    private final Set<Integer> doubtful = new HashSet<>();

    private final List<Integer> fences;

    OwnFence(Context context, Section section, List<Block> blocks, Scope scope) {
        this.context = context;
        this.section = section;
        this.blocks = blocks;
        this.fences = first(blocks);
        if (fences.isEmpty()) {
            return;
        }
        var kinds = blocks.stream().map(block -> kind(block, scope)).toList();
        var places = places(kinds, scope);
        for (var i = 0; i < places.size(); i++) {
            if (!(blocks.get(i) instanceof Block.Text text)
                    || kinds.get(i) != ResultPlace.Line.STATES
                    || i + 1 == blocks.size()
                    || kinds.get(i + 1) != ResultPlace.Line.COMMAND) {
                continue;
            }
            var said = Unit.of(text).getLast();
            var colon = colon(said);
            if (colon || places.get(i) != ResultPlace.LAST) {
                context.heads(said.line());
                if (!colon && places.get(i) == ResultPlace.EITHER) {
                    doubtful.add(said.line());
                }
            }
        }
    }

    /// Where the first fence stands, if there is one: every list of blocks is asked for it.
    private static List<Integer> first(List<Block> blocks) {
        for (var i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block.Fence) {
                return List.of(i);
            }
        }
        return List.of();
    }

    private List<ResultPlace> places(List<ResultPlace.Line> kinds, Scope scope) {
        var lines = new ArrayList<ResultPlace.Line>();
        var at = new ArrayList<Integer>();
        for (var i = 0; i < blocks.size(); i++) {
            var block = blocks.get(i);
            // A blank line on one side only parts it from what stands there.
            var above = block instanceof Block.Text text && blank(text.lines().getFirst(), -1);
            var below = block instanceof Block.Text text && blank(text.lines().getLast(), 1);
            if (above && !below) {
                lines.add(ResultPlace.Line.GAP);
            }
            at.add(lines.size());
            lines.add(kinds.get(i));
            if (below && !above) {
                lines.add(ResultPlace.Line.GAP);
            }
        }
        // Whose first block has no words over it writes them below.
        var looks =
                (scope.phase() == Phase.VERIFY || scope.phase() == Phase.PREPARE)
                        && fences.getFirst() > 0
                        && blocks.get(fences.getFirst() - 1) instanceof Block.Text;
        var found = ResultPlace.of(lines, looks ? ResultPlace.EITHER : ResultPlace.LAST);
        return at.stream().map(found::get).toList();
    }

    private boolean blank(Block.TextLine line, int beside) {
        var number = line.number() + beside;
        return number < 1 || number > context.notes.last() || context.notes.text(number).isBlank();
    }

    private static ResultPlace.Line kind(Block block, Scope scope) {
        return switch (block) {
            case Block.Fence fence ->
                    ShapedCommands.runs(fence, scope, "")
                            ? ResultPlace.Line.COMMAND
                            : ResultPlace.Line.OTHER;
            case Block.Text text ->
                    demands(Unit.of(text).getLast())
                            ? ResultPlace.Line.STATES
                            : ResultPlace.Line.COMMENT;
            case Block.Items _,
                    Block.Item _,
                    Block.Table _,
                    Block.Heading _,
                    Block.Html _,
                    Block.Fold _ ->
                    ResultPlace.Line.GAP;
        };
    }

    private static boolean demands(Unit unit) {
        return Demand.states(unit.text()) && InlineCommands.of(unit.text()).isEmpty();
    }

    /// @param at the block, which has been read
    /// @param size how many entries its chapter had before
    void read(Scope scope, int at, int size) {
        var drafts =
                context.notes.draftsSince(size).stream()
                        .filter(it -> !it.script().isEmpty() || it.action() instanceof Action.Query)
                        .toList();
        if (drafts.isEmpty() || !Stated.looked(scope)) {
            return;
        }
        var command = drafts.getLast();
        if (at > 0 && blocks.get(at - 1) instanceof Block.Text text) {
            var above = Unit.of(text).getLast();
            if (doubtful.contains(above.line())) {
                command.expect(
                        new Expectation.Asked(
                                Inline.plain(above.text()), context.notes.span(above.line())));
                return;
            }
            if (!BelowCommand.read(context.notes, text)
                    && (context.isHead(above.line()) || first(at) || colon(above))
                    && hold(above.text(), scope, drafts, command, above.line())) {
                return;
            }
        }
        if (!first(at)) {
            return;
        }
        var line =
                blocks.get(at) instanceof Block.Fence fence
                        ? above(fence.firstContent() - 1)
                        : command.span().line();
        if (!scope.under().isEmpty()) {
            hold(scope.under(), scope, drafts, command, line);
        } else if (at == 0 && BelowCommand.demands(Inline.plain(section.title()))) {
            hold(section.title(), scope, drafts, command, line);
        }
    }

    /// Whether a block is the first one here.
    private boolean first(int at) {
        return fences.isEmpty() || at <= fences.getFirst();
    }

    private static boolean colon(Unit unit) {
        return unit.text().endsWith(":");
    }

    private boolean hold(
            String words, Scope scope, List<StepDraft> drafts, StepDraft command, int line) {
        if (drafts.stream().anyMatch(it -> !it.expectsNothing()) || !command.expected().isEmpty()) {
            return false;
        }
        var script = command.action() instanceof Action.Query(var sql) ? sql : command.script();
        var demanded = Demand.of(words, scope, command.action(), script, context.notes.span(line));
        demanded.forEach(command::expectAbove);
        if (!demanded.isEmpty()) {
            context.notes.mark(line, "it says what the command below it must show", Role.EXPECT);
        }
        return !demanded.isEmpty();
    }

    /// The line with words over a block with this line.
    private int above(int line) {
        var at = line - 1;
        while (at > 1 && context.notes.text(at).strip().isEmpty()) {
            at--;
        }
        return at;
    }
}
