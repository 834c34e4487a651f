package dev.rutter.language.command;

import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.shell.Prompt;
import dev.rutter.language.shell.ShellForms;
import dev.rutter.language.shell.ShellStatements;
import dev.rutter.language.shell.SqlStatements;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A shell fence's pieces in order: statements, SQL between them, comments, and what is neither.
public final class ShellPieces {
    private static final QuickPattern SET_2 = QuickPattern.compile("^SET\\b");
    private static final QuickPattern DATA =
            QuickPattern.compile("[{\\[]|\\{.*\\}?|\".*\":.*|<[?!/a-zA-Z].*>");

    /// The head of a table that a program prints: `NAME READY STATUS`.
    private static final QuickPattern TABLE =
            QuickPattern.compile(
                    "[A-Z][A-Z0-9_%/-]+(?:\\(S\\))?(?:\\s{2,}[A-Z][A-Z0-9_%/()-]+(?: [A-Z]+)?){1,12}");

    private static final QuickPattern COLUMNS =
            QuickPattern.compile("[^\\s\"'$]+(?:\\s{2,}[^\\s\"'$]+){2,}");

    private static final QuickPattern GOES_ON = QuickPattern.compile("[a-z(].*");

    /// Few words, as a program prints them: no sentence, no title in a heading's case of several
    /// words.
    private static final QuickPattern ANSWER =
            QuickPattern.compile("(?![A-Z][a-z]+(?:\\s+\\S+)+$)\\S+(?:\\s+\\S+){0,5}");

    private static final QuickPattern SENTENCE_END = QuickPattern.compile(".*[.:;!?]$");
    private static final QuickPattern SEMICOLON = QuickPattern.compile(";$");
    private static final QuickPattern HTTPS_COM =
            QuickPattern.compile("(?s)https?://\\S+|[\\w-]+\\.(com|io|org|app|dev)/\\S*");

    /// A piece, at its first line.
    public sealed interface Piece {
        /// The document's line that it begins on.
        int line();
    }

    /// @param offered whether a comment holds it: what is said above holds for it alone
    public record Statement(
            int line, int lastLine, String script, String remark, int remarkLine, boolean offered)
            implements Piece {
        public Statement(int line, int lastLine, String script, String remark, int remarkLine) {
            this(line, lastLine, script, remark, remarkLine, false);
        }

        /// A statement that a comment holds.
        public static Statement offered(int line, String script) {
            return new Statement(line, line, script, "", 0, true);
        }
    }

    /// SQL between the statements.
    public record Sql(int line, int lastLine, String sql) implements Piece {}

    /// A comment on a line of its own.
    public record Comment(int line, String text) implements Piece {}

    /// A blank line.
    public record Gap(int line) implements Piece {}

    /// Lines that no shell runs.
    ///
    /// @param block whether it is a block of a file's content or output
    public record Other(int line, String text, boolean block) implements Piece {}

    /// What stands at the prompt of a console: `>>> print(1)`.
    public record Typed(int line, String text) implements Piece {}

    /// A command that a comment forbids, or only shows.
    public record Forbidden(int line, String why, Role role) implements Piece {}

    private static final int MOST_CONFIGURED = 500;
    private static final String CONSOLE = ">>> ";

    /// `[addresses]` and below it `name = value`: a file for another program.
    private static final QuickPattern SECTION = QuickPattern.compile("\\s*\\[[\\w.-]+]\\s*");

    private static final QuickPattern SETS = QuickPattern.compile("\\s*[\\w.\"-]+\\s*=.*");

    /// What stands between a title and its command.
    private static final QuickPattern ASIDE =
            QuickPattern.compile("(?i)(?:note\\b|if [^,]*, use\\b|see\\b|e\\.g\\.|\\().*");

    private static final QuickPattern NUMBERED = QuickPattern.compile("\\d+[.)]\\s.*");

    private ShellPieces() {}

    /// The pieces of these lines in their order.
    ///
    /// @param firstLine the document's line of the first of them
    /// @param continuation what a line ends with that goes on in the next
    public static List<Piece> of(List<String> lines, int firstLine, char continuation) {
        var out = new ArrayList<Piece>();
        var at = 0;
        while (at < lines.size()) {
            var text = Bounded.of(lines.get(at).strip());
            if (SqlStatements.opens(text) && !CommandWords.known(SET_2.replaceFirst(text, "SQL"))) {
                at = sql(lines, at, firstLine, out);
            } else if (text.startsWith(CONSOLE) && text.length() > CONSOLE.length()) {
                out.add(new Typed(firstLine + at, text.substring(CONSOLE.length()).strip()));
                at++;
            } else if (section(lines, at)) {
                var end = at;
                while (end + 1 < lines.size() && SETS.matches(lines.get(end + 1))) {
                    end++;
                }
                out.add(new Other(firstLine + at, text, true));
                at = end + 1;
            } else if (closes(lines, at) > at) {
                out.add(new Other(firstLine + at, text, true));
                at = closes(lines, at) + 1;
            } else if (!group(lines, at) && (DATA.matches(text) || TABLE.matches(text))) {
                out.add(new Other(firstLine + at, text, true));
                at = shown(lines, at) + 1;
            } else {
                at = shell(lines, at, firstLine, continuation, out);
            }
        }
        var pieces = EditedLines.apart(OfferedCommands.in(out));
        return continuation == '\\' ? Jobs.joined(pieces) : pieces;
    }

