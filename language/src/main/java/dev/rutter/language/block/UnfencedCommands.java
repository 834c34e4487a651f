package dev.rutter.language.block;

import dev.rutter.language.shell.BareCommand;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Commands that stand in a document without any mark: in a paragraph of their own, as they would
/// in a block, below the words of an item or of a paragraph, between numbered lines, and as the
/// items of a list.
final class UnfencedCommands {
    /// A step that Markdown takes for words, since only `1.` may stand right below a paragraph.
    private static final QuickPattern NUMBERED = QuickPattern.compile("(\\d{1,3})[.)]\\s+(\\S.*)");

    private UnfencedCommands() {}

    /// Whether each line begins with a program and has its options, or goes on from one that ends
    /// with a backslash.
    static boolean are(List<Block.TextLine> lines) {
        var open = false;
        for (var line : lines) {
            if (!open && !BareCommand.sure(line.text())) {
                return false;
            }
            open = line.text().endsWith("\\");
        }
        return !open;
    }

    /// The blocks that the lines of a paragraph are where commands stand among numbered steps or
    /// below words that announce them; else none.
    static List<Block> parts(List<Block.TextLine> lines) {
        if (lines.size() < 2) {
            return List.of();
        }
        var numbered = lines.stream().anyMatch(line -> NUMBERED.matches(line.text()));
        if (!numbered) {
            return lines.getFirst().text().endsWith(":") && below(lines)
                    ? List.of(
                            new Block.Text(lines.subList(0, 1)),
                            fence(lines.subList(1, lines.size())))
                    : List.of();
        }
        if (lines.stream().noneMatch(line -> command(line.text()))) {
            return List.of();
        }
        var out = new ArrayList<Block>();
        var from = 0;
        for (var i = 1; i <= lines.size(); i++) {
            if (i == lines.size() || parts(lines.get(i - 1), lines.get(i))) {
                out.add(part(List.copyOf(lines.subList(from, i))));
                from = i;
            }
        }
        return out;
    }

    /// Whether another part begins with the second of two lines.
    private static boolean parts(Block.TextLine above, Block.TextLine line) {
        return !above.text().endsWith("\\")
                && (NUMBERED.matches(line.text())
                        || BareCommand.amongWords(line.text())
                                != BareCommand.amongWords(above.text()));
    }

    private static boolean command(String text) {
        var step = NUMBERED.matcher(text);
        return BareCommand.amongWords(step.matches() ? step.group(2) : text);
    }

    private static Block part(List<Block.TextLine> lines) {
        var step = NUMBERED.matcher(lines.getFirst().text());
        if (!step.matches()) {
            return BareCommand.amongWords(lines.getFirst().text())
                    ? fence(lines)
                    : new Block.Text(lines);
        }
        var words = new ArrayList<>(lines);
        words.set(0, new Block.TextLine(lines.getFirst().number(), step.group(2)));
        var item =
                new Block.Item(
                        true,
                        Integer.parseInt(step.group(1)),
                        false,
                        new Block.Text(words).joined(),
                        List.copyOf(words),
                        List.of(),
                        lines.getFirst().number(),
                        lines.getLast().number());
        return new Block.Items(true, marked(List.of(item)));
    }

    /// Whether all lines but the first are commands.
    static boolean below(List<Block.TextLine> lines) {
        var behind = lines.subList(1, lines.size());
        return !behind.isEmpty()
                && are(behind)
                && behind.stream().allMatch(line -> !BareCommand.spoken(line.text()));
    }

    /// The items of a list, those in backticks that are commands as they stand there.
    static List<Block.Item> marked(List<Block.Item> items) {
        if (items.stream().noneMatch(UnfencedCommands::sure)) {
            return items;
        }
        var all =
                items.stream()
                        .allMatch(item -> alone(item) && BareCommand.beside(item.text().strip()));
        return items.stream().map(item -> all || sure(item) ? marked(item) : item).toList();
    }

    private static boolean sure(Block.Item item) {
        return alone(item) && BareCommand.amongWords(item.text().strip());
    }

    /// Whether its words are one line, which the blocks below it say nothing of.
    private static boolean alone(Block.Item item) {
        return item.lines().size() == 1 && item.text().length() < 200;
    }

    private static Block.Item marked(Block.Item item) {
        var text = "`" + item.text().strip() + "`";
        return new Block.Item(
                item.ordered(),
                item.number(),
                item.box(),
                text,
                List.of(new Block.TextLine(item.lines().getFirst().number(), text)),
                item.rest(),
                item.line(),
                item.lastLine());
    }

    /// The first line of an item's words and the block of commands that the others are.
    static List<Block> below(List<Block.TextLine> lines, List<Block> rest) {
        return Stream.concat(Stream.of(fence(lines.subList(1, lines.size()))), rest.stream())
                .toList();
    }

    static Block.Fence fence(List<Block.TextLine> lines) {
        return new Block.Fence(
                "",
                lines.stream().map(Block.TextLine::text).toList(),
                true,
                true,
                lines.getFirst().number(),
                lines.getLast().number());
    }
}
