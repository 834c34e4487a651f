package dev.rutter.language.table;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.ColumnNames;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;

/// Tables that people sign before it starts: `Role | Name | Signature`, `Approver | Approved`. Each
/// of them whose place is still empty is asked for.
final class SignOffs {
    private static final QuickPattern WHO =
            QuickPattern.compile(
                    "(?:role|name|who|approver|team|area|department|function|stakeholder|owner|reviewer|rolle|person|bereich|rôle|nom|rol|nombre)s?",
                    CASE_INSENSITIVE | UNICODE_CASE);

    private static final QuickPattern SIGNED =
            QuickPattern.compile(
                    "(?:signatures?|signed(?: off)?|approved\\??|unterschrift|freigegeben|signature|firma)",
                    CASE_INSENSITIVE | UNICODE_CASE);

    private static final QuickPattern OPEN =
            QuickPattern.compile(
                    "\\W*(?:pending|open|tbd|waiting|outstanding|requested|offen|yes ?/ ?no)?[\\W_]*",
                    CASE_INSENSITIVE);

    private SignOffs() {}

    /// Reads a row that is one; answers whether it is.
    static boolean row(Context context, List<String> header, Block.Row row, Scope scope) {
        if ((scope.phase() != Phase.PREPARE && scope.phase() != Phase.DEPLOY)
                || header.size() < 2
                || !WHO.matches(header.getFirst().strip())) {
            return false;
        }
        var signed = signed(header);
        var who = new ArrayList<String>();
        for (var i = 0; i < Math.min(header.size(), row.cells().size()); i++) {
            var cell = Inline.plain(row.cells().get(i)).strip();
            if (i != signed && WHO.matches(header.get(i).strip()) && !cell.isEmpty()) {
                who.add(cell);
            }
        }
        if (signed < 0 || who.isEmpty()) {
            return false;
        }
        if (signed >= row.cells().size() || OPEN.matches(row.cells().get(signed))) {
            context.notes.mark(row.line(), "somebody says whether it goes on", Role.MANUAL);
            context.gate(scope, header.get(signed) + ": " + String.join(", ", who), row.line());
        }
        return true;
    }

    private static int signed(List<String> header) {
        for (var i = 1; i < header.size(); i++) {
            if (SIGNED.matches(header.get(i).strip()) || ColumnNames.approves(header.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
