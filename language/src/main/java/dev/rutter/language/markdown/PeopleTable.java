package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;

/// Rows that name people: how they are reached, and when they come in.
final class PeopleTable {
    private static final QuickPattern WHO =
            QuickPattern.compile(
                    "^(role|name|who|contact|person|team|service|vendor|owner|responsib)",
                    CASE_INSENSITIVE);
    private static final QuickPattern HOW =
            QuickPattern.compile(
                    "phone|email|slack|contact|how|channel|pager|reach|name|on-?call|handle",
                    CASE_INSENSITIVE);
    private static final QuickPattern REACHED =
            QuickPattern.compile("phone|email|slack|pager|contact", CASE_INSENSITIVE);
    private static final QuickPattern CALLED_IN = QuickPattern.compile("escalat", CASE_INSENSITIVE);

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
                && TableReader.column(header, TableReader.TIME) >= 0;
    }

    private static boolean calledIn(Scope scope) {
        return scope.lead() == Lead.ESCALATION
                || scope.title().toLowerCase(java.util.Locale.ROOT).contains("escalat");
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
                                        ? row.cells().getFirst()
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
