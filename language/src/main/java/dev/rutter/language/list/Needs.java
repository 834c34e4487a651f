package dev.rutter.language.list;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.Scope;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.text.QuickPattern;

/// Lists right below `Prerequisites`: each line names what has to be there before anything is done,
/// and somebody says whether it is.
final class Needs {
    private static final QuickPattern TITLE =
            QuickPattern.compile(
                    "\\W*(?:\\d+[.)]?\\s*)?(?:(?:the |your |general |access |tools? and )?(?:pre-?requisites?|requirements|pre-?conditions)|what you(?:['’]ll| will)? need|you(?:['’]ll| will)? need|before you (?:start|begin))\\W*",
                    CASE_INSENSITIVE);

    /// `**CPU:** 4 cores`: a card of sizes and versions to choose a machine by.
    private static final QuickPattern CARD =
            QuickPattern.compile("^\\*\\*[^*]{1,40}(?::\\*\\*|\\*\\*:)");

    private static final QuickPattern WORDS = QuickPattern.compile("\\w\\W*\\s+\\W*\\w");

    private Needs() {}

    /// Whether an item names something that is needed.
    static boolean names(Block.Item item, Scope scope) {
        return scope.phase() == Phase.PREPARE
                && scope.under().isEmpty()
                && scope.lead() == Lead.NONE
                && TITLE.matches(Inline.plain(scope.leadText()))
                && !CARD.find(item.text())
                && WORDS.find(item.text());
    }
}
