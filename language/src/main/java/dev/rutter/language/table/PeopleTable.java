package dev.rutter.language.table;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.step.Escalations;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;

/// Rows that name people: how they are reached, and when they come in.
final class PeopleTable {
    private static final QuickPattern WHO =
            QuickPattern.compile(
                    "^(role|name|who|contact|person|team|service|vendor|owner|responsib|escalates? to)",
                    CASE_INSENSITIVE);
    private static final QuickPattern HOW =
            QuickPattern.compile(
                    "phone|email|slack|contact|how|channel|pager|reach|name|on-?call|handle",
                    CASE_INSENSITIVE);
    private static final QuickPattern REACHED =
            QuickPattern.compile("phone|email|slack|pager|contact", CASE_INSENSITIVE);
    private static final QuickPattern CALLED_IN = QuickPattern.compile("escalat", CASE_INSENSITIVE);

    /// When somebody comes in.
    private static final QuickPattern COMES_IN =
            QuickPattern.compile(
                    "^(?:when|delay|wait(?:ing)?|if no (?:answer|response|reply)|not (?:answered|resolved|acknowledged))\\b|minutes|escalates?\\b.*(?:after|when|at)",
                    CASE_INSENSITIVE);

    /// Beside somebody's part, a table that opens with it is a ladder.
    private static final QuickPattern RUNG =
            QuickPattern.compile(
                    "^(?:level|tier|step|stage|rung|order|#|no\\.?|line)$", CASE_INSENSITIVE);

    private final Context context;
    private final Notes notes;

    PeopleTable(Context context) {
        this.context = context;
        this.notes = context.notes;
    }

    /// Reads a row that names somebody; answers whether it does.
    boolean row(List<String> header, Block.Row row, Scope scope) {
        if (escalation(header, scope)) {
            notes.mark(row.line(), "an escalation level", Role.ESCALATE);
            var who =
                    TableReader.column(header, WHO) >= 0
                            ? TableReader.cellOf(row, TableReader.column(header, WHO))
                            : "";
            notes.add(Escalations.level(context, who, String.join(" | ", row.cells()), row.line()));
            return true;
        }
        if (people(header, row, scope)) {
            contact(header, row, scope);
            return true;
        }
        return false;
    }

    private static boolean people(List<String> header, Block.Row row, Scope scope) {
        if (scope.phase() == Phase.CONTACTS) {
            return TableReader.column(header, WHO) >= 0
                    || TableReader.column(header, HOW) >= 0
                    || row.cells().stream().anyMatch(Escalations::somebody);
        }
        var first = header.isEmpty() ? "" : header.getFirst();
        return (WHO.find(first) || calledIn(scope)) && TableReader.column(header, REACHED) > 0;
    }

    private static boolean escalation(List<String> header, Scope scope) {
        return calledIn(scope)
                && scope.phase() != Phase.CONTACTS
                && (TableReader.column(header, TableReader.TIME) >= 0
                        || (TableReader.column(header, WHO) > 0
                                && (COMES_IN.find(header.getFirst())
                                        || TableReader.SITUATION.find(header.getFirst())))
                        || (TableReader.column(header, COMES_IN) > 0
                                && (TableReader.column(header, WHO) >= 0
                                        || RUNG.matches(header.getFirst().strip()))));
    }

    private static boolean calledIn(Scope scope) {
        return scope.lead() == Lead.ESCALATION
                || scope.title().toLowerCase(java.util.Locale.ROOT).contains("escalat");
    }

    /// The cell that says when somebody comes in.
    private static String after(List<String> header, Block.Row row) {
        var cell = TableReader.cell(header, row, COMES_IN);
        var when = cell.isBlank() ? TableReader.cell(header, row, TableReader.TIME) : cell;
        return when.isBlank() ? "" : " " + when;
    }

    private void contact(List<String> header, Block.Row row, Scope scope) {
        notes.mark(row.line(), "somebody to turn to", Role.CONTACT);
        var who = Math.max(0, TableReader.column(header, WHO));
        var named = TableReader.cellOf(row, who);
        var when =
                TableReader.column(header, CALLED_IN) > 0
                        ? TableReader.cell(header, row, CALLED_IN)
                        : !calledIn(scope)
                                ? ""
                                : who > 0
                                        ? row.cells().getFirst() + after(header, row)
                                        : TableReader.cell(header, row, TableReader.SITUATION);
        if (!when.isBlank()) {
            notes.mark(row.line(), "it says when to escalate", Role.ESCALATE);
            notes.add(Escalations.level(context, named, when, row.line()));
        }
        var how = new ArrayList<String>();
        for (var i = 1; i < row.cells().size(); i++) {
            if (i != who && (i >= header.size() || HOW.find(header.get(i)))) {
                how.add(Inline.plain(row.cells().get(i)).replace("`", ""));
            }
        }
        notes.add(new Entry.Contact(named, String.join(", ", how), notes.span(row.line())));
    }
}