    /// Where, in a fence that begins without one, the first line at a prompt stands; -1 where there
    /// is none. A here document may hold anything.
    public static int firstPrompt(List<String> lines) {
        if (lines.stream().noneMatch(Prompt::at)) {
            return -1;
        }
        for (var piece : of(lines, 0, '\\')) {
            if (Prompt.at(lines.get(piece.line()))) {
                return piece.line();
            }
        }
        return -1;
    }

    /// Whether a line opens a group of commands (`{ date; make; }`, or a brace alone above a
    /// command), and no object of another language.
    private static boolean group(List<String> lines, int at) {
        var text = Bounded.of(lines.get(at).strip());
        if (!text.startsWith("{") || text.startsWith("{", 1)) {
            return false;
        }
        var first = text.substring(1);
        if (first.isBlank() && at + 1 < lines.size()) {
            first = Bounded.of(lines.get(at + 1));
        } else if (!first.isBlank() && !Character.isWhitespace(first.charAt(0))) {
            return false;
        }
        var end = first.indexOf(';');
        return CommandWords.known((end < 0 ? first : first.substring(0, end)).strip())
                || ShellForms.likely(text);
    }

    /// The last line of what a command printed: up to the next blank line, or to the next command
    /// where everything is closed.
    private static int shown(List<String> lines, int at) {
        var depth = 0;
        for (var i = at; i < lines.size(); i++) {
            var text = Bounded.of(lines.get(i).strip());
            if (i > at && (text.isEmpty() || (depth == 0 && CommandWords.known(text)))) {
                return i - 1;
            }
            for (var k = 0; k < text.length(); k++) {
                depth +=
                        switch (text.charAt(k)) {
                            case '{', '[' -> 1;
                            case '}', ']' -> -1;
                            default -> 0;
                        };
            }
        }
        return lines.size() - 1;
    }

    private static boolean section(List<String> lines, int at) {
        return SECTION.matches(lines.get(at))
                && at + 1 < lines.size()
                && SETS.matches(lines.get(at + 1));
    }

