package dev.rutter.language.markdown;

import dev.rutter.language.block.Block;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.runbook.Runbook.LineReading;
import dev.rutter.language.section.Section;
import dev.rutter.language.sentence.AlreadyDone;
import dev.rutter.language.sentence.Inline;
import java.util.List;

/// What stands under a heading that does not hold any more: nothing of it is read, and that none of
/// its blocks and commands is run is said at each.
final class OutdatedBlocks {
    private OutdatedBlocks() {}

    static void note(Notes notes, Section section) {
        var above = section.path().stream().anyMatch(AlreadyDone::says);
        note(notes, section.blocks(), section.title(), above);
    }

    static void note(Notes notes, Block.Fold fold) {
        note(notes, fold.blocks(), fold.summary(), false);
    }

    private static void note(Notes notes, List<Block> blocks, String title, boolean above) {
        note(
                notes,
                blocks,
                above || AlreadyDone.says(Inline.plain(title)) || opensDone(blocks),
                LineReading.UNDER + Inline.plain(title) + LineReading.OUTDATED);
    }

    private static boolean opensDone(List<Block> blocks) {
        return !blocks.isEmpty()
                && blocks.getFirst() instanceof Block.Text first
                && AlreadyDone.opens(Inline.plain(first.joined()));
    }

    private static void note(Notes notes, List<Block> blocks, boolean done, String why) {
        for (var block : blocks) {
            switch (block) {
                case Block.Fence fence -> {
                    if (!fence.content().isEmpty()) {
                        mark(notes, fence.firstLine(), done, why);
                    }
                }
                case Block.Items list -> list.items().forEach(it -> item(notes, it, done, why));
                case Block.Item item -> item(notes, item, done, why);
                case Block.Fold fold -> note(notes, fold.blocks(), done, why);
                case Block.Text text -> {
                    if (done && !Inline.codes(text.joined()).isEmpty()) {
                        mark(notes, text.line(), true, why);
                    }
                }
                case Block.Heading _, Block.Table _, Block.Html _ -> {}
            }
        }
    }

    private static void item(Notes notes, Block.Item item, boolean done, String why) {
        if (!Inline.codes(item.text()).isEmpty()) {
            mark(notes, item.line(), done, why);
        }
        note(notes, item.rest(), done, why);
    }

    private static void mark(Notes notes, int line, boolean done, String why) {
        notes.mark(line, done ? LineReading.DONE : why, Role.SAMPLE);
    }
}
