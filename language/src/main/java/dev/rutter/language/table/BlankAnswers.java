package dev.rutter.language.table;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// Rows of a table with a question and a place for its answer: `Has support been told? | |` below
/// `Question | Answer`. Somebody is asked.
final class BlankAnswers {
    private static final QuickPattern QUESTION =
            QuickPattern.compile("\\w\\?(?:\\s*\\([^)]*\\))?[\\s*_]*$");

    private static final QuickPattern ANSWER =
            QuickPattern.compile(
                    "\\b(?:answer|go|no-?go|yes|no|ok|status|result|decision|signed|initials|done|vote)\\b|^\\W*$",
                    CASE_INSENSITIVE);

    private BlankAnswers() {}

    /// Reads a row that is one; answers whether it is.
    static boolean row(Context context, List<String> header, Block.Row row, Scope scope) {
        if (!scope.acts() || row.cells().size() < 2) {
            return false;
        }
        var asked = "";
        for (var i = 0; i < row.cells().size(); i++) {
            var cell = row.cells().get(i).strip();
            var column = i < header.size() ? header.get(i) : "";
            if (asked.isEmpty() && QUESTION.find(Bounded.of(cell))) {
                asked = cell;
            } else if (!asked.isEmpty() && (!cell.isEmpty() || !ANSWER.find(column))) {
                return false;
            }
        }
        if (asked.isEmpty()) {
            return false;
        }
        context.notes.mark(row.line(), "a question with a place for its answer", Role.MANUAL);
        context.person(scope, asked, row.line(), row.line());
        return true;
    }
}
