package dev.rutter.language.table;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.ColumnRoles;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.step.Commands;
import java.util.List;

/// What stands beside a row's action: what must be seen, the commands that prove it, and what takes
/// it back.
final class RowProofs {
    private final Context context;
    private final ColumnRoles columns;

    RowProofs(Context context, ColumnRoles columns) {
        this.context = context;
        this.columns = columns;
    }

    /// Reads what is looked at before a row's action.
    void before(Block.Row row, List<String> scripts, Scope scope) {
        if (scripts.isEmpty() || columns.onlyLooks(row, scripts)) {
            return;
        }
        for (var cell : columns.before(row, scripts)) {
            new Commands(context).cell(scope, InlineCommands.of(cell), cell, cell, row.line());
        }
    }

    /// Reads them behind a row's action, which `scripts` are where it runs any.
    void read(Block.Row row, List<String> scripts, String title, Scope scope, int before) {
        columns.seen(row).ifPresent(says -> expected(says, row.line(), before));
        var done = columns.onlyLooks(row, scripts);
        for (var cell : done ? List.<String>of() : columns.behind(row, scripts)) {
            var looks = InlineCommands.of(cell);
            if (!looks.isEmpty()) {
                new Commands(context).cell(scope, looks, cell, checking(title, cell), row.line());
            } else if (scope.phase() != Phase.VERIFY && scope.phase() != Phase.WATCH) {
                expected(cell, row.line(), before);
            }
        }
        back(row, scope);
    }

    private static String checking(String title, String cell) {
        return InlineCommands.of(title).isEmpty() ? "Check: " + title : cell;
    }

    /// What only takes back what the row does is kept for that.
    private void back(Block.Row row, Scope scope) {
        if (scope.phase() == Phase.ROLLBACK) {
            return;
        }
        for (var cell : columns.cells(ColumnRoles.Use.BACK, row)) {
            var scripts = InlineCommands.of(cell);
            if (!scripts.isEmpty()) {
                new Commands(context).cell(scope.back(true), scripts, cell, cell, row.line());
            }
        }
    }

    private void expected(String says, int line, int before) {
        if (says.chars().noneMatch(Character::isLetterOrDigit) || context.notes.size() == before) {
            return;
        }
        context.notes.mark(
                line, "its Expected cell says what the result must look like", Role.EXPECT);
        context.person()
                .or(context::last)
                .filter(step -> step.span().line() == line)
                .ifPresent(_ -> context.expect("Expected: " + Inline.plain(says), line));
    }
}
