package dev.rutter.language.markdown;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.SameAgain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Paragraphs that send to what was told elsewhere, to be done with something else in it: `Same as
/// above, with env=prod.` What that is is not written down; somebody does it.
final class ToldElsewhere {
    private ToldElsewhere() {}

    /// Whether a section does so, which by itself has nothing to do.
    static boolean in(List<Block> blocks) {
        for (var i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block.Text text
                    && text.lines().size() <= 2
                    && !opens(i + 1 < blocks.size() ? blocks.get(i + 1) : null)
                    && SameAgain.tells(text.joined())) {
                return true;
            }
        }
        return false;
    }

    /// Has somebody asked to do it, where a paragraph says so.
    static boolean read(Context context, Unit unit, Scope scope, @Nullable Block next) {
        var acts =
                scope.phase() == Phase.VERIFY
                        ? context.last().isEmpty()
                        : scope.phase() != Phase.MAINTAIN && ParagraphReader.acts(scope.phase());
        if (!acts || scope.lead().silent() || opens(next) || !SameAgain.tells(unit.text())) {
            return false;
        }
        context.notes.mark(unit.line(), "an instruction to a person", Role.MANUAL);
        context.person(scope, unit.text(), unit.line(), unit.lastLine());
        return true;
    }

    private static boolean opens(@Nullable Block next) {
        return next instanceof Block.Items
                || next instanceof Block.Fence
                || next instanceof Block.Table;
    }
}
