package dev.rutter.language.markdown;

import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Task boxes, in a list or at the beginning of a paragraph's lines.
final class Boxes {
    static final QuickPattern BOX =
            QuickPattern.compile(
                    "^(?:\\[[ xX✓✔-]?\\]|[☐☑☒□■▢⬜◻◽]\\uFE0F?)(?:\\s+|$)(.*)$", Pattern.DOTALL);
    private static final QuickPattern BREAK = QuickPattern.compile("\\s*(?:\\\\|<br\\s*/?>)$");

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
