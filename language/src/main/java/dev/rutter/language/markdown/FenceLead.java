package dev.rutter.language.markdown;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.FileContents;
import dev.rutter.language.command.OrderLines;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.result.BelowCommand;
import dev.rutter.language.result.Stated;
import dev.rutter.language.section.Section;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// The words that stand over a fence: the sentence right above it, the lead-in, or the heading.
/// What is said of the command above stands over nothing.
final class FenceLead {
    private static final QuickPattern SCRIPT =
            QuickPattern.compile("`?[\\w./-]*[\\w-]\\.(?:sh|bash|zsh|ps1|bat|cmd)`?");

    private FenceLead() {}

    /// The lines of a fence as a list, where it is one.
    ///
    /// @param at its place among `blocks`
    static Optional<Block.Items> lines(
            Block.Fence fence,
            Section section,
            Scope scope,
            List<Block> blocks,
            int at,
            Notes notes) {
        return OrderLines.in(fence, scope, at == 0, () -> left(section, scope, blocks, at, notes));
    }

    /// The same, where no fence above it has taken them up: what stands below a file's contents is
    /// read on its own.
    static String left(Section section, Scope scope, List<Block> blocks, int at, Notes notes) {
        var lead = of(section, scope, blocks, at, notes);
        return FileContents.shown(blocks, at, lead) ? "" : lead;
    }

    private static String of(
            Section section, Scope scope, List<Block> blocks, int at, Notes notes) {
        var before = at > 0 ? blocks.get(at - 1) : null;
        if (before instanceof Block.Text text
                && Stated.titles(text)
                && !BelowCommand.read(notes, text)) {
            return Unit.of(text).getLast().lastSentence();
        }
        if (!scope.leadText().isEmpty() && !scope.leadText().equals(section.title())) {
            return scope.leadText();
        }
        // A heading that is no more than a script's name stands above its lines.
        var title = PhaseNames.bare(section.title());
        return SCRIPT.matches(title) ? title + ":" : section.title();
    }
}
