package dev.rutter.language.markdown;

import dev.rutter.language.block.Unit;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.step.Commands;
import dev.rutter.language.text.QuickPattern;

/// Lines of a paragraph that stand at a prompt, though in no block: `$ make release`.
final class PromptedLines {
    private static final QuickPattern PROMPTED = QuickPattern.compile("\\s{0,3}\\$ (\\S.*)");

    private PromptedLines() {}

    /// Reads them; answers whether there were any.
    static boolean read(Context context, Unit unit, Scope scope) {
        var any = false;
        for (var line = unit.line(); line <= unit.lastLine(); line++) {
            var typed = PROMPTED.matcher(context.notes.text(line));
            if (typed.matches() && CommandWords.known(typed.group(1))) {
                new Commands(context)
                        .statement(
                                scope,
                                Inline.plain(scope.title()),
                                typed.group(1).strip(),
                                line,
                                line);
                any = true;
            }
        }
        return any;
    }
}
