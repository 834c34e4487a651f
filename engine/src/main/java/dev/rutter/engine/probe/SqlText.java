package dev.rutter.engine.probe;

import java.util.Locale;
import java.util.regex.Pattern;

/// SQL as PostgreSQL's lexer cuts it, as far as needed to tell statements apart.
///
/// spec: https://www.postgresql.org/docs/current/sql-syntax-lexical.html
final class SqlText {

    private static final Pattern DOLLAR_TAG =
            Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");

    private final String sql;
    private int at;

    private SqlText(String sql) {
        this.sql = sql;
    }

    /// How many statements a text holds; blanks and comments are none.
    static int statements(String sql) {
        return new SqlText(sql).count();
    }

    /// The first word, lower case, past comments; empty where there is none.
    static String firstWord(String sql) {
        var text = new SqlText(sql);
        while (text.at < sql.length() && (text.blank() || text.comment())) {
            // Each look moves on.
        }
        var end = text.at;
        while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
            end++;
        }
        return sql.substring(text.at, end).toLowerCase(Locale.ROOT);
    }

    private int count() {
        var statements = 0;
        var within = false;
        while (at < sql.length()) {
            if (blank() || comment()) {
                continue;
            }
            if (sql.charAt(at) == ';') {
                at++;
                within = false;
                continue;
            }
            if (!within) {
                statements++;
                within = true;
            }
            if (!quoted()) {
                at++;
            }
        }
        return statements;
    }

    private boolean blank() {
        if (!Character.isWhitespace(sql.charAt(at))) {
            return false;
        }
        at++;
        return true;
    }

    private boolean comment() {
        if (sql.startsWith("--", at)) {
            at = end(sql.indexOf('\n', at), 1);
            return true;
        }
        if (!sql.startsWith("/*", at)) {
            return false;
        }
        // spec: "these block comments nest".
        var depth = 0;
        do {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < sql.length());
        return true;
    }

    private boolean quoted() {
        var mark = sql.charAt(at);
        if (mark == '\'' || mark == '"') {
            var escapes = mark == '\'' && at > 0 && "eE".indexOf(sql.charAt(at - 1)) >= 0;
            at++;
            while (at < sql.length() && sql.charAt(at) != mark) {
                at += escapes && sql.charAt(at) == '\\' ? 2 : 1;
            }
            at++;
            return true;
        }
        var tag = DOLLAR_TAG.matcher(sql).region(at, sql.length());
        if (mark == '$' && tag.lookingAt() && !followsName()) {
            at = end(sql.indexOf(tag.group(), tag.end()), tag.group().length());
            return true;
        }
        return false;
    }

    private boolean followsName() {
        return at > 0
                && (Character.isLetterOrDigit(sql.charAt(at - 1)) || sql.charAt(at - 1) == '_');
    }

    private int end(int found, int length) {
        return found < 0 ? sql.length() : found + length;
    }
}
