package dev.rutter.language.shell;

import dev.rutter.language.text.QuickPattern;
import java.util.Optional;
import java.util.Set;

/// Whether a shell would accept a statement: the grammar of bash as far as people write it at a
/// prompt and in scripts. It errs on the strict side, so that what it accepts, `bash -n` accepts;
/// what it refuses is handed to a person and never to a shell.
public final class ShellSyntax {
    private static final QuickPattern INDEXED = QuickPattern.compile("\\w+\\[[^]]*");
    private static final QuickPattern FUNCTION_NAME = QuickPattern.compile("[A-Za-z_][\\w.:-]*");
    private static final QuickPattern ASSIGNS = QuickPattern.compile("[A-Za-z_]\\w*\\+?=");
    private static final QuickPattern ASSIGNMENT_OR_OPTION =
            QuickPattern.compile("(?s)[A-Za-z_]\\w*\\+?=.*|-\\w+");
    private static final QuickPattern NAME = QuickPattern.compile("[A-Za-z_][\\w-]*");

    static final int DEEPEST = 50;
    private static final Set<String> DECLARES =
            Set.of("declare", "local", "export", "readonly", "typeset");
    private static final Set<String> CLOSING =
            Set.of("then", "elif", "else", "fi", "do", "done", "esac", "}", "]]");

    private final ShellTokens tokens;
    private int depth;

    private ShellSyntax(String script, int level) {
        if (level > DEEPEST) {
            throw new Refused("it is nested too deep");
        }
        tokens = new ShellTokens(script, level);
    }

