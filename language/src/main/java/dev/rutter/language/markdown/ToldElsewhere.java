package dev.rutter.language.markdown;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.SameAgain;
import org.jspecify.annotations.Nullable;

/// Paragraphs that send to what was told elsewhere, to be done with something else in it: `Same as
/// above, with env=prod.` What that is is not written down; somebody does it.
final class ToldElsewhere {
    private ToldElsewhere() {}

    /// Has somebody asked to do it, where a paragraph says so.
    static boolean read(Context context, Unit unit, Scope scope, @Nullable Block next) {
        var acts =
                scope.phase() == Phase.VERIFY
                        ? context.last().isEmpty()
                        : scope.phase() != Phase.MAINTAIN && scope.acts();
        if (!acts
                || scope.lead().silent()
                || Block.introduced(next)
                || !SameAgain.tells(unit.text())) {
            return false;
        }
        context.notes.mark(unit.line(), "an instruction to a person", Role.MANUAL);
        context.person(scope, unit.text(), unit.line(), unit.lastLine());
        return true;
    }
}
