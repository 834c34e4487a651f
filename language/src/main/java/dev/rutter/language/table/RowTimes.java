package dev.rutter.language.table;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Retreat;
import dev.rutter.language.step.TimeBefore;
import dev.rutter.language.text.QuickPattern;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// When the rows of a table of steps are done, row by row: at `T+15`, `If needed`, or only on the
/// way back.
final class RowTimes {
    private static final QuickPattern TIME =
            QuickPattern.compile(
                    "^\\W*(?:time|when|t|at|minutes?|moment|timing|offset|clock|trigger)\\b.{0,20}$",
                    CASE_INSENSITIVE);

    /// Minutes, where no unit is named.
    private static final QuickPattern MOMENT =
            QuickPattern.compile(
                    "^\\W*T\\s?\\+\\s?(\\d{1,4})\\s*(m|mins?|minutes?|h|hrs?|hours?)?\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern CONDITION =
            QuickPattern.compile(
                    "^\\W*(?:only )?(?:if|when|unless|in case|in an? emergency|on (?:any )?(?:failures?|errors?|abort)|upon|as needed|when needed|where needed|optional(?:ly)?|emergency|contingency)\\b[^`]*$",
                    CASE_INSENSITIVE);

    private static final Duration LONG = Duration.ofHours(4);

    private final Context context;
    private Duration now = Duration.ZERO;

    RowTimes(Context context) {
        this.context = context;
    }

    /// The place of a row that is a step; what it waits for is waited for before it.
    Scope placed(List<String> header, Block.Row row, Scope scope) {
        var cell = Inline.plain(cell(header, row));
        var line = row.line();
        if (scope.phase() == Phase.DEPLOY && Retreat.opens(cell)) {
            return scope.back(true);
        }
        if (scope.when().isEmpty() && CONDITION.find(cell)) {
            context.notes.mark(line, "it holds only under a condition", Role.WHEN);
            return scope.when(Optional.of(new Guard(cell, line)));
        }
        var moment = moment(cell);
        if (moment.isPresent()
                && scope.later().isEmpty()
                && (scope.phase() == Phase.DEPLOY || scope.phase() == Phase.VERIFY)) {
            var wait = moment.get().minus(now);
            if (wait.isPositive() && moment.get().compareTo(LONG) < 0) {
                context.notes.mark(line, "it says when it is done", Role.WINDOW);
                TimeBefore.wait(context.notes, scope, "Until " + cell, wait, line);
                now = moment.get();
            }
        }
        return scope;
    }

    /// Whether a column of that name says when.
    static boolean times(String heading) {
        return TIME.matches(heading.strip());
    }

    /// The cell that says when: in a column for it, else the first.
    private static String cell(List<String> header, Block.Row row) {
        for (var i = 0; i < Math.min(header.size(), row.cells().size()); i++) {
            if (TIME.matches(header.get(i).strip())) {
                return row.cells().get(i);
            }
        }
        return row.cells().getFirst();
    }

    private static Optional<Duration> moment(String cell) {
        var match = MOMENT.matcher(cell);
        if (!match.matches()) {
            return Optional.empty();
        }
        var count = Integer.parseInt(match.group(1));
        var unit = match.group(2) == null ? "m" : match.group(2).toLowerCase(Locale.ROOT);
        return Optional.of(
                unit.startsWith("h") ? Duration.ofHours(count) : Duration.ofMinutes(count));
    }
}
