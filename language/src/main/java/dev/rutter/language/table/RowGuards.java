package dev.rutter.language.table;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Otherwise;
import dev.rutter.language.sentence.RowDecision;
import dev.rutter.language.step.Outcomes;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// The condition that a row of a table of steps is done under, from whatever column says one.
final class RowGuards {
    /// A column that says when a row is done. What stands below `When` may as well be a time.
    private static final QuickPattern APPLIES =
            QuickPattern.compile(
                    "^(?:(?:run |do |needed |required |applies |only )?(?:if|when)|conditions?|applies to)\\??$",
                    CASE_INSENSITIVE);

    private static final QuickPattern SKIPPED =
            QuickPattern.compile(
                    "^(?:skip(?:ped)?|not needed|not required) (?:if|when)$", CASE_INSENSITIVE);

    private static final QuickPattern ALWAYS =
            QuickPattern.compile(
                    "\\W*(?:always|yes|all|any|(?:every|each|all|any)(?: (?:the )?(?:\\w+ )?(?:releases?|deploy\\w*|environments?|envs?|cases?|times?|hosts?|servers?|nodes?|services?|regions?|clusters?|versions?|upgrades?|runs?))?|n/?a|immer|toujours|siempre|none|no condition|unconditional(?:ly)?|mandatory|required)?\\W*",
                    CASE_INSENSITIVE);

    private static final QuickPattern CONDITION =
            QuickPattern.compile("^(?:conditions?|(?:\\w+ )?if)\\??$", CASE_INSENSITIVE);

    private final Context context;
    private final Otherwise beside = new Otherwise();

    RowGuards(Context context) {
        this.context = context;
    }

    /// The condition of a row.
    ///
    /// @param runs whether it runs commands
    Optional<Guard> of(List<String> header, Block.Row row, boolean runs) {
        var when =
                applies(header, row)
                        .or(() -> RowNotes.condition(header, row))
                        .or(() -> Outcomes.row(header, row));
        var decided = decision(header, row, runs).flatMap(RowDecision::guard);
        if (decided.isPresent()) {
            mark(row);
        }
        return decided.isPresent() ? decided.map(it -> it.within(when)) : when;
    }

    /// Whether a column says that a row is not done at all.
    static boolean left(List<String> header, Block.Row row) {
        return decision(header, row, false).filter(it -> it.guard().isEmpty()).isPresent();
    }

    /// Whether a column of that name says a condition.
    static boolean known(String heading) {
        var name = heading.strip();
        return APPLIES.matches(name) || SKIPPED.matches(name);
    }

    /// Whether a cell says that it is done in every case.
    static boolean always(String words) {
        return ALWAYS.matches(words);
    }

    private static Optional<RowDecision> decision(
            List<String> header, Block.Row row, boolean runs) {
        var found = Optional.<RowDecision>empty();
        for (var i = 0; i < Math.min(header.size(), row.cells().size()); i++) {
            var one = RowDecision.in(header.get(i), row.cells().get(i), runs, row.line());
            if (one.isPresent() && (found.isEmpty() || one.get().guard().isEmpty())) {
                found = one;
            }
        }
        return found;
    }

    private void mark(Block.Row row) {
        context.notes.mark(row.line(), "it holds only under a condition", Role.WHEN);
    }

    /// The condition that a row has in a column for them.
    private Optional<Guard> applies(List<String> header, Block.Row row) {
        var skipped = Inline.plain(StepTable.cell(header, row, SKIPPED));
        var column = Inline.plain(StepTable.cell(header, row, APPLIES));
        var words = column.isBlank() ? CaseTable.said(header, row).orElse("") : column;
        var when =
                !ALWAYS.matches(skipped)
                        ? Optional.of(new Guard("unless " + skipped, row.line()))
                        : Otherwise.opens(words)
                                ? beside.in(words, row.line())
                                : ALWAYS.matches(words)
                                        ? Optional.<Guard>empty()
                                        : beside.heard(words, stated(header, words, row));
        when.ifPresent(
                _ -> context.notes.mark(row.line(), "it holds only under a condition", Role.WHEN));
        return when;
    }

    private static Optional<Guard> stated(List<String> header, String words, Block.Row row) {
        var condition = header.stream().anyMatch(name -> CONDITION.matches(name.strip()));
        return Guard.in(words, row.line())
                .or(() ->
                        condition
                                ? Optional.of(new Guard(words, row.line()))
                                : CaseTable.guard(header, row));
    }
}
