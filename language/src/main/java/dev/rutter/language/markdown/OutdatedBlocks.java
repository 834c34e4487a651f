package dev.rutter.language.markdown;

import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Inline;
import java.util.List;

/// What stands under a heading that does not hold any more: nothing of it is read, and that none of
/// its blocks is run is said at each.
final class OutdatedBlocks {
    private OutdatedBlocks() {}

    static void note(Notes notes, List<Block> blocks, String title) {
        var why =
                "not to be run: it stands under \""
                        + Inline.plain(title)
                        + "\", which does not hold any more";
        for (var block : blocks) {
            switch (block) {
                case Block.Fence fence -> {
                    if (!fence.content().isEmpty()) {
                        notes.mark(FenceReader.firstLine(fence), why, Role.SAMPLE);
                    }
                }
                case Block.Items list -> list.items().forEach(i -> note(notes, i.rest(), title));
                case Block.Item item -> note(notes, item.rest(), title);
                case Block.Fold fold -> note(notes, fold.blocks(), title);
                case Block.Heading _, Block.Text _, Block.Table _, Block.Html _ -> {}
            }
        }
    }
}
