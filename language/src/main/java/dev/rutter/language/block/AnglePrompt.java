package dev.rutter.language.block;

import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;

/// A block whose commands stand behind `> `, as their writers show a prompt. To bash that is a file
/// that it empties. They are read as behind `$ `.
final class AnglePrompt {
    private static final QuickPattern LINE = QuickPattern.compile("^(\\s*)>(\\s+)(\\S.*)$");

    /// What npm and yarn print before a script: `> shop@1.4.0 build`.
    private static final QuickPattern SCRIPT =
            QuickPattern.compile("^(?:@[\\w.-]+/)?[\\w.-]+@\\d\\S*\\s+\\S.*$");

    /// A file that is emptied.
    private static final QuickPattern FILE = QuickPattern.compile("^(?!\\./)\\S*[/.]\\S*$");

    private AnglePrompt() {}

    /// The block, such prompts as `$ `.
    static Block.Fence plain(Block.Fence fence) {
        var lines = fence.content();
        var first =
                lines.stream()
                        .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                        .findFirst()
                        .filter(line -> opens(fence, line));
        if (first.isEmpty()) {
            return fence;
        }
        var out = new ArrayList<String>(lines.size());
        var printed = false;
        for (var line : lines) {
            var match = LINE.matcher(Bounded.of(line));
            var matches = match.matches();
            printed = matches && (printed || SCRIPT.matches(match.group(3)));
            out.add(
                    matches && !printed && CommandWords.likely(match.group(3))
                            ? match.group(1) + "$" + line.substring(match.end(1) + 1)
                            : line);
        }
        return new Block.Fence(
                fence.info(),
                List.copyOf(out),
                fence.closed(),
                fence.indented(),
                fence.line(),
                fence.lastLine());
    }

    private static boolean opens(Block.Fence fence, String line) {
        var match = LINE.matcher(Bounded.of(line));
        if (!match.matches()) {
            return false;
        }
        var typed = match.group(3);
        return !FILE.matches(typed)
                && (CommandWords.known(typed)
                        || (FenceTag.shell(fence)
                                && typed.indexOf(' ') > 0
                                && CommandWords.likely(typed)));
    }
}
