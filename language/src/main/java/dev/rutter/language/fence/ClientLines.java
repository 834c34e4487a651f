package dev.rutter.language.fence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.command.ShellPieces;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.runbook.Runbook.LineReading;
import dev.rutter.language.shell.AttendedShapes;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.text.QuickPattern;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The lines of a fence that belong to a database's client which another line opens. Where the
/// client is opened on nothing but the document's database and only statements follow, Rutter asks
/// the database itself, and neither opens the client nor leaves it; else a person types all of it
/// there. Half of it is never left to either.
final class ClientLines {
    /// A client, and at most the variable that by its name holds the database's address.
    private static final QuickPattern PLAIN =
            QuickPattern.compile(
                    "(?:psql|mysql|mariadb)(?:\\s+[\"']?\\$\\{?(?:DATABASE|DB|POSTGRES|POSTGRESQL|PG|MYSQL)(?:_URL|_URI|_DSN|_CONNECTION|_CONNECTION_STRING)?\\}?[\"']?)?\\s*");

    private static final QuickPattern LEAVES =
            QuickPattern.compile(
                    "(?:exit|quit|bye|\\\\q|\\.exit|\\.quit|ctrl[-+]?[dc]|\\^d)(?:\\s*\\(\\s*\\))?\\s*;?",
                    CASE_INSENSITIVE);

    private final Set<Integer> needless = new HashSet<>();
    private final Map<Integer, Integer> typed = new HashMap<>();

    ClientLines(List<ShellPieces.Piece> pieces) {
        for (var i = 0; i < pieces.size(); i++) {
            if (opens(pieces.get(i))) {
                i = session(pieces, i) - 1;
            }
        }
    }

    private static boolean opens(ShellPieces.Piece piece) {
        return piece instanceof ShellPieces.Statement statement
                && AttendedShapes.databaseClient(statement.script().replace("\\\n", " ").strip())
                && AttendedShapes.why(statement.script()).isPresent();
    }

    /// Reads one session; answers the index behind it.
    private int session(List<ShellPieces.Piece> pieces, int from) {
        var opened = ((ShellPieces.Statement) pieces.get(from));
        var sql = new HashSet<Integer>();
        var only = PLAIN.matches(opened.script());
        var leaves = -1;
        var at = from + 1;
        for (; at < pieces.size() && leaves < 0; at++) {
            switch (pieces.get(at)) {
                case ShellPieces.Sql _ -> sql.add(at);
                case ShellPieces.Statement it when LEAVES.matches(it.script().strip()) ->
                        leaves = at;
                case ShellPieces.Statement it
                        when CommandWords.known(it.script()) && !it.script().startsWith("\\") -> {
                    return end(sql, only, from, leaves, opened.line(), at);
                }
                case ShellPieces.Other it when LEAVES.matches(it.text().strip()) -> leaves = at;
                case ShellPieces.Statement _,
                        ShellPieces.Other _,
                        ShellPieces.Typed _,
                        ShellPieces.Forbidden _ ->
                        only = false;
                case ShellPieces.Gap _, ShellPieces.Comment _ -> {
                    // Nothing is typed.
                }
            }
        }
        return end(sql, only, from, leaves, opened.line(), at);
    }

    private int end(Set<Integer> sql, boolean only, int from, int leaves, int line, int behind) {
        if (only && !sql.isEmpty()) {
            needless.add(from);
            needless.add(leaves);
        } else {
            sql.forEach(index -> typed.put(index, line));
        }
        return behind;
    }

    /// Whether a piece only opens or leaves a client that Rutter has no need of; its line is
    /// marked.
    boolean needless(int index, int line, Notes notes) {
        var is = needless.contains(index);
        if (is) {
            notes.mark(line, LineReading.ASKED_WITHOUT, Role.COMMAND);
        }
        return is;
    }

    /// Why a statement is typed by a person; empty where Rutter asks the database.
    Optional<String> typed(int index) {
        return Optional.ofNullable(typed.get(index))
                .map(line -> "it is typed into the session that line " + line + " opens");
    }
}
