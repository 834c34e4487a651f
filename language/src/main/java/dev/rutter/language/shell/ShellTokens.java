package dev.rutter.language.shell;

import dev.rutter.language.text.QuickPattern;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// A shell script's words and operators, one after the other. Quotes, substitutions and here
/// documents are inside words; comments and continuations are left out.
final class ShellTokens {
    private static final QuickPattern QUOTES = QuickPattern.compile("['\"\\\\]");
    private static final QuickPattern DESCRIPTOR = QuickPattern.compile("\\d+|\\{\\w+}");
    private static final QuickPattern TABS = QuickPattern.compile("^\t+");
    private static final QuickPattern ARITHMETIC =
            QuickPattern.compile("\\(\\([\\w\\s+*/%<>=!&|^~?:,()${}.\\[\\]-]*\\)\\)");

    enum Kind {
        WORD,
        OPERATOR,
        END
    }

    /// @param text for a word as written; a line end is the operator `\n`
    /// @param from where it begins
    record Token(Kind kind, String text, int from, int to) {}

    /// Longest first.
    private static final List<String> OPERATORS =
            List.of(
                    ";;&", "<<<", "<<-", "&>>", ";;", ";&", "&&", "||", "|&", "<<", ">>", "<&",
                    ">&", "<>", ">|", "&>", ";", "&", "|", "(", ")", "<", ">");

    private final String script;
    private int at;
    private Token current;
    private int lastEnd;
    private final int level;

    /// Whether a substitution is only passed over: it is parsed by whoever it lies in.
    private boolean skims;

    private int nested;

    private record Heredoc(String word, boolean tabs) {}

    private final Deque<Heredoc> heredocs = new ArrayDeque<>();

    /// @param level how many substitutions `script` lies in
    ShellTokens(String script, int level) {
        this.script = script;
        this.level = level;
        this.current = read();
    }

    Token peek() {
        return current;
    }

    void next() {
        var was = current;
        lastEnd = was.to();
        if (was.kind() == Kind.OPERATOR && (was.text().equals("<<") || was.text().equals("<<-"))) {
            var word = read();
            if (word.kind() == Kind.WORD) {
                heredocs.add(
                        new Heredoc(QUOTES.replaceAll(word.text(), ""), was.text().endsWith("-")));
            }
            current = word;
            return;
        }
        current = read();
    }

    /// Whether the current token stands directly behind the last one.
    boolean touches() {
        return current.from() == lastEnd;
    }

    static boolean redirects(String operator) {
        return operator.indexOf('<') >= 0 || operator.indexOf('>') >= 0;
    }

    /// Takes `(( … ))` whole where the current token opens it.
    boolean arithmetic() {
        if (!script.startsWith("((", current.from())) {
            return false;
        }
        var end = script.indexOf("))", current.from());
        if (end < 0) {
            throw new ShellSyntax.Refused("\"((\" is never closed");
        }
        at = end + 2;
        current = read();
        return true;
    }

    private Token read() {
        skip();
        var from = at;
        if (at >= script.length()) {
            if (!heredocs.isEmpty()) {
                throw new ShellSyntax.Refused("a here document never ends");
            }
            return new Token(Kind.END, "", at, at);
        }
        if (script.charAt(at) == '\n') {
            at++;
            documents();
            return new Token(Kind.OPERATOR, "\n", from, at);
        }
        for (var operator : OPERATORS) {
            if (script.startsWith(operator, at)
                    && !(operator.length() == 1
                            && "<>".contains(operator)
                            && at + 1 < script.length()
                            && script.charAt(at + 1) == '(')) {
                at += operator.length();
                return new Token(Kind.OPERATOR, operator, from, at);
            }
        }
        word();
        var text = script.substring(from, at).replace("\\\n", "");
        if (at < script.length()
                && (script.charAt(at) == '<' || script.charAt(at) == '>')
                && DESCRIPTOR.matches(text)) {
            // The number of a file descriptor belongs to the operator behind it.
            return read();
        }
        return new Token(Kind.WORD, text, from, at);
    }

    /// Blanks, continuations and comments.
    private void skip() {
        while (at < script.length()) {
            var c = script.charAt(at);
            if (c == ' ' || c == '\t') {
                at++;
            } else if (c == '\\' && at + 1 < script.length() && script.charAt(at + 1) == '\n') {
                at += 2;
            } else if (c == '#') {
                while (at < script.length() && script.charAt(at) != '\n') {
                    at++;
                }
            } else {
                return;
            }
        }
    }

