package dev.rutter.language.shell;

import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// Splits shell text into statements as a shell's own parser would: continuations, here documents,
/// quotes, pipelines and lists over several lines, compound commands and functions are one
/// statement each. What never closes is taken line by line, so that one stray apostrophe does not
/// swallow the rest.
public final class ShellStatements {
    private static final QuickPattern HASHES = QuickPattern.compile("^#+\\s?");

    /// Behind the word `function` comes a name, and then the body.
    private static final QuickPattern FUNCTION = QuickPattern.compile("\\s*function\\s+");

    private static final QuickPattern DEFINED =
            QuickPattern.compile("(?:^|[\\s;&|])[A-Za-z_][\\w:.-]*\\s*\\($");

    /// A function's name alone: its body stands below.
    private static final QuickPattern HEAD =
            QuickPattern.compile(
                    "\\s*(?:function\\s+[\\w:.-]+(?:\\s*\\(\\s*\\))?|[A-Za-z_][\\w:.-]*\\s*\\(\\s*\\))");

    private static final QuickPattern QUOTES = QuickPattern.compile("['\"\\\\]");

    /// A piece of a shell fence, in order.
    public sealed interface Piece {
        int line();
    }

    /// A statement.
    ///
    /// @param script as written, without a trailing comment and common indentation
    /// @param remark the trailing comment, without its `#`, or empty
    /// @param remarkLine the remark's own line
    public record Statement(int line, int lastLine, String script, String remark, int remarkLine)
            implements Piece {}

    /// A line that holds only a comment.
    ///
    /// @param text without its `#`
    public record Comment(int line, String text) implements Piece {}

    /// One or more blank lines.
    public record Gap(int line) implements Piece {}

    private static final int LONGEST_STATEMENT = 200;
    private static final Set<String> OPENERS =
            Set.of("if", "case", "for", "while", "until", "select", "{");
    private static final Set<String> CLOSERS = Set.of("fi", "esac", "done", "}");
    private static final Set<String> GO_ON =
            Set.of("then", "do", "else", "elif", "!", "time", "if", "while", "until", "{");

    private final List<String> lines;
    private final int firstLine;
    private final char continuation;

    private ShellStatements(List<String> lines, int firstLine, char continuation) {
        this.lines = lines;
        this.firstLine = firstLine;
        this.continuation = continuation;
    }

    /// The pieces of a fence whose first content line has the number `firstLine`.
    public static List<Piece> split(List<String> lines, int firstLine, char continuation) {
        return new ShellStatements(lines, firstLine, continuation).split();
    }

    private List<Piece> split() {
        var pieces = new ArrayList<Piece>();
        var at = 0;
        while (at < lines.size()) {
            var piece = piece(at);
            if (!(piece instanceof Gap && !pieces.isEmpty() && pieces.getLast() instanceof Gap)) {
                pieces.add(piece);
            }
            at =
                    piece instanceof Statement statement
                            ? statement.lastLine() - firstLine + 1
                            : at + 1;
        }
        return pieces;
    }

    /// The piece that begins with line `at` of `lines`.
    public static Piece first(List<String> lines, int at, int firstLine, char continuation) {
        return new ShellStatements(lines, firstLine, continuation).piece(at);
    }

    private Piece piece(int at) {
        var text = lines.get(at).strip();
        if (text.isEmpty()) {
            return new Gap(firstLine + at);
        }
        if (text.startsWith("#") && !text.startsWith("#!")) {
            return new Comment(firstLine + at, HASHES.replaceFirst(Bounded.of(text), "").strip());
        }
        var scan = new Scan(at);
        return scan.statement(at, scan.run());
    }

    /// One statement's scan from its first line on.
    private final class Scan {
        private final int from;
        private final Deque<String> open = new ArrayDeque<>();
        private final Deque<String> heredocs = new ArrayDeque<>();
        private char quote;
        private boolean command = true;
        private boolean goesOn;
        private int remarkAt = -1;
        private int remarkLine;

        Scan(int from) {
            this.from = from;
        }

        /// The index of the statement's last line.
        int run() {
            var most = Math.min(lines.size(), from + LONGEST_STATEMENT);
            for (var i = from; i < most; i++) {
                var line = lines.get(i);
                line(line, i);
                var closed = quote == 0 && open.isEmpty() && !goesOn;
                if (!heredocs.isEmpty() && quote == 0) {
                    var end = heredocEnd(i + 1, most);
                    if (end < 0) {
                        return fallback();
                    }
                    i = end;
                }
                if (closed) {
                    return i;
                }
            }
            return fallback();
        }

        /// Where nothing closes: the lines that end in a continuation, and no more.
        private int fallback() {
            open.clear();
            quote = 0;
            remarkAt = -1;
            var i = from;
            while (i + 1 < lines.size() && continues(lines.get(i)) && !lines.get(i + 1).isBlank()) {
                i++;
            }
            return i;
        }

        private boolean continues(String line) {
            var text = line.stripTrailing();
            return !text.isEmpty() && text.charAt(text.length() - 1) == continuation;
        }

        private int heredocEnd(int start, int most) {
            var at = start;
            while (!heredocs.isEmpty()) {
                var word = heredocs.removeFirst();
                while (at < most && !lines.get(at).strip().equals(word)) {
                    at++;
                }
                if (at >= most) {
                    return -1;
                }
                at++;
            }
            return at - 1;
        }

