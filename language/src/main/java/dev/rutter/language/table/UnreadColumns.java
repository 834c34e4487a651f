package dev.rutter.language.table;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.ColumnRoles;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Runbook.LineReading;
import dev.rutter.language.sentence.ColumnNames;
import java.util.ArrayList;
import java.util.stream.Collectors;

/// Columns of a table of steps that nothing reads: what stands there decides nothing, which the
/// plan tells, once a table.
final class UnreadColumns {
    private UnreadColumns() {}

    static void tell(Context context, Block.Table table, ColumnRoles columns) {
        var header = columns.header();
        var unread = new ArrayList<String>();
        var named = false;
        for (var i = 0; i < header.size(); i++) {
            var name = header.get(i);
            // The first that is more than a number is what the row calls itself.
            if (named && left(columns.use(i), name) && holds(table, i)) {
                unread.add(name);
            }
            named |= !ColumnNames.numbers(name);
        }
        if (!unread.isEmpty()) {
            context.notes.tell(
                    table.header().line(),
                    LineReading.UNREAD_COLUMN
                            + unread.stream()
                                    .map(name -> "\"" + name + "\"")
                                    .collect(Collectors.joining(", ")));
        }
    }

    private static boolean left(ColumnRoles.Use use, String name) {
        return use == ColumnRoles.Use.OTHER
                && !ColumnNames.known(name)
                && !StepTable.known(name)
                && !RowTimes.times(name)
                && !RowGuards.known(name);
    }

    /// Whether a column says something, and not by a command: that is run or shown.
    private static boolean holds(Block.Table table, int column) {
        var says = false;
        for (var row : table.rows()) {
            if (column < row.cells().size()) {
                var cell = row.cells().get(column);
                if (cell.indexOf('`') >= 0) {
                    return false;
                }
                says |= cell.chars().anyMatch(Character::isLetterOrDigit);
            }
        }
        return says;
    }
}
