package dev.rutter.language.list;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.Scope;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.step.ItemWords;
import dev.rutter.language.text.QuickPattern;

/// Items that only say where to read on. A numbered one whose link is an order (`1. [Open a pull
/// request](release.md)`) is a step.
final class Links {
    /// A link alone, or with what is found there.
    private static final QuickPattern ALONE =
            QuickPattern.compile(
                    "^\\[[^\\]]*\\](?:\\([^)]*\\)|\\[[^\\]]*\\])\\W*$|^\\[[^\\]]*\\]\\([^)]*\\)\\s*[:–—-].*");

    private static final QuickPattern SEE =
            QuickPattern.compile("(?i)^https?://\\S+$|^see\\b(?! (?:if|whether)\\b).*");

    private Links() {}

    /// Whether an item is nobody's to do.
    static boolean only(Block.Item item, Scope scope) {
        var text = item.text();
        return (ALONE.matches(text) && !(item.ordered() && Imperatives.tells(text)))
                || (SEE.matches(text) && !ItemWords.sends(item, scope) && !ItemWords.goesOn(item));
    }
}
