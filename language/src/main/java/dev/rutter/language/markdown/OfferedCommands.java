package dev.rutter.language.markdown;

import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;

/// Commands that stand as comments below a comment that makes them an alternative or puts a
/// condition on them: `# Or a certain one` and below it `# git checkout <commit>`. They are read as
/// what they are, and that comment guards them.
final class OfferedCommands {
    private static final QuickPattern WORDS = QuickPattern.compile("\\S+(?:\\s+\\S+)+");

    private OfferedCommands() {}

    /// The pieces of a fence with such comments as statements.
    static List<ShellPieces.Piece> in(List<ShellPieces.Piece> pieces) {
        var out = new ArrayList<ShellPieces.Piece>(pieces.size());
        var offered = false;
        for (var piece : pieces) {
            if (piece instanceof ShellPieces.Comment(var line, var text)) {
                var command = offered && command(text);
                out.add(command ? new ShellPieces.Statement(line, line, text, "", 0) : piece);
                offered =
                        command
                                || Phrases.orOption(text)
                                || (!command(text) && Guard.in(text, line).isPresent());
            } else {
                out.add(piece);
                offered = false;
            }
        }
        return out;
    }

    private static boolean command(String text) {
        return WORDS.matches(text)
                && !text.endsWith(":")
                && !text.endsWith(".")
                && !Character.isUpperCase(text.charAt(0))
                && CommandWords.known(text)
                && (InlineCommands.withOptions(text) || text.indexOf('/') > 0);
    }
}
