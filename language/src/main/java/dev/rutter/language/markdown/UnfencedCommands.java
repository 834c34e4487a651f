package dev.rutter.language.markdown;

import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// Commands that stand in a paragraph of their own, as they would in a block: each line begins with
/// a program and has its options, or goes on from one that ends with a backslash.
final class UnfencedCommands {
    private static final QuickPattern OPTION =
            QuickPattern.compile("\\s--?[A-Za-z][\\w-]*(?:[=\\s]|$)");
    private static final QuickPattern OPENS = QuickPattern.compile("^[a-z./~$]");
    private static final QuickPattern WORDS = QuickPattern.compile("\\S+(?: \\S+){1,4}");
    private static final QuickPattern MARKED = QuickPattern.compile("[`*]|\\]\\(|[.:!?]$");

    private UnfencedCommands() {}

    static boolean are(List<Block.TextLine> lines) {
        var open = false;
        for (var line : lines) {
            var text = line.text();
            if (!open && !command(text)) {
                return false;
            }
            open = text.endsWith("\\");
        }
        return !open;
    }

    private static boolean command(String text) {
        return (text.endsWith(" \\") || OPTION.find(text) || InlineCommands.bare(text))
                && known(text);
    }

    private static boolean known(String text) {
        return OPENS.find(text)
                && CommandWords.known(text)
                && !MARKED.find(text)
                && !CommandWords.prose(text);
    }

    /// Whether a line may be one, though nothing but its program says so: `make release`.
    static boolean maybe(String text) {
        return WORDS.matches(text) && known(text);
    }
}
