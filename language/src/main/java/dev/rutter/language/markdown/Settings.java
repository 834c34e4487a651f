package dev.rutter.language.markdown;

import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// Fences that do nothing but give variables their values. A variable that is not exported and that
/// no line of the document uses is one to be set somewhere else: in a file or at a hosting.
final class Settings {
    private static final QuickPattern SETTING =
            QuickPattern.compile("([A-Z][A-Z0-9_]{2,})=(?!.*[$`])[^\\n]*");

    private Settings() {}

    /// Whether the pieces hold at least one value, comments, and nothing else.
    static boolean only(List<ShellPieces.Piece> pieces) {
        var said =
                pieces.stream()
                        .filter(piece ->
                                !(piece instanceof ShellPieces.Comment)
                                        && !(piece instanceof ShellPieces.Gap))
                        .toList();
        return !said.isEmpty()
                && said.stream()
                        .allMatch(piece ->
                                piece instanceof ShellPieces.Statement statement
                                        && SETTING.matches(statement.script()));
    }

    /// Takes a value of such a fence for one to be set; answers false where a line uses it.
    static boolean mark(Notes notes, ShellPieces.Statement statement) {
        var set = SETTING.matcher(statement.script());
        if (!set.matches() || notes.uses(set.group(1))) {
            return false;
        }
        var line = statement.line();
        notes.mark(line, "a variable that must be set", Role.SAMPLE, Role.ENV);
        notes.add(new Entry.Variable(set.group(1), true, "", notes.span(line)));
        return true;
    }
}