    private void documents() {
        while (!heredocs.isEmpty()) {
            var heredoc = heredocs.removeFirst();
            while (true) {
                if (at >= script.length()) {
                    throw new ShellSyntax.Refused(
                            "the here document " + heredoc.word() + " never ends");
                }
                var end = script.indexOf('\n', at);
                end = end < 0 ? script.length() : end;
                var line = script.substring(at, end);
                at = Math.min(script.length(), end + 1);
                if ((heredoc.tabs() ? TABS.replaceFirst(line, "") : line).equals(heredoc.word())) {
                    break;
                }
            }
        }
    }

    private void word() {
        while (at < script.length()) {
            var c = script.charAt(at);
            switch (c) {
                case ' ', '\t', '\n', ';', '&', '|', ')' -> {
                    return;
                }
                case '(' -> {
                    return;
                }
                case '<', '>' -> {
                    if (at + 1 >= script.length() || script.charAt(at + 1) != '(') {
                        return;
                    }
                    at += 2;
                    substitution();
                }
                case '\\' -> at = Math.min(script.length(), at + 2);
                case '\'' -> single();
                case '"' -> quoted();
                case '`' -> backticks();
                case '$' -> dollar();
                default -> at++;
            }
        }
    }

    private void single() {
        var end = script.indexOf('\'', at + 1);
        if (end < 0) {
            throw new ShellSyntax.Refused("a quote is never closed");
        }
        at = end + 1;
    }

    private void quoted() {
        at++;
        while (at < script.length() && script.charAt(at) != '"') {
            switch (script.charAt(at)) {
                case '\\' -> at += 2;
                case '`' -> backticks();
                case '$' -> dollar();
                default -> at++;
            }
        }
        if (at >= script.length()) {
            throw new ShellSyntax.Refused("a quote is never closed");
        }
        at++;
    }

    private void backticks() {
        var from = ++at;
        while (at < script.length() && script.charAt(at) != '`') {
            at += script.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= script.length()) {
            throw new ShellSyntax.Refused("a backtick is never closed");
        }
        inner(script.substring(from, at).replace("\\`", "`"));
        at++;
    }

    private void dollar() {
        if (++nested > ShellSyntax.DEEPEST) {
            throw new ShellSyntax.Refused("it is nested too deep");
        }
        expansion();
        nested--;
    }

    private void expansion() {
        at++;
        if (script.startsWith("((", at)) {
            var from = at;
            var open = 0;
            while (at < script.length()) {
                open += script.charAt(at) == '(' ? 1 : script.charAt(at) == ')' ? -1 : 0;
                at++;
                if (open == 0) {
                    if (!ARITHMETIC.matches(script.substring(from, at))) {
                        throw new ShellSyntax.Refused(
                                "it calculates with something that is no number");
                    }
                    return;
                }
            }
            throw new ShellSyntax.Refused("\"$((\" is never closed");
        }
        if (script.startsWith("(", at)) {
            at++;
            substitution();
        } else if (script.startsWith("{", at)) {
            braces();
        } else if (script.startsWith("'", at)) {
            at++;
            while (at < script.length() && script.charAt(at) != '\'') {
                at += script.charAt(at) == '\\' ? 2 : 1;
            }
            if (at >= script.length()) {
                throw new ShellSyntax.Refused("a quote is never closed");
            }
            at++;
        }
    }

    private void braces() {
        at++;
        var open = 1;
        while (at < script.length() && open > 0) {
            switch (script.charAt(at)) {
                case '}' -> {
                    open--;
                    at++;
                }
                case '\\' -> at += 2;
                case '\'' -> single();
                case '"' -> quoted();
                case '$' -> dollar();
                case '`' -> backticks();
                case '\n' -> throw new ShellSyntax.Refused("\"${\" is never closed");
                default -> at++;
            }
        }
        if (open > 0) {
            throw new ShellSyntax.Refused("\"${\" is never closed");
        }
    }

    /// A command substitution up to its bracket, `at` being behind the opening one.
    private void substitution() {
        var from = at;
        var outer = skims;
        skims = true;
        var open = 1;
        while (at < script.length()) {
            var c = script.charAt(at);
            switch (c) {
                case '\\' -> at += 2;
                case '\'' -> single();
                case '"' -> quoted();
                case '`' -> backticks();
                case '$' -> dollar();
                case '#' -> {
                    var before = at == from ? ' ' : script.charAt(at - 1);
                    if (" \t\n;(&|".indexOf(before) >= 0) {
                        var end = script.indexOf('\n', at);
                        at = end < 0 ? script.length() : end;
                    } else {
                        at++;
                    }
                }
                case '(' -> {
                    open++;
                    at++;
                }
                case ')' -> {
                    if (--open == 0) {
                        skims = outer;
                        inner(script.substring(from, at));
                        at++;
                        return;
                    }
                    at++;
                }
                default -> at++;
            }
        }
        throw new ShellSyntax.Refused("\"$(\" is never closed");
    }

    private void inner(String script) {
        if (!skims) {
            ShellSyntax.parse(script, level + 1);
        }
    }
}
