package dev.rutter.language.fence;

import dev.rutter.language.command.ShellPieces;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.ExpectationReader;
import dev.rutter.language.sentence.NotToRun;
import java.util.ArrayList;
import java.util.List;

/// A comment like `# DO NOT RUN` or `# Wrong:` inside a fence, while its lines are read one after
/// the other. It holds for the commands below it, up to a blank line or to a comment that follows
/// them; where it speaks of a line below which nothing is run, up to the end.
final class Ban {
    private static final String EXAMPLE = "a command that is shown as it is called: it is not run";

    private int line;
    private boolean used;
    private boolean rest;

    /// Whether what stands below is shown as it is called, and nothing forbids it.
    private boolean example;

    /// Whether a comment forbids, or goes on from one that does.
    boolean comment(String text, int at) {
        if (NotToRun.below(text)) {
            line = at;
            used = false;
            example = NotToRun.example(text);
            rest = rest || NotToRun.rest(text);
            return true;
        }
        if (line > 0 && used && !rest) {
            line = 0;
        }
        return line > 0;
    }

    /// Whether the command that comes next is forbidden.
    boolean forbids() {
        used |= line > 0;
        return line > 0;
    }

    /// A blank line.
    void gap() {
        if (used && !rest) {
            line = 0;
        }
    }

    /// Why a forbidden command is not run.
    String why() {
        return example ? EXAMPLE : why(line);
    }

    /// What its line is: an example is a command nevertheless.
    Role role() {
        return example ? Role.COMMAND : Role.SAMPLE;
    }

    private static String why(int at) {
        return "not to be run: line " + at + " says so";
    }

    /// The pieces of a fence with what is forbidden in its place, without the comments that forbid
    /// and those that only title what is forbidden.
    ///
    /// @param usage whether the fence only shows how something is called
    /// @param asks whether somebody is asked of what is called an example
    static List<ShellPieces.Piece> in(List<ShellPieces.Piece> pieces, boolean usage, boolean asks) {
        var ban = new Ban();
        var out = new ArrayList<ShellPieces.Piece>();
        if (usage) {
            for (var piece : pieces) {
                if (piece instanceof ShellPieces.Statement statement) {
                    out.add(new ShellPieces.Forbidden(statement.line(), EXAMPLE, Role.COMMAND));
                }
            }
            return out;
        }
        for (var piece : pieces) {
            switch (piece) {
                case ShellPieces.Comment(var line, var text) -> {
                    if ((asks && NotToRun.oneExample(text)) || !ban.comment(text, line)) {
                        out.add(piece);
                    } else if (ban.line == line) {
                        untitled(out);
                    }
                }
                case ShellPieces.Gap gap -> {
                    ban.gap();
                    out.add(gap);
                }
                case ShellPieces.Statement statement -> {
                    if (ban.forbids()) {
                        out.add(ban.forbidden(statement.line()));
                    } else if (NotToRun.forbidden(statement.remark())) {
                        untitled(out);
                        out.add(
                                new ShellPieces.Forbidden(
                                        statement.line(),
                                        why(statement.remarkLine()),
                                        Role.SAMPLE));
                    } else {
                        out.add(statement);
                    }
                }
                case ShellPieces.Sql sql ->
                        out.add(ban.forbids() ? ban.forbidden(sql.line()) : sql);
                case ShellPieces.Other other -> {
                    if (!ban.forbids()) {
                        out.add(other);
                    }
                }
                case ShellPieces.Typed typed ->
                        out.add(ban.forbids() ? ban.forbidden(typed.line()) : typed);
                case ShellPieces.Forbidden forbidden -> out.add(forbidden);
            }
        }
        return out;
    }

    private ShellPieces.Piece forbidden(int at) {
        return new ShellPieces.Forbidden(at, why(), role());
    }

    /// A comment directly above only titles what is forbidden.
    private static void untitled(List<ShellPieces.Piece> out) {
        while (!out.isEmpty()
                && out.getLast() instanceof ShellPieces.Comment(_, var text)
                && !ExpectationReader.states(text)) {
            out.removeLast();
        }
    }
}
