package dev.rutter.language.table;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.expect.Limit.Polarity;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.ColumnNames;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.LimitReader;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.Triggers;
import dev.rutter.language.step.Commands;
import dev.rutter.language.step.LineMarks;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// Tables of cases and what is done in each: `If | Then`, `Symptom | Fix`, `Situation | Command`,
/// `Wenn | Dann`. A row is a condition and what is done under it; one that tells to go back says
/// when to go back.
final class CaseTable {
    private static final QuickPattern NUMBER =
            QuickPattern.compile("(?:#|no\\.?|nr\\.?|step|id)", CASE_INSENSITIVE);

    private CaseTable() {}

    /// Reads a row that says when to go back; answers whether it does.
    static boolean decided(Context context, List<String> header, Block.Row row, Scope scope) {
        var deed = runsForward(scope.phase()) ? deed(header, row) : Optional.<String>empty();
        var decision = deed.flatMap(Triggers::reaction);
        if (decision.isEmpty()) {
            return false;
        }
        var line = row.line();
        var says = Inline.plain(row.cells().get(cases(header)));
        context.notes.mark(line, "it says when to roll back or when not to", Role.TRIGGER);
        new LineMarks(context)
                .trigger(
                        says,
                        decision.get(),
                        LimitReader.read(says, Polarity.BAD_IF, context.notes.span(line)),
                        line);
        var scripts = InlineCommands.of(deed.get());
        if (!scripts.isEmpty()) {
            new Commands(context).cell(scope.back(true), scripts, deed.get(), deed.get(), line);
        }
        return true;
    }

    /// The case that a row is for, as the condition of what it does.
    static Optional<Guard> guard(List<String> header, Block.Row row) {
        return said(header, row)
                .filter(words -> !RowGuards.always(words) && !ColumnNames.moment(words))
                .map(words -> new Guard(Phrases.guards(words) ? words : "if " + words, row.line()));
    }

    /// The words of the case that a row is for.
    static Optional<String> said(List<String> header, Block.Row row) {
        var at = cases(header);
        return at < 0 || at >= row.cells().size()
                ? Optional.empty()
                : Optional.of(Inline.plain(row.cells().get(at)).strip())
                        .filter(words -> words.chars().anyMatch(Character::isLetter));
    }

    /// What is done in it.
    static Optional<String> deed(List<String> header, Block.Row row) {
        var at = cases(header) < 0 ? -1 : deed(header, cases(header));
        return at < 0 || at >= row.cells().size() || row.cells().get(at).isBlank()
                ? Optional.empty()
                : Optional.of(row.cells().get(at));
    }

    /// The column of the cases, or -1 where a table is none of cases and what is done.
    private static int cases(List<String> header) {
        if (header.size() < 2) {
            return -1;
        }
        var at = header.size() > 2 && NUMBER.matches(header.getFirst().strip()) ? 1 : 0;
        return ColumnNames.cases(header.get(at)) && deed(header, at) >= 0 ? at : -1;
    }

    private static int deed(List<String> header, int cases) {
        for (var i = cases + 1; i < header.size(); i++) {
            if (ColumnNames.deeds(header.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /// Whether what stands in a chapter is done in a run that has not gone back.
    static boolean runsForward(Phase phase) {
        return switch (phase) {
            case PREPARE, DEPLOY, VERIFY, WATCH -> true;
            case NONE,
                    OVERVIEW,
                    ROLLBACK,
                    INCIDENT,
                    MAINTAIN,
                    TROUBLE,
                    CONTACTS,
                    REFERENCE,
                    TEMPLATE ->
                    false;
        };
    }
}
