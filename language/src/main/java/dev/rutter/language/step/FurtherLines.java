package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.runbook.Runbook.LineReading;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// The lines of an item or a paragraph below its first one. Who does what the first one says is
/// asked all of it at once; a line on which another instruction begins is one too.
public final class FurtherLines {
    /// Where another sentence may begin, or what is done besides: `…, then open it`, `… — check
    /// it`.
    private static final QuickPattern PIECES =
            QuickPattern.compile(
                    "(?<=[\\w)`*\"%][.!?])\\s+|;\\s+|\\s—\\s+|,\\s+(?:and then|then|and)\\s+");

    private static final QuickPattern ENDS = QuickPattern.compile("[.!?;:]\\W*$");

    /// A line that ends so leaves the next deed to the one below it.
    private static final QuickPattern GOES_ON =
            QuickPattern.compile("(?:[,—]|\\b(?:and|then))\\s*$", CASE_INSENSITIVE);

    /// What a sentence says of the text and not of the work.
    private static final QuickPattern ASIDE =
            QuickPattern.compile(
                    "^\\W*(?:see|refer|note|notes|e\\.g|i\\.e|read more|learn more|consider|remember|keep in mind|expect)\\b",
                    CASE_INSENSITIVE);

    /// It says how the result has to be.
    private static final QuickPattern RESULT =
            QuickPattern.compile(
                    "\\b(?:verify|confirm|ensure|make sure|check)\\s+(?:that|it|its)\\b",
                    CASE_INSENSITIVE);

    private FurtherLines() {}

    /// Marks them, where a line of the block is an instruction.
    public static void read(Notes notes, List<Block.TextLine> lines) {
        if (lines.size() < 2) {
            return;
        }
        var asked = false;
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (notes.has(line.number(), Role.MANUAL)) {
                asked = true;
            } else if (notes.has(line.number(), Role.COMMAND)
                    || notes.has(line.number(), Role.SAMPLE)) {
                asked = false;
            } else if (i > 0 && asked) {
                mark(notes, line, lines.get(i - 1).text());
            }
        }
    }

    /// @param above the line above
    private static void mark(Notes notes, Block.TextLine line, String above) {
        var pieces = PIECES.split(line.text().strip(), -1);
        for (var i = ENDS.find(above) || GOES_ON.find(above) ? 0 : 1; i < pieces.length; i++) {
            if (Imperatives.tells(pieces[i])
                    && !ASIDE.find(pieces[i])
                    && !ItemWords.forbids(pieces[i])) {
                notes.mark(line.number(), LineReading.SAME_STEP, Role.MANUAL);
                if (RESULT.find(line.text())) {
                    notes.mark(
                            line.number(), "it states what the result must look like", Role.EXPECT);
                }
                return;
            }
        }
    }
}
