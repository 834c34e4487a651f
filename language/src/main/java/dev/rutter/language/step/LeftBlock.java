package dev.rutter.language.step;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.ShapedCommands;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.PutInto;
import dev.rutter.language.text.Bounded;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Blocks of which nothing came: whoever is asked what stands above one sees what it holds.
public final class LeftBlock {
    /// So many lines of what is to be written down are shown with the question.
    private static final int MOST_SHOWN = 8;

    private LeftBlock() {}

    /// What is added to a question about the block below it: the lines that are to be written down,
    /// or the one line that may be a command; else nothing.
    ///
    /// @param asked the words
    public static String shown(String asked, @Nullable Block below, Notes notes) {
        if (!(below instanceof Block.Fence fence)) {
            return "";
        }
        if (PutInto.tells(Inline.plain(asked)) && left(fence, notes)) {
            return fence.content().stream()
                    .filter(it -> !it.isBlank())
                    .limit(MOST_SHOWN)
                    .map(it -> "`" + Bounded.of(it.strip()) + "`")
                    .collect(Collectors.joining(", ", " ", ""));
        }
        var line = ShapedCommands.doubtful(fence);
        return line.isEmpty() || !left(fence, notes) || asked.contains(line)
                ? ""
                : (asked.strip().endsWith(":") ? " " : ": ") + "`" + line + "`";
    }

    /// Whether nothing came of a block.
    public static boolean left(Block.Fence fence, Notes notes) {
        var at = fence.firstLine();
        return !notes.has(at, Role.COMMAND)
                && !notes.has(at, Role.QUERY)
                && !notes.has(at, Role.TEMPLATE)
                && !notes.has(at, Role.EXPECT);
    }
}
