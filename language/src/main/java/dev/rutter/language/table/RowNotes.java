package dev.rutter.language.table;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.sentence.ColumnNames;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.PlaceNames;
import dev.rutter.language.sentence.RowCondition;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// The condition that a row of steps has outside of a column for conditions: in its notes or below
/// the environments.
final class RowNotes {
    private static final QuickPattern NOTES =
            QuickPattern.compile("^(?:notes?|comments?|remarks?|when)$", CASE_INSENSITIVE);

    private RowNotes() {}

    static Optional<Guard> condition(List<String> header, Block.Row row) {
        for (var i = 0; i < Math.min(header.size(), row.cells().size()); i++) {
            var name = header.get(i).strip();
            var cell = row.cells().get(i);
            var places = ColumnNames.places(name);
            if (!places && !NOTES.matches(name)) {
                continue;
            }
            var found =
                    places && PlaceNames.place(cell)
                            ? Optional.of(new Guard(Inline.plain(cell), row.line()))
                            : RowCondition.in(cell, row.line());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
