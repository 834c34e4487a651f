package dev.rutter.language.command;

import dev.rutter.language.sentence.ExpectationReader;
import dev.rutter.language.sentence.NotToRun;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.shell.Background;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;

/// Commands that a block leaves running (`./load &`) and waits for further down. Each statement is
/// run by a shell of its own, which knows no job of another one: what starts jobs and all up to the
/// last line that speaks of them is one statement. It fails where one of its commands or jobs does.
final class Jobs {
    private static final QuickPattern WAITS_FOR_ALL = QuickPattern.compile("wait\\s*;?");

    private static final QuickPattern ENDS_WAITING =
            QuickPattern.compile("(?s)(.*[&;\\n]\\s*)wait\\s*;?");

    private static final QuickPattern SPEAKS =
            QuickPattern.compile(
                    "\\$!|(?:^|[;&|\\n]|\\bdo\\b)\\s*(?:wait|jobs|fg|disown)\\b|\\bkill\\b[^\\n;|&]*(?:\\s%|\\$)|\\bPIDS?\\b|\\bpids?\\b");

    /// All jobs, and the status of one that failed: `wait` alone forgets it.
    private static final String EACH =
            "failed=0; for job in $(jobs -p); do wait \"$job\" || failed=$?; done; (exit \"$failed\")";

    /// Where a block says itself that its first failure ends it.
    private static final QuickPattern STRICT =
            QuickPattern.compile("(?:^|[;&\\n]\\s*)set\\s+-(?:\\w*e|o\\s+errexit)");

    private Jobs() {}

    /// The pieces of a block, jobs and what waits for them in one.
    static List<ShellPieces.Piece> joined(List<ShellPieces.Piece> pieces) {
        if (pieces.stream().noneMatch(Jobs::starts)) {
            return pieces;
        }
        var last = lastToSpeak(pieces);
        var out = new ArrayList<ShellPieces.Piece>();
        for (var i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            if (!starts(piece)) {
                out.add(piece);
            } else if (last > i && plain(pieces.subList(i, last + 1))) {
                out.add(join(pieces.subList(i, last + 1), strict(out)));
                i = last;
            } else {
                out.add(waiting((ShellPieces.Statement) piece));
            }
        }
        return out;
    }

    private static int lastToSpeak(List<ShellPieces.Piece> pieces) {
        for (var i = pieces.size() - 1; i >= 0; i--) {
            if (pieces.get(i) instanceof ShellPieces.Statement statement
                    && SPEAKS.find(Background.bare(statement.script()))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean starts(ShellPieces.Piece piece) {
        return piece instanceof ShellPieces.Statement statement
                && Background.starts(statement.script());
    }

    /// Whether nothing between them has a meaning of its own: a condition, an alternative, SQL.
    private static boolean plain(List<ShellPieces.Piece> pieces) {
        return pieces.stream()
                .allMatch(piece ->
                        switch (piece) {
                            case ShellPieces.Statement _, ShellPieces.Gap _ -> true;
                            case ShellPieces.Comment(_, var text) ->
                                    Phrases.condition(text).isEmpty()
                                            && Phrases.option(text).isEmpty()
                                            && !NotToRun.below(text)
                                            && !ExpectationReader.states(text);
                            case ShellPieces.Sql _,
                                    ShellPieces.Other _,
                                    ShellPieces.Typed _,
                                    ShellPieces.Forbidden _ ->
                                    false;
                        });
    }

    private static boolean strict(List<ShellPieces.Piece> above) {
        return above.stream()
                .anyMatch(piece ->
                        piece instanceof ShellPieces.Statement statement
                                && STRICT.find(statement.script()));
    }

    /// @param strict whether the first failure ends it already
    private static ShellPieces.Statement join(List<ShellPieces.Piece> pieces, boolean strict) {
        var lines = new ArrayList<String>();
        if (!strict) {
            lines.add("set -e");
        }
        var first = (ShellPieces.Statement) pieces.getFirst();
        var last = (ShellPieces.Statement) pieces.getLast();
        for (var piece : pieces) {
            if (piece instanceof ShellPieces.Statement statement) {
                var script = waiting(statement).script();
                lines.add(WAITS_FOR_ALL.matches(script) ? EACH : script);
            } else if (piece instanceof ShellPieces.Comment(_, var text)) {
                lines.add("# " + text);
            }
        }
        if (!strict) {
            lines.add("set +e");
        }
        return new ShellPieces.Statement(
                first.line(),
                last.lastLine(),
                String.join("\n", lines),
                last.remark(),
                last.remarkLine());
    }

    /// A statement that starts jobs and waits for all of them itself.
    private static ShellPieces.Statement waiting(ShellPieces.Statement statement) {
        var ends = ENDS_WAITING.matcher(statement.script());
        return Background.starts(statement.script()) && ends.matches()
                ? new ShellPieces.Statement(
                        statement.line(),
                        statement.lastLine(),
                        ends.group(1) + EACH,
                        statement.remark(),
                        statement.remarkLine())
                : statement;
    }
}
