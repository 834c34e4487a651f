package dev.rutter.language.block;

import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Task boxes, in a list or at the beginning of a paragraph's lines.
public final class Boxes {
    static final QuickPattern BOX =
            QuickPattern.compile(
                    "^(?:\\[[ xX✓✔-]?\\](?:\\s+|$)|[☐☑☒□■▢⬜◻◽]\\uFE0F?\\s*)(.*)$", Pattern.DOTALL);
    private static final QuickPattern BREAK = QuickPattern.compile("\\s*(?:\\\\|<br\\s*/?>)$");

    private static final QuickPattern MARK = QuickPattern.compile("^(?:[-*•]|\\d{1,2}[.)])\\s+");

    private static final QuickPattern FENCE = QuickPattern.compile("```(\\w*)\\s*");

    /// Kinds of fences whose boxes are filled in elsewhere.
    private static final Set<String> TEMPLATES = Set.of("markdown", "md", "mdx", "slack", "email");

    private Boxes() {}

    /// A paragraph of which lines open with a box is a list of tasks without its marks; what stands
    /// above the first box remains a paragraph.
    static List<Block> of(List<Block.TextLine> lines) {
        if (lines.stream().noneMatch(line -> BOX.matches(line.text()))) {
            return List.of(new Block.Text(lines));
        }
        var out = new ArrayList<Block>();
        var items = new ArrayList<Block.Item>();
        var from = 0;
        for (var i = 0; i <= lines.size(); i++) {
            if (i == lines.size() || BOX.matches(lines.get(i).text())) {
                if (i > from) {
                    var part = List.copyOf(lines.subList(from, i));
                    if (BOX.matches(part.getFirst().text())) {
                        items.add(item(part));
                    } else {
                        out.add(new Block.Text(part));
                    }
                }
                from = i;
            }
        }
        out.add(new Block.Items(false, List.copyOf(items)));
        return out;
    }

    /// Whether a fence is nothing but a list of boxes, and no text to be filled in elsewhere.
    public static boolean only(Block.Fence fence) {
        var lines = fence.content().stream().filter(line -> !line.isBlank()).toList();
        return lines.size() > 1
                && !TEMPLATES.contains(fence.tag())
                && lines.stream().allMatch(line -> BOX.matches(line.strip()));
    }

    /// A line without the mark or the number of a list in front of it.
    public static String unmarked(String line) {
        return MARK.replaceFirst(line.strip(), "");
    }

    /// The lines of a fence as a list: those with a box as tasks, the others as they stand.
    public static Block.Items list(Block.Fence fence) {
        var items = new ArrayList<Block.Item>();
        for (var i = 0; i < fence.content().size(); i++) {
            var text = Bounded.of(fence.content().get(i)).strip();
            var line = fence.firstContent() + i;
            if (BOX.matches(text)) {
                items.add(item(List.of(new Block.TextLine(line, text))));
            } else if (!text.isEmpty()) {
                var words = unmarked(text);
                var lines = List.of(new Block.TextLine(line, words));
                items.add(new Block.Item(true, i + 1, false, words, lines, List.of(), line, line));
            }
        }
        return new Block.Items(false, List.copyOf(items));
    }

    /// The fence that begins right behind a box, `- [ ] ```bash`: CommonMark takes its lines for
    /// words and its end for the beginning of another one.
    static Optional<Block.Fence> fenced(List<Block.TextLine> lines, List<Block> below) {
        var boxed = BOX.matcher(lines.isEmpty() ? "" : lines.getFirst().text());
        var open = FENCE.matcher(boxed.matches() ? boxed.group(1) : "");
        return lines.size() > 1
                        && open.matches()
                        && !below.isEmpty()
                        && below.getFirst() instanceof Block.Fence end
                        && end.content().stream().allMatch(String::isBlank)
                ? Optional.of(
                        new Block.Fence(
                                open.group(1),
                                lines.stream().skip(1).map(Block.TextLine::text).toList(),
                                true,
                                false,
                                lines.getFirst().number(),
                                end.lastLine()))
                : Optional.empty();
    }

    private static Block.Item item(List<Block.TextLine> lines) {
        var plain =
                lines.stream()
                        .map(line ->
                                new Block.TextLine(
                                        line.number(), BREAK.replaceFirst(line.text(), "")))
                        .toList();
        var boxed = BOX.matcher(new Block.Text(plain).joined());
        var text = boxed.matches() ? boxed.group(1) : "";
        return new Block.Item(
                false,
                1,
                true,
                text,
                plain,
                List.of(),
                lines.getFirst().number(),
                lines.getLast().number());
    }
}
