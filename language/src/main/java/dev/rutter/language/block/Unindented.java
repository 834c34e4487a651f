package dev.rutter.language.block;

import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Puts the fence below a list item into it where the writer did not indent it. To Markdown the
/// list ends there, and another one begins with the next number; to its readers it is one list, and
/// the item says what the fence does.
final class Unindented {
    /// How many blocks one item takes in at most.
    private static final int MOST = 20;

    private static final QuickPattern WORDS = QuickPattern.compile("[^a-z]+");

    private static final QuickPattern PEOPLE =
            QuickPattern.compile(
                    "\\b(?:approv|agree|sign|notif|announc|tell|told|inform|ask|review|communicat|accept|team|stakeholder|customer|owner|lead|manager)\\w*",
                    Pattern.CASE_INSENSITIVE);

    private Unindented() {}

    static List<Block> of(List<Block> blocks) {
        if (blocks.stream().noneMatch(Block.Items.class::isInstance)) {
            return blocks;
        }
        var out = new ArrayList<Block>();
        for (var i = 0; i < blocks.size(); ) {
            if (blocks.get(i) instanceof Block.Items list) {
                i = list(list, blocks, i + 1, out);
            } else {
                out.add(blocks.get(i));
                i++;
            }
        }
        return out;
    }

    /// Adds a list with what belongs to it.
    ///
    /// @param from the first block behind it
    /// @return the first block that does not belong to it
    private static int list(Block.Items list, List<Block> blocks, int from, List<Block> out) {
        var items = new ArrayList<>(list.items());
        var next = from;
        var broken = false; // Whether the list has gone on behind a fence already.
        while (next < blocks.size()) { // Each round takes in a block at least, or ends it.
            var on =
                    list.ordered() && !another(items.getLast(), blocks.get(next))
                            ? goesOn(blocks, next, items.getLast().number() + 1)
                            : -1;
            if (on > 0) {
                take(items, blocks.subList(next, on));
                items.addAll(((Block.Items) blocks.get(on)).items());
                next = on + 1;
                broken = true;
                continue;
            }
            if (belongs(blocks.get(next), items, list.ordered(), broken)) {
                take(items, blocks.subList(next, next + 1));
                next++;
            }
            break;
        }
        out.add(next == from ? list : new Block.Items(list.ordered(), List.copyOf(items)));
        return next;
    }

    /// Whether commands without any mark stand behind an item that has some: they are what comes
    /// next, and none of its own.
    private static boolean another(Block.Item item, Block below) {
        return below instanceof Block.Fence fence && fence.indented() && !item.fences().isEmpty();
    }

    /// Where the list with this number begins, with a fence between and nothing but fences and
    /// text; -1 where there is none.
    private static int goesOn(List<Block> blocks, int from, int number) {
        var fence = false;
        for (var i = from; i < Math.min(blocks.size(), from + MOST); i++) {
            switch (blocks.get(i)) {
                case Block.Fence _ -> fence = true;
                case Block.Text _ -> {}
                case Block.Items items -> {
                    return fence && items.ordered() && items.items().getFirst().number() == number
                            ? i
                            : -1;
                }
                case Block.Heading _, Block.Table _, Block.Fold _, Block.Html _, Block.Item _ -> {
                    return -1;
                }
            }
        }
        return -1;
    }

    /// The last item has no next number behind it to tell. Behind a blank line a block belongs to
    /// an item that announces it, and commands to the one task or the one numbered line above them:
    /// they are what it takes.
    private static boolean belongs(
            Block block, List<Block.Item> items, boolean ordered, boolean broken) {
        var last = items.getLast();
        return block instanceof Block.Fence fence
                && !fence.indented()
                && (broken
                        || fence.line() == last.lastLine() + 1
                        || (fence.line() <= last.lastLine() + 2
                                && last.rest().isEmpty()
                                && (last.text().endsWith(":")
                                        || (items.size() == 1
                                                && FenceTag.commands(fence)
                                                && (last.box()
                                                        ? same(last.text(), fence)
                                                        : ordered && titles(last.text()))))));
    }

    /// Whether a numbered line is no more than the title of what a machine does: one with a
    /// command, a length of time or a count says itself what is done, and so does a whole sentence.
    private static boolean titles(String text) {
        return text.indexOf('`') < 0
                && !text.endsWith(".")
                && text.chars().noneMatch(Character::isDigit)
                && !PEOPLE.find(text);
    }

    /// Whether a task and the one command below it speak of the same: `The tests pass` over
    /// `./bin/test`. What somebody agrees to or is told is never what a command does.
    private static boolean same(String task, Block.Fence fence) {
        var code =
                fence.content().stream()
                        .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                        .toList();
        if (code.size() != 1 || PEOPLE.find(task)) {
            return false;
        }
        var command = code.getFirst().toLowerCase(Locale.ROOT);
        return Arrays.stream(WORDS.split(task.toLowerCase(Locale.ROOT), -1))
                .filter(word -> word.length() > 3)
                .anyMatch(word ->
                        command.contains(
                                word.endsWith("s") ? word.substring(0, word.length() - 1) : word));
    }

    /// The item's own lines stay what they are: what it takes in has its own.
    private static void take(List<Block.Item> items, List<Block> blocks) {
        var last = items.removeLast();
        var rest = new ArrayList<>(last.rest());
        rest.addAll(blocks);
        items.add(
                new Block.Item(
                        last.ordered(),
                        last.number(),
                        last.box(),
                        last.text(),
                        last.lines(),
                        List.copyOf(rest),
                        last.line(),
                        last.lastLine()));
    }
}
