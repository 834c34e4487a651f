package dev.rutter.language.shell;

import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// Statements that open with no program's name, so that a list of programs says nothing of them: a
/// subshell, a group, a variable or a quoted path that holds the program, a redirection, `!`, `:`.
/// Each must be one to the shell's own grammar, and show what prose, output and data do not.
public final class ShellForms {
    /// `$KUBECTL apply -f x.yaml`, `${SUDO:-} systemctl restart x`, `"$BIN" up`
    private static final QuickPattern VARIABLE =
            QuickPattern.compile(
                    "(?s)(?:\\$[A-Za-z_]\\w*|\\$\\{[A-Za-z_][^}\\s]*}|\"\\$[A-Za-z_]\\w*\"|\"\\$\\{[A-Za-z_][^}\"]*}\")\\s+\\S.*");

    /// The same alone: what it holds is run.
    private static final QuickPattern VARIABLE_ALONE =
            QuickPattern.compile(
                    "(?:\"?\\$[A-Za-z_]\\w*\"?|\"?\\$\\{[A-Za-z_][^}\\s]*}\"?)(?:\\s*[;&|<>].*)?");

    /// `"$HOME/bin/deploy" prod`, `'./bin/x'`
    private static final QuickPattern QUOTED =
            QuickPattern.compile(
                    "(?s)(?:\"(?:[~.]{1,2}/|\\$\\{?\\w+}?/)[^\"\\n]*\"|'(?:[~.]{1,2}/)[^'\\n]*')(?:[\\s;&|<>].*)?"
                            + "|(?:\"/[^\"\\n]+\"|'/[^'\\n]+')(?:\\s*[;&|<>]|\\s+-).*");

    /// `: ${PORT:=80}`, `: > app.log`
    private static final QuickPattern NOTHING =
            QuickPattern.compile("(?s):(?:\\s+\"?\\$\\{.*|\\s*>{1,2}\\s*\\S+)");

    /// `> app.log`: a file is emptied.
    private static final QuickPattern EMPTIES =
            QuickPattern.compile("\\d?>{1,2}\\|?\\s*[\"']?[\\w.$/~{}-]*[./$][\\w.$/~{}-]*[\"']?");

    private static final QuickPattern EMPTIES_ANY =
            QuickPattern.compile("\\d?>{1,2}\\|?\\s*[\"']?[\\w.$/~{}-]+[\"']?");

    /// `2>/dev/null make`, `< shop.sql psql shop`
    private static final QuickPattern REDIRECTED =
            QuickPattern.compile("(?s)\\d?[<>]{1,2}\\s*[\\w.$/~{}\"-]+\\s+([a-z./$].*)");

    private static final QuickPattern ADDED =
            QuickPattern.compile("(?s)[A-Za-z_]\\w*(?:\\[[^\\]\\s]*]\\+?=|\\+=).*");

    /// What joins commands or leads them somewhere.
    private static final QuickPattern JOINED = QuickPattern.compile("&&|\\|\\||[;|>]|<\\s");

    private static final QuickPattern OPTION = QuickPattern.compile("\\s--?[A-Za-z]|\\s\\$[{(\\w]");

    /// A program whose name a list of words and digits is not: `Rscript -e x`, `deploy/run`, `c++
    /// x`.
    private static final QuickPattern NAMED =
            QuickPattern.compile("[A-Za-z_][\\w.+-]*(?:/[\\w.+@-]+)*(?:\\s.*)?");

    private static final QuickPattern FOLDER =
            QuickPattern.compile("[a-z_.][\\w.+-]*(?:/[\\w.+@-]+)+(?:\\s.*)?");

    /// `make>log`, `make;make install`, `slow&`
    private static final QuickPattern CLOSE =
            QuickPattern.compile(
                    "[a-z][\\w.+:]*(?:-\\w[\\w.+:]*)*(?:&&?|;|\\|\\|?|\\d?>{1,2}|<).*");

    /// `\cp -f a b`: the program, and not what an alias makes of it.
    private static final QuickPattern ALIASED =
            QuickPattern.compile("(?s)\\\\(?:cp|mv|rm|ls|cat|grep|cd|ln|tar)\\s+\\S.*");

