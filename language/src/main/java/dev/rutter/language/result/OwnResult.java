package dev.rutter.language.result;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.FenceClassifier;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.LimitReader;
import dev.rutter.language.shell.BareCommand;
import dev.rutter.language.text.QuickPattern;

/// What stands inside an item below the item's own command is said of that command: a paragraph or
/// a block `Expected: …`, and an item of its own that says so.
public final class OwnResult {
    private static final QuickPattern SAYS =
            QuickPattern.compile(
                    "^\\W*(?:expect(?:ed|s)?\\b(?: [a-z]+){0,2}:|(?:the )?(?:output|result|response)\\s*:\\s*\\S|(?:(?:you|it|this|that|which|(?:the )?(?:output|result|response)) )?should (?:now |only |also |still )?(?:see|print|show|return|output|say|display|list|report|contain|read|answer|respond)\\b"
                            + "|(?:it )?(?:prints|returns|outputs)\\s+[`\"\\d])",
                    CASE_INSENSITIVE);

    /// Nothing else is said of it than a figure.
    private static final QuickPattern FIGURE =
            QuickPattern.compile("^\\W*[\\w ]+:\\s*(?:[<>=≤≥]+\\s*)?\\d[^\\p{L}]*$");

    private OwnResult() {}

    /// Whether words speak of an output by no other name.
    static boolean says(String plain) {
        return SAYS.find(plain);
    }

    /// Whether an item has a command in its own words, so that what is nested in it is read behind
    /// that.
    public static boolean commands(Block.Item item, Scope scope) {
        return !item.rest().isEmpty()
                && scope.phase() != Phase.REFERENCE
                && (!InlineCommands.of(item.text()).isEmpty()
                        || (FenceClassifier.acts(scope.phase()) && BareCommand.typed(item.text())));
    }

    /// Reads an item that says it of the command right above it, which is the one of the item that
    /// it is nested in; answers whether it is one.
    public static boolean read(Context context, Scope scope, Block.Item item) {
        var text = item.text();
        var line = item.line();
        if (scope.under().isEmpty()
                || item.box()
                || !item.rest().isEmpty()
                || text.length() > 200
                || text.endsWith(":")
                || !SAYS.find(Inline.plain(text))
                || !Stated.looked(scope)
                || !Stated.below(context, line)
                || !InlineCommands.of(text).isEmpty()
                || context.last().filter(last -> last.script().isEmpty()).isPresent()) {
            return false;
        }
        var span = context.notes.span(line);
        if (!LimitReader.read(text, null, span).isEmpty() && !FIGURE.matches(Inline.plain(text))) {
            return false;
        }
        context.notes.mark(line, "it says what the result must look like", Role.EXPECT);
        context.expect(Inline.plain(text), line);
        return true;
    }
}
