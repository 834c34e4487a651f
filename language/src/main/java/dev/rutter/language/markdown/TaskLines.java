package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.FenceAttributes;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the users of task runners write between a heading and its fence: xc's lines (`Requires:
/// build`), together or one by one, and mask's list of flags below `**OPTIONS**`. They are for the
/// fence, and nothing that a person does.
final class TaskLines {
    private static final QuickPattern OPTIONS = QuickPattern.compile("\\*\\*OPTIONS\\*\\*:?");
    private static final QuickPattern FIELD =
            QuickPattern.compile("^(?:flags|type|desc|required|choices)\\s*:.*", CASE_INSENSITIVE);

    private TaskLines() {}

    /// Whether block `at` is such lines, with no other words between them and their fence.
    static boolean in(List<Block> blocks, int at) {
        if (!lines(blocks.get(at))) {
            return false;
        }
        var next = at + 1;
        while (next < blocks.size() && lines(blocks.get(next))) {
            next++;
        }
        return next < blocks.size() && blocks.get(next) instanceof Block.Fence;
    }

    private static boolean lines(Block block) {
        return block instanceof Block.Text text && FenceAttributes.lines(text);
    }

    /// The block above the fence at `at`; all its lines as one, where they are such lines.
    static @Nullable Block above(List<Block> blocks, int at) {
        var all = new ArrayList<Block.TextLine>();
        for (var i = at - 1; i >= 0 && lines(blocks.get(i)); i--) {
            all.addAll(0, ((Block.Text) blocks.get(i)).lines());
        }
        if (!all.isEmpty()) {
            return new Block.Text(List.copyOf(all));
        }
        return at > 0 ? blocks.get(at - 1) : null;
    }

    /// Whether block `at` and the one below it are mask's flags.
    static boolean flags(List<Block> blocks, int at) {
        return at + 1 < blocks.size()
                && blocks.get(at) instanceof Block.Text text
                && OPTIONS.matches(text.joined())
                && blocks.get(at + 1) instanceof Block.Items list
                && list.items().stream().anyMatch(TaskLines::flag);
    }

    private static boolean flag(Block.Item item) {
        return item.rest().stream()
                .anyMatch(inner ->
                        inner instanceof Block.Items fields
                                && fields.items().stream()
                                        .anyMatch(field -> FIELD.matches(field.text())));
    }
}
