package dev.rutter.language.command;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Role;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;

/// What a fence shows behind an editor: `nano app.py`, `# Add at the end:`, and the lines that go
/// into the file. They are no commands, up to a blank line with a comment behind it.
final class EditedLines {
    private static final QuickPattern EDITOR =
            QuickPattern.compile(
                    "^(?:sudo(?:\\s+-\\w+)*\\s+)?(?:nano|vi|vim|nvim|emacs|pico|gedit|code|notepad|visudo)\\s+\\S.*|^(?:sudo\\s+)?(?:crontab\\s+-e|(?:systemctl|kubectl)\\b.*\\sedit)\\b.*");
    private static final QuickPattern ADDS =
            QuickPattern.compile(
                    "\\b(?:add|insert|paste|append|put|set|change|content|enter|write|include|hinzu|füge|einfüg\\w*|ergänz\\w*|ajoute\\w*|coll\\w+|añad\\w*|agreg\\w*|peg\\w+|přid\\w*|vlož\\w*|dodaj|wklej|voeg|aggiung\\w*|incolla)\\b[^.]*:$",
                    CASE_INSENSITIVE | java.util.regex.Pattern.UNICODE_CHARACTER_CLASS);

    private EditedLines() {}

    /// The pieces of a fence with such lines as what is not run.
    static List<ShellPieces.Piece> apart(List<ShellPieces.Piece> pieces) {
        var out = new ArrayList<ShellPieces.Piece>(pieces.size());
        var editor = 0;
        for (var i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            out.add(piece);
            if (piece instanceof ShellPieces.Statement statement) {
                editor = EDITOR.matches(Bounded.of(statement.script())) ? piece.line() : 0;
            } else if (editor > 0
                    && piece instanceof ShellPieces.Comment(_, var text)
                    && ADDS.find(text)) {
                var end = i + 1;
                while (end < pieces.size() && !ends(pieces, end)) {
                    end++;
                }
                if (end > i + 1) {
                    out.add(
                            new ShellPieces.Forbidden(
                                    pieces.get(i + 1).line(),
                                    "not to be run: it goes into the file that line "
                                            + editor
                                            + " edits",
                                    Role.SAMPLE));
                }
                i = end - 1;
                editor = 0;
            }
        }
        return out;
    }

    /// Whether a blank line stands there with a comment behind it, or something that leaves.
    private static boolean ends(List<ShellPieces.Piece> pieces, int at) {
        return pieces.get(at) instanceof ShellPieces.Gap
                && (at + 1 >= pieces.size()
                        || pieces.get(at + 1) instanceof ShellPieces.Comment
                        || (pieces.get(at + 1) instanceof ShellPieces.Statement next
                                && CommandWords.known(next.script())));
    }
}