    /// `\dt`, `\c shop`: what psql knows and no shell.
    private static final QuickPattern CLIENT = QuickPattern.compile("\\\\[a-z?]+\\+?(?:\\s.*)?");

    private static final QuickPattern NOT = QuickPattern.compile("^(?:!\\s+)+");

    private static final QuickPattern PLAIN_SPACE = QuickPattern.compile("\\s");

    private ShellForms() {}

    /// Whether it is a statement even without a fence that says so.
    static boolean known(String script) {
        var text = script.strip();
        return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
            case '(' -> !text.startsWith("((") && shell(text) && opens(inner(text, ')'));
            case '{' -> text.startsWith("{ ") && shell(text) && opens(inner(text, '}'));
            case '$', '"', '\'' ->
                    ((VARIABLE.matches(text) && OPTION.find(text)) || QUOTED.matches(text))
                            && shell(text);
            case ':' -> NOTHING.matches(text) && shell(text);
            case '>', '<', '2', '1' -> redirected(text) && shell(text);
            case '!' -> text.startsWith("! ") && shell(text) && opens(NOT.replaceFirst(text, ""));
            case '\\' -> ALIASED.matches(text) && shell(text);
            default -> ADDED.matches(text) && shell(text);
        };
    }

    /// Whether it is one where a fence says that it holds commands.
    public static boolean likely(String script) {
        var text = script.strip();
        return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
            case '$', '"' ->
                    (VARIABLE.matches(text) || VARIABLE_ALONE.matches(text)) && shell(text);
            case ':' -> text.equals(":");
            case '>' -> EMPTIES_ANY.matches(text);
            case '!' ->
                    text.startsWith("! ")
                            && shell(text)
                            && CommandWords.likely(NOT.replaceFirst(text, ""));
            case '(' -> !text.startsWith("((") && shell(text) && joined(text);
            case '{' -> text.startsWith("{ ") && shell(text) && joined(text);
            case '`' -> CommandWords.known(quoted(text)) && shell(text);
            default -> program(text) && shell(text);
        };
    }

    /// Why a person types a statement of a fence of commands.
    public static Optional<String> typed(String script) {
        var text = script.strip();
        if (CLIENT.matches(text) && !ALIASED.matches(text)) {
            return Optional.of("it is typed into a database's client");
        }
        return text.startsWith("`") && text.indexOf('`', 1) == text.length() - 1
                ? Optional.of("it stands in backticks: a shell would run what it prints")
                : Background.left(script);
    }

    private static boolean program(String text) {
        var line = Bounded.of(text);
        if (CommandWords.prose(line) || ProgramOutput.said(line)) {
            return false;
        }
        return CLOSE.matches(line)
                || (NAMED.matches(line) && OPTION.find(line))
                || (FOLDER.matches(line)
                        && (PLAIN_SPACE.find(line)
                                || line.contains("bin/")
                                || line.endsWith(".sh")));
    }

    private static String inner(String text, char closing) {
        var end = text.lastIndexOf(closing);
        return text.substring(1, end < 1 ? text.length() : end).strip();
    }

    /// Whether what lies in brackets are commands, whatever their programs: an aside has none of
    /// what joins them.
    private static boolean joined(String text) {
        var inner = inner(text, text.startsWith("(") ? ')' : '}');
        return CommandWords.likely(inner) && (JOINED.find(inner) || OPTION.find(inner));
    }

    /// Whether it opens with a command: one in words of a language only with what no sentence has.
    private static boolean opens(String inner) {
        return CommandWords.known(inner)
                && (!CommandWords.english(inner) || JOINED.find(inner) || OPTION.find(inner));
    }

    private static boolean redirected(String text) {
        if (EMPTIES.matches(text)) {
            return true;
        }
        var behind = REDIRECTED.matcher(text);
        return behind.matches() && CommandWords.known(behind.group(1));
    }

    private static String quoted(String text) {
        var end = text.indexOf('`', 1);
        return end < 0 ? "" : text.substring(1, end);
    }

    private static boolean shell(String text) {
        return ShellSyntax.refusal(Placeholders.filled(text)).isEmpty();
    }
}