    /// The line that ends a block of another program's configuration, `server {` and what lies in
    /// it, that begins at a line; -1 where none begins there.
    private static int closes(List<String> lines, int at) {
        if (!FenceClassifier.opensBlock(lines.get(at))) {
            return -1;
        }
        var depth = 0;
        for (var i = at; i < lines.size() && i < at + MOST_CONFIGURED; i++) {
            var line = Bounded.of(lines.get(i).strip());
            depth += line.endsWith("{") ? 1 : 0;
            depth -= line.startsWith("}") ? 1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /// Whether a comment is the title of the command below it.
    public static boolean titles(List<Piece> pieces, int index) {
        var next = index + 1;
        while (next < pieces.size()
                && pieces.get(next) instanceof Comment more
                && (goesOn(((Comment) pieces.get(next - 1)).text(), more.text())
                        || ASIDE.matches(more.text()))) {
            next++;
        }
        return next < pieces.size() && runnable(pieces.get(next));
    }

    /// Whether every comment of a fence stands below a command and says what it printed: the fence
    /// begins with a command and ends with a comment, at least two commands have one, and none
    /// tells somebody to do something.
    public static boolean answered(List<Piece> pieces) {
        var all = pieces.stream().filter(piece -> !(piece instanceof Gap)).toList();
        var comments = all.stream().filter(Comment.class::isInstance).count();
        if (comments < 2
                || !(all.getFirst() instanceof Statement)
                || !(all.getLast() instanceof Comment)) {
            return false;
        }
        for (var i = 0; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof Comment(_, var text)
                    && (!followsStatement(pieces, i) || !ANSWER.matches(text))) {
                return false;
            }
        }
        return true;
    }

    /// Whether a comment stands directly below a command, where it judges what the command did.
    public static boolean followsStatement(List<Piece> pieces, int index) {
        return index > 0 && runnable(pieces.get(index - 1));
    }

    /// Whether nothing stands right below a comment, or the next alternative does.
    public static boolean aloneOrOffered(List<Piece> pieces, int index) {
        return index + 1 >= pieces.size()
                || pieces.get(index + 1) instanceof Gap
                || (pieces.get(index + 1) instanceof Comment(_, var text)
                        && Phrases.option(text).isPresent());
    }

    /// Whether no command stands below a comment that it could speak of.
    public static boolean overNothing(List<Piece> pieces, int index) {
        var gap = index + 1 < pieces.size() && pieces.get(index + 1) instanceof Gap;
        var next = gap ? index + 2 : index + 1;
        return next >= pieces.size() || (gap && pieces.get(next) instanceof Comment);
    }

    /// Whether a comment is a step of its own: the next one, right below it, has its own number,
    /// and so has one below a command, or one above it that stands over a command.
    public static boolean ownStep(List<Piece> pieces, int index) {
        return numbered(pieces.get(index))
                && !(pieces.get(index) instanceof Comment(_, var text) && text.endsWith(":"))
                && index + 1 < pieces.size()
                && numbered(pieces.get(index + 1))
                && (IntStream.rangeClosed(1, index)
                                .anyMatch(at ->
                                        runnable(pieces.get(at)) && numbered(pieces.get(at - 1)))
                        || pieces.stream()
                                .skip(index)
                                .dropWhile(piece -> !runnable(piece))
                                .anyMatch(ShellPieces::numbered));
    }

    private static boolean numbered(Piece piece) {
        return piece instanceof Comment(_, var text) && NUMBERED.matches(text);
    }

    /// Whether the first of several alternatives stands right below a comment.
    public static boolean titlesOptions(List<Piece> pieces, int index) {
        return index + 1 < pieces.size()
                && pieces.get(index + 1) instanceof Comment(_, var below)
                && Phrases.option(below).isPresent()
                && !Phrases.orOption(below);
    }

    /// The next statement's script, or empty.
    public static String next(List<Piece> pieces, int index) {
        return pieces.subList(Math.min(index, pieces.size()), pieces.size()).stream()
                .filter(Statement.class::isInstance)
                .findFirst()
                .map(piece -> ((Statement) piece).script())
                .orElse("");
    }

    /// Whether a comment goes on a sentence that the comment above leaves at a comma.
    public static boolean goesOnFromComma(List<Piece> pieces, int index) {
        return index > 0
                && pieces.get(index - 1) instanceof Comment(_, var above)
                && above.endsWith(",");
    }

    /// Whether the comments from here on lead to a command.
    public static boolean followedByStatement(List<Piece> pieces, int index) {
        for (var i = index + 1; i < pieces.size(); i++) {
            if (runnable(pieces.get(i))) {
                return true;
            }
            if (!(pieces.get(i) instanceof Comment)) {
                return false;
            }
        }
        return false;
    }

    private static boolean runnable(Piece piece) {
        return piece instanceof Statement || piece instanceof Sql;
    }

    /// Whether a comment is the rest of the sentence above it.
    static boolean goesOn(String above, String below) {
        return above.length() > 40
                && GOES_ON.matches(below)
                && !SENTENCE_END.matches(above)
                && !CommandWords.known(below);
    }

    private static int sql(List<String> lines, int at, int firstLine, List<Piece> out) {
        var end = at;
        while (end < lines.size()
                && !SqlStatements.withoutComment(lines.get(end)).strip().endsWith(";")) {
            if (end + 1 >= lines.size() || lines.get(end + 1).isBlank()) {
                break;
            }
            end++;
        }
        end = Math.min(end, lines.size() - 1);
        var text =
                SqlStatements.withoutComment(String.join("\n", lines.subList(at, end + 1))).strip();
        out.add(new Sql(firstLine + at, firstLine + end, SEMICOLON.replaceFirst(text, "")));
        return end + 1;
    }

    private static int shell(
            List<String> lines, int at, int firstLine, char continuation, List<Piece> out) {
        var piece = ShellStatements.first(lines, at, firstLine, continuation);
        switch (piece) {
            case ShellStatements.Comment(var line, var text) -> {
                out.add(new Comment(line, text));
                return at + 1;
            }
            case ShellStatements.Gap(var line) -> {
                if (out.isEmpty() || !(out.getLast() instanceof Gap)) {
                    out.add(new Gap(line));
                }
                return at + 1;
            }
            case ShellStatements.Statement s -> {
                if (ZoneRecord.is(s.script())) {
                    out.add(new Other(s.line(), s.script(), false));
                    return s.lastLine() - firstLine + 1;
                }
                if ((CommandWords.likely(s.script()) && !columns(s.script()))
                        || HTTPS_COM.matches(s.script())
                        || group(lines, at)) {
                    out.add(
                            new Statement(
                                    s.line(),
                                    s.lastLine(),
                                    s.script(),
                                    s.remark(),
                                    s.remarkLine()));
                    return s.lastLine() - firstLine + 1;
                }
                out.add(new Other(firstLine + at, Bounded.of(lines.get(at)), false));
                return at + 1;
            }
        }
    }

    /// Whether a line is one of a table that a program printed: `web-1 1/1 Running`.
    private static boolean columns(String script) {
        return COLUMNS.matches(script) && !CommandWords.known(script);
    }

    /// Whether at least two comments name an alternative (`# Via …`, `# Or …`).
    public static boolean alternatives(List<Piece> pieces) {
        return pieces.stream()
                        .filter(Comment.class::isInstance)
                        .map(piece -> ((Comment) piece).text())
                        .filter(text -> Phrases.weakOption(text) || Phrases.orOption(text))
                        .count()
                > 1;
    }
}