        private void line(String line, int index) {
            goesOn = false;
            var i = 0;
            while (i < line.length()) {
                var c = line.charAt(i);
                if (quote != 0) {
                    if (c == '\\' && quote != '\'' && continuation == '\\') {
                        i++;
                    } else if (c == quote) {
                        quote = 0;
                    } else if (c == '$' && quote == '"' && peek(line, i + 1) == '(') {
                        i = substitution(line, i + 2);
                        continue;
                    }
                    i++;
                    continue;
                }
                if (c == continuation && i == line.stripTrailing().length() - 1) {
                    goesOn = true;
                    return;
                }
                if (c == '\\' && continuation == '\\') {
                    i += 2;
                    continue;
                }
                if (c == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                    remarkAt = i;
                    remarkLine = index;
                    break;
                }
                i = token(line, i, c);
            }
            if (quote == 0 && open.isEmpty()) {
                var code =
                        remarkAt >= 0 && remarkLine == index ? line.substring(0, remarkAt) : line;
                var end = code.stripTrailing();
                if (end.endsWith("|") || end.endsWith("&&") || HEAD.matches(end)) {
                    goesOn = index + 1 < lines.size();
                }
                command = true;
            } else if (quote == 0) {
                command = true;
            }
        }

        /// Whether the bracket at `i` closes the empty pair behind a function's name.
        private static boolean defined(String line, int i) {
            var head = line.substring(0, i).stripTrailing();
            return head.endsWith("(") && DEFINED.find(head);
        }

        /// Skips a substitution inside double quotes as far as this line goes.
        private int substitution(String line, int start) {
            var depth = 1;
            var inner = (char) 0;
            var i = start;
            while (i < line.length() && depth > 0) {
                var c = line.charAt(i);
                if (inner != 0) {
                    inner = c == inner ? 0 : inner;
                } else if (c == '\'' || c == '"') {
                    inner = c;
                } else if (c == '(') {
                    depth++;
                } else if (c == ')') {
                    depth--;
                }
                i++;
            }
            return i;
        }

        private int token(String line, int i, char c) {
            return switch (c) {
                case '\'', '"' -> {
                    quote = c;
                    command = false;
                    yield i + 1;
                }
                case '`' -> {
                    if (continuation == '\\') {
                        quote = c;
                    }
                    command = false;
                    yield i + 1;
                }
                case '(' -> {
                    open.push("(");
                    command = true;
                    yield i + 1;
                }
                case ')' -> {
                    if ("(".equals(open.peek())) {
                        open.pop();
                    }
                    // What stands behind `name()` is the body of a function.
                    command = defined(line, i);
                    yield i + 1;
                }
                case ';', '|', '&' -> {
                    command = true;
                    yield i + 1;
                }
                case '<' -> redirect(line, i);
                default -> {
                    if (Character.isWhitespace(c)) {
                        yield i + 1;
                    }
                    yield word(line, i);
                }
            };
        }

        private int redirect(String line, int i) {
            if (line.startsWith("<<<", i)) {
                return i + 3;
            }
            if (line.startsWith("<<", i)) {
                var start = i + 2;
                while (start < line.length()
                        && (line.charAt(start) == '-' || line.charAt(start) == ' ')) {
                    start++;
                }
                var end = start;
                while ((end < line.length() && "'\"\\_".indexOf(line.charAt(end)) >= 0)
                        || (end < line.length() && Character.isLetterOrDigit(line.charAt(end)))) {
                    end++;
                }
                var word = QUOTES.replaceAll(line.substring(start, end), "");
                if (!word.isEmpty() && !Character.isDigit(word.charAt(0))) {
                    heredocs.add(word);
                    return end;
                }
                return start;
            }
            return i + 1;
        }

        private int word(String line, int i) {
            var end = i;
            while (end < line.length() && " \t;|&()<>'\"`".indexOf(line.charAt(end)) < 0) {
                if (line.charAt(end) == '\\' && continuation == '\\') {
                    end++;
                    if (end == line.length()) {
                        return i + 1 > line.length() ? line.length() : end - 1 > i ? end - 1 : end;
                    }
                }
                end++;
            }
            end = Math.max(i + 1, Math.min(end, line.length()));
            var word = line.substring(i, end);
            if (continuation == '`') {
                powershell(word);
                command = false;
                return end;
            }
            if (command && OPENERS.contains(word)) {
                open.push(word);
            } else if (command && CLOSERS.contains(word) && !open.isEmpty()) {
                open.pop();
            }
            command =
                    (command && GO_ON.contains(word))
                            || FUNCTION.matches(line.substring(0, i))
                            || (word.equals("in") && "case".equals(open.peek()));
            return end;
        }

        private void powershell(String word) {
            for (var k = 0; k < word.length(); k++) {
                if (word.charAt(k) == '{') {
                    open.push("{");
                } else if (word.charAt(k) == '}' && "{".equals(open.peek())) {
                    open.pop();
                }
            }
        }

        Statement statement(int start, int end) {
            var indent = indent(lines.get(start));
            var script = new StringBuilder();
            var remark = "";
            for (var i = start; i <= end; i++) {
                var line = lines.get(i);
                var last = i == remarkLine && remarkAt >= 0 && (start == end || i == end);
                if (last) {
                    remark = HASHES.replaceFirst(Bounded.of(line.substring(remarkAt)), "").strip();
                    line = line.substring(0, remarkAt).stripTrailing();
                }
                script.append(i > start ? "\n" : "");
                script.append(
                        indent(line) >= indent ? line.substring(indent) : line.stripLeading());
            }
            return new Statement(
                    firstLine + start,
                    firstLine + end,
                    script.toString().stripTrailing(),
                    remark,
                    remark.isEmpty() ? 0 : firstLine + remarkLine);
        }
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static char peek(String line, int at) {
        return at < line.length() ? line.charAt(at) : 0;
    }
}
