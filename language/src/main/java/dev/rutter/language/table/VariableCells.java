package dev.rutter.language.table;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Columns of a table that hold variables by what stands in them, whatever their heading: ``
/// `A_KEY` / `A_SECRET` ``, `` `S3_KEY_ID` / `_SECRET` ``, `` `TZ`, `SHOP_HOME` (if used)``.
final class VariableCells {
    private static final String NAME = "[A-Z][A-Z0-9]*_[A-Z]\\w*";

    private static final String MARKED = "`(?:_?[A-Z][A-Z0-9]*(?:_\\w+)?)=?`";

    /// One name at least that no word is; behind it or before it others, and a remark at most.
    private static final QuickPattern CELL =
            QuickPattern.compile(
                    "\\s*\\*{0,2}(?=[^(]*`"
                            + NAME
                            + "=?`)"
                            + MARKED
                            + "\\*{0,2}(?:\\s*(?:,|/|\\+|&|and|or|<br ?/?>)\\s*\\*{0,2}"
                            + MARKED
                            + "\\*{0,2}){0,20}(?:\\s*\\([^()]*\\)|,? etc\\.?)?\\s*");

    private static final QuickPattern NAMED = QuickPattern.compile("`(" + NAME + ")=?`");

    /// What is written so and is set nowhere.
    private static final QuickPattern OTHER =
            QuickPattern.compile(
                    "error|code|event|status|state|metric|constant|enum|type|table|column|permission|role|message|signal|field|reason|topic|queue|alert|symptom|log|output|exit|command|runs?\\b|fix|cause",
                    CASE_INSENSITIVE);

    private final BitSet columns = new BitSet();

    private VariableCells() {}

    static VariableCells of(List<String> header, List<Block.Row> rows) {
        var cells = new VariableCells();
        for (var i = 0; i < header.size(); i++) {
            if (!OTHER.find(header.get(i))) {
                var column = i;
                var filled =
                        rows.stream()
                                .map(row -> row.cells())
                                .filter(it -> column < it.size() && !it.get(column).isBlank())
                                .toList();
                var named = filled.stream().filter(it -> !names(it.get(column)).isEmpty()).count();
                cells.columns.set(i, named > 0 && named * 2 >= filled.size());
            }
        }
        return cells;
    }

    /// The variables of a row; none where it is about something else.
    List<String> in(Block.Row row) {
        for (var i = columns.nextSetBit(0); i >= 0; i = columns.nextSetBit(i + 1)) {
            var found = i < row.cells().size() ? names(row.cells().get(i)) : List.<String>of();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static List<String> names(String cell) {
        var out = new ArrayList<String>();
        if (cell.indexOf('`') >= 0 && cell.length() < 1_000 && CELL.matches(cell)) {
            var found = NAMED.matcher(cell);
            while (found.find()) {
                out.add(found.group(1));
            }
        }
        return out;
    }
}
