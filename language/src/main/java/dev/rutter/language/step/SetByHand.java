package dev.rutter.language.step;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.FileContents;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.PutInto;

/// Settings that somebody puts into a file (`Set in .env:` and `PORT=80` below it): whoever it is
/// is asked, be the words above them an order or not (`Your .env should have:`), and whatever is to
/// be run below them.
public final class SetByHand {
    private SetByHand() {}

    /// A fence below a paragraph.
    public static void below(
            Context context, Block.Text words, Block.Fence fence, Scope scope, String lead) {
        if (scope.lead() != Lead.EXPECTED && FileContents.sets(fence, lead)) {
            ask(context, scope, lead, words.lastLine(), words.line(), fence.lastLine());
        }
    }

    /// A fence in an item, whatever else the item holds.
    public static void item(Context context, Block.Item item, Scope scope) {
        if (item.first() instanceof Block.Fence fence
                && !context.notes.has(fence.firstLine(), Role.MANUAL)
                && (FileContents.sets(fence, item.text())
                        || (PutInto.orders(item.text())
                                && context.notes.has(fence.firstLine(), Role.SAMPLE)
                                && FileContents.in(fence, item.text())))) {
            // More than the title of what else stands in the item.
            var words = item.text() + " (what line " + fence.firstLine() + " begins)";
            ask(context, scope, words, item.line(), item.line(), fence.lastLine());
        }
    }

    private static void ask(
            Context context, Scope scope, String words, int line, int first, int last) {
        if (!scope.acts()) {
            return;
        }
        for (var one = first; one <= line; one++) {
            if (context.notes.has(one, Role.MANUAL) || context.notes.has(one, Role.TRIGGER)) {
                return;
            }
        }
        context.notes.mark(line, "somebody sets it in the file", Role.MANUAL);
        context.person(scope, words, line, last);
    }
}
