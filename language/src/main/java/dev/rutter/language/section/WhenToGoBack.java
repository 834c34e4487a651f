package dev.rutter.language.section;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.Scope;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.Triggers;
import java.util.List;

/// Whether what stands at some place says when to go back or to stand still.
public final class WhenToGoBack {
    private WhenToGoBack() {}

    /// Whether what stands there is a condition for standing still: by its lead or, where that says
    /// nothing, by its heading.
    public static boolean pauses(Scope scope) {
        return Triggers.pauses(Inline.plain(scope.leadText()))
                || (Lead.of(scope.leadText()) == Lead.NONE
                        && Triggers.pauses(Inline.plain(scope.title())));
    }

    /// Whether a section opens with a sentence on when to go back, where no words of its own say
    /// what it is for.
    static boolean told(Section.Raw raw) {
        return raw.blocks().stream()
                .filter(Block.Text.class::isInstance)
                .map(block -> ((Block.Text) block).joined())
                // One sentence among steps does not make them the way back.
                .filter(text -> !raw.acts() || text.endsWith(":") || Inline.boldLabel(text))
                .filter(text -> !Triggers.pauses(Inline.plain(text)))
                .map(Lead::of)
                .anyMatch(lead -> lead == Lead.TRIGGER || lead == Lead.NO_TRIGGER);
    }

    /// Whether blocks say when to go back.
    static boolean in(List<Block> blocks) {
        for (var block : blocks) {
            var says =
                    switch (block) {
                        case Block.Text text ->
                                Triggers.decides(text.joined())
                                        || (Lead.of(text.joined()) == Lead.TRIGGER
                                                && !Triggers.pauses(Inline.plain(text.joined())));
                        case Block.Items list ->
                                list.items().stream().anyMatch(i -> Triggers.decides(i.text()));
                        case Block.Table table ->
                                table.rows().stream()
                                        .anyMatch(row ->
                                                row.cells().stream()
                                                        .skip(1)
                                                        .anyMatch(c ->
                                                                Triggers.ordered(c).isPresent()));
                        case Block.Heading _,
                                Block.Item _,
                                Block.Fence _,
                                Block.Fold _,
                                Block.Html _ ->
                                false;
                    };
            if (says) {
                return true;
            }
        }
        return false;
    }
}
