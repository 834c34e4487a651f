package dev.rutter.language.section;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.sentence.Imperatives;
import java.util.List;

/// Sections that hold nothing but boxes to tick.
record SeenTo(List<Section.Raw> raws) {

    /// Whether each box of a section, and of those below it, is for what others have seen to:
    /// `Support has been told`, and no order.
    boolean said(int index) {
        var depth = raws.get(index).heading().depth();
        var boxes = 0;
        for (var i = index;
                i < raws.size() && (i == index || raws.get(i).heading().depth() > depth);
                i++) {
            for (var block : raws.get(i).blocks()) {
                if (!(block instanceof Block.Items list)
                        || !list.items().stream().allMatch(SeenTo::said)) {
                    return false;
                }
                boxes += list.items().size();
            }
        }
        return boxes > 0;
    }

    private static boolean said(Block.Item item) {
        return item.box()
                && item.rest().isEmpty()
                && !Imperatives.tells(item.text())
                && InlineCommands.of(item.text()).isEmpty();
    }
}
