package dev.rutter.language.command;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Otherwise;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.shell.BareCommand;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;

/// Commands that stand as comments below a comment that makes them an alternative or puts a
/// condition on them: `# Or a certain one` and below it `# git checkout <commit>`. They are read as
/// what they are, and that comment guards them alone: what stands below them is no comment.
final class OfferedCommands {
    private static final QuickPattern WORDS = QuickPattern.compile("\\S+(?:\\s+\\S+)+");

    private static final QuickPattern STARTED =
            QuickPattern.compile("^(?:sudo\\s+)?(?:\\.{0,2}/|bin/|scripts?/)\\w\\S*");

    private static final QuickPattern TARGET =
            QuickPattern.compile(
                    "(?:make (?!sure\\b|it\\b|the\\b|an?\\b|th[ei]\\w+\\b)[\\w:.-]+|(?:redis-cli|rake|rails|mix|pm2|npx|mvn|gradle) [\\w:./-]+)(?: [A-Z]\\w*=\\S+)*");

    /// A condition and what is run then, in one comment: `If that fails: ./warm --force`, `in case
    /// of errors run ./warm --force`.
    private static final QuickPattern BESIDE =
            QuickPattern.compile(
                    "^([^`]{3,160}?)(?:[:,]?\\s+(?:then\\s+|please\\s+|just\\s+){0,2}(?:re-?run|run|try|retry with|use|execute|call)(?:\\s+with)?:?|[:,])\\s+`?([\\w./~][^`]{2,}?)`?(?: (?:first|before|instead|again|as well|too))?$",
                    CASE_INSENSITIVE);

    /// `./warm --force (if that fails)`
    private static final QuickPattern BEHIND =
            QuickPattern.compile(
                    "^`?([\\w./~][^`(]*?)`?,?\\s+(?:[#–—-]+\\s+)?\\(?((?:only (?:if|when|for|on|in|with)|if|when|unless|in case)\\b[^`()]{3,120}?)\\)?$",
                    CASE_INSENSITIVE);

    /// Said above the command that it speaks of.
    private static final QuickPattern BELOW =
            QuickPattern.compile(
                    "^\\W*(?:if|when|should|in case)\\s+(?:this|(?:this|the (?:next|following))(?: \\w+)?|the \\w+ below)\\s+(?:fail|hang|break|crash|does(?: not|n['’]t)|error|time|is refused)",
                    CASE_INSENSITIVE);

    private static final String LEFT = "not to be run: it is for the case that what is below fails";

    private OfferedCommands() {}

    /// The pieces of a fence with such comments as statements.
    static List<ShellPieces.Piece> in(List<ShellPieces.Piece> pieces) {
        var out = new ArrayList<ShellPieces.Piece>(pieces.size());
        var offered = false;
        var below = false;
        for (var i = 0; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof ShellPieces.Comment comment) {
                var next = i + 1 < pieces.size() ? pieces.get(i + 1) : comment;
                var read = read(comment, offered, next);
                below =
                        offered
                                ? below
                                : BELOW.find(comment.text())
                                        && !ShellPieces.followsStatement(pieces, i);
                offered = read.getLast() instanceof ShellPieces.Statement || opens(comment);
                out.addAll(below && offered ? left(comment, read.getLast(), next) : read);
            } else {
                out.add(pieces.get(i));
                offered = false;
                below = false;
            }
        }
        return out;
    }

    /// What is done where a command further down fails is done by whoever sees it fail.
    private static List<ShellPieces.Piece> left(
            ShellPieces.Comment comment, ShellPieces.Piece read, ShellPieces.Piece next) {
        return read instanceof ShellPieces.Statement
                        || (next instanceof ShellPieces.Comment(_, var text) && announced(text))
                ? List.of(new ShellPieces.Forbidden(comment.line(), LEFT, Role.SAMPLE))
                : List.of(comment);
    }

    private static boolean opens(ShellPieces.Comment comment) {
        return Phrases.orOption(comment.text())
                || Otherwise.opens(comment.text())
                || (!command(comment.text())
                        && Guard.in(comment.text(), comment.line()).isPresent());
    }

    private static List<ShellPieces.Piece> read(
            ShellPieces.Comment comment, boolean offered, ShellPieces.Piece next) {
        var line = comment.line();
        var text = comment.text();
        if (offered && announced(text)) {
            return List.of(ShellPieces.Statement.offered(line, text));
        }
        var beside = BESIDE.matcher(text);
        if (beside.find()
                && announced(beside.group(2))
                && Guard.in(beside.group(1), line).isPresent()) {
            return guarded(beside.group(1), beside.group(2), comment, next);
        }
        var behind = BEHIND.matcher(text);
        if (behind.find()
                && STARTED.find(behind.group(1))
                && Guard.in(behind.group(2), line).isPresent()) {
            return guarded(behind.group(2), behind.group(1), comment, next);
        }
        return List.of(comment);
    }

    /// A comment's condition and its command, where the command does not stand below it as well.
    private static List<ShellPieces.Piece> guarded(
            String condition, String script, ShellPieces.Comment comment, ShellPieces.Piece next) {
        return next instanceof ShellPieces.Statement below && below.script().equals(script)
                ? List.of(comment)
                : List.of(
                        new ShellPieces.Comment(comment.line(), condition + ":"),
                        ShellPieces.Statement.offered(comment.line(), script));
    }

    private static boolean command(String text) {
        return !text.isEmpty()
                && !text.endsWith(":")
                && !text.endsWith(".")
                && !Character.isUpperCase(text.charAt(0))
                && (WORDS.matches(text)
                        ? CommandWords.known(text)
                                && (InlineCommands.withOptions(text) || text.indexOf('/') > 0)
                        : STARTED.matches(text));
    }

    /// The same where the words before leave no doubt that a command follows.
    private static boolean announced(String text) {
        return command(text) || BareCommand.typed(text) || TARGET.matches(text);
    }
}
