package dev.rutter.language.shell;

import dev.rutter.language.text.QuickPattern;
import java.util.Set;

/// What stands between `[[` and `]]`: tests, comparisons and regular expressions.
final class ShellCondition {
    private static final QuickPattern UNARY = QuickPattern.compile("-[a-zA-Z]");

    private static final Set<String> COMPARES =
            Set.of("=", "==", "!=", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef");

    private final ShellTokens tokens;
    private int depth;

    ShellCondition(ShellTokens tokens) {
        this.tokens = tokens;
    }

    private boolean word(String text) {
        return tokens.peek().kind() == ShellTokens.Kind.WORD && tokens.peek().text().equals(text);
    }

    private boolean operator(String text) {
        return tokens.peek().kind() == ShellTokens.Kind.OPERATOR
                && tokens.peek().text().equals(text);
    }

    private void newlines() {
        while (operator("\n")) {
            tokens.next();
        }
    }

    void read() {
        primary();
        newlines();
        while (operator("&&") || operator("||")) {
            tokens.next();
            newlines();
            primary();
            newlines();
        }
    }

    private void primary() {
        if (word("!")) {
            tokens.next();
            primary();
        } else if (operator("(")) {
            tokens.next();
            if (++depth > ShellSyntax.DEEPEST) {
                throw new ShellSyntax.Refused("it is nested too deep");
            }
            read();
            depth--;
            if (!operator(")")) {
                throw ShellSyntax.unexpected(tokens.peek());
            }
            tokens.next();
        } else if (UNARY.matches(tokens.peek().text())) {
            tokens.next();
            operand();
        } else {
            operand();
            if (word("=~")) {
                tokens.next();
                pattern();
            } else if (operator("<") || operator(">") || COMPARES.contains(tokens.peek().text())) {
                tokens.next();
                operand();
            }
        }
    }

    private void operand() {
        if (word("]]")) {
            throw ShellSyntax.unexpected(tokens.peek());
        }
        if (tokens.peek().kind() != ShellTokens.Kind.WORD) {
            throw ShellSyntax.unexpected(tokens.peek());
        }
        tokens.next();
    }

    /// A regular expression, whose brackets and bars are its own.
    private void pattern() {
        operand();
        var open = 0;
        while (operator("(") || operator(")") || operator("|") || tokens.touches()) {
            open += operator("(") ? 1 : operator(")") ? -1 : 0;
            if (tokens.peek().kind() == ShellTokens.Kind.END || operator("\n") || open < 0) {
                break;
            }
            tokens.next();
        }
        if (open != 0) {
            throw ShellSyntax.unexpected(tokens.peek());
        }
    }
}