    /// Why no shell would run `script`, in words that fit behind "because"; empty where one would.
    public static Optional<String> refusal(String script) {
        try {
            parse(script, 0);
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused.why);
        }
    }

    /// @param level how many substitutions `script` lies in
    static void parse(String script, int level) {
        var parser = new ShellSyntax(script, level);
        parser.list();
        if (parser.tokens.peek().kind() != ShellTokens.Kind.END) {
            throw parser.unexpected();
        }
    }

    /// Thrown inside this package only, from the depth of a statement to its edge.
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String why;

        Refused(String why) {
            super(why, null, false, false);
            this.why = why;
        }
    }

    private Refused unexpected() {
        return unexpected(tokens.peek());
    }

    static Refused unexpected(ShellTokens.Token token) {
        return new Refused(
                token.kind() == ShellTokens.Kind.END
                        ? "it ends in the middle"
                        : "\""
                                + (token.text().equals("\n") ? "line end" : token.text())
                                + "\" cannot stand there");
    }

    private boolean word(String text) {
        return tokens.peek().kind() == ShellTokens.Kind.WORD && tokens.peek().text().equals(text);
    }

    private boolean operator(String text) {
        return tokens.peek().kind() == ShellTokens.Kind.OPERATOR
                && tokens.peek().text().equals(text);
    }

    private void expectWord(String text) {
        if (!word(text)) {
            throw unexpected();
        }
        tokens.next();
    }

    private void expectOperator(String text) {
        if (!operator(text)) {
            throw unexpected();
        }
        tokens.next();
    }

    private void newlines() {
        while (operator("\n")) {
            tokens.next();
        }
    }

    /// Commands up to something that closes them; may be none.
    private int list() {
        var commands = 0;
        newlines();
        while (starts()) {
            andOr();
            commands++;
            if (operator(";") || operator("&") || operator("\n")) {
                tokens.next();
                newlines();
            } else {
                break;
            }
        }
        return commands;
    }

    private void body() {
        if (list() == 0) {
            throw unexpected();
        }
    }

    private boolean starts() {
        var token = tokens.peek();
        return switch (token.kind()) {
            case END -> false;
            case WORD -> !CLOSING.contains(token.text());
            case OPERATOR -> token.text().equals("(") || ShellTokens.redirects(token.text());
        };
    }

    private void andOr() {
        pipeline();
        while (operator("&&") || operator("||")) {
            tokens.next();
            newlines();
            pipeline();
        }
    }

    private void pipeline() {
        while (word("!") || word("time")) {
            tokens.next();
        }
        command();
        while (operator("|") || operator("|&")) {
            tokens.next();
            newlines();
            command();
        }
    }

    private void command() {
        if (!starts() || word("!") || INDEXED.matches(tokens.peek().text())) {
            throw unexpected();
        }
        if (++depth > DEEPEST) {
            throw new Refused("it is nested too deep");
        }
        if (operator("(")) {
            tokens.next();
            body();
            expectOperator(")");
            redirections();
        } else {
            switch (tokens.peek().text()) {
                case "if" -> conditional();
                case "while", "until" -> {
                    tokens.next();
                    body();
                    block();
                }
                case "for", "select" -> loop();
                case "case" -> choice();
                case "{" -> {
                    tokens.next();
                    body();
                    expectWord("}");
                    redirections();
                }
                case "function" -> {
                    tokens.next();
                    name();
                    if (operator("(")) {
                        tokens.next();
                        expectOperator(")");
                    }
                    newlines();
                    compound();
                }
                case "[[" -> test();
                default -> simple();
            }
        }
        depth--;
    }

    private void compound() {
        if (!(operator("(") || word("{"))) {
            throw unexpected();
        }
        command();
    }

    private void conditional() {
        tokens.next();
        body();
        expectWord("then");
        body();
        while (word("elif")) {
            tokens.next();
            body();
            expectWord("then");
            body();
        }
        if (word("else")) {
            tokens.next();
            body();
        }
        expectWord("fi");
        redirections();
    }

    private void block() {
        expectWord("do");
        body();
        expectWord("done");
        redirections();
    }

    private void loop() {
        tokens.next();
        if (tokens.arithmetic()) {
            // for (( … )) has been taken whole.
        } else {
            name();
            newlines();
            if (word("in")) {
                tokens.next();
                while (tokens.peek().kind() == ShellTokens.Kind.WORD) {
                    tokens.next();
                }
                if (!operator(";") && !operator("\n")) {
                    throw unexpected();
                }
            }
        }
        if (operator(";")) {
            tokens.next();
        }
        newlines();
        block();
    }

    private void name() {
        var token = tokens.peek();
        if (token.kind() != ShellTokens.Kind.WORD || !FUNCTION_NAME.matches(token.text())) {
            throw unexpected();
        }
        tokens.next();
    }

    private void choice() {
        tokens.next();
        plainWord();
        newlines();
        expectWord("in");
        newlines();
        while (!word("esac")) {
            if (operator("(")) {
                tokens.next();
            }
            plainWord();
            while (operator("|")) {
                tokens.next();
                plainWord();
            }
            expectOperator(")");
            list();
            if (operator(";;") || operator(";&") || operator(";;&")) {
                tokens.next();
                newlines();
            } else if (!word("esac")) {
                throw unexpected();
            }
        }
        tokens.next();
        redirections();
    }

    private void plainWord() {
        if (tokens.peek().kind() != ShellTokens.Kind.WORD) {
            throw unexpected();
        }
        tokens.next();
    }

    /// `[[ … ]]`.
    private void test() {
        tokens.next();
        new ShellCondition(tokens).read();
        expectWord("]]");
        redirections();
    }

    private void redirections() {
        while (redirection()) {
            // Each takes its own word.
        }
    }

    private boolean redirection() {
        if (tokens.peek().kind() != ShellTokens.Kind.OPERATOR
                || !ShellTokens.redirects(tokens.peek().text())) {
            return false;
        }
        tokens.next();
        plainWord();
        return true;
    }

    private void simple() {
        var words = 0;
        var declares = true;
        while (true) {
            if (redirection()) {
                continue;
            }
            if (tokens.peek().kind() == ShellTokens.Kind.WORD) {
                var first = words == 0;
                var text = tokens.peek().text();
                tokens.next();
                if (declares && ASSIGNS.matches(text) && operator("(") && tokens.touches()) {
                    array();
                    continue;
                }
                declares &= ASSIGNMENT_OR_OPTION.matches(text) || DECLARES.contains(text);
                words++;
                if (first && operator("(") && NAME.matches(text)) {
                    tokens.next();
                    expectOperator(")");
                    newlines();
                    compound();
                    return;
                }
                continue;
            }
            return;
        }
    }

    private void array() {
        tokens.next();
        while (!operator(")")) {
            if (!operator("\n")) {
                plainWord();
            } else {
                tokens.next();
            }
        }
        tokens.next();
    }
}
