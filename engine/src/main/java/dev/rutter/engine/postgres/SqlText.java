package dev.rutter.engine.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// SQL as PostgreSQL's lexer cuts it, as far as needed to tell statements apart.
///
/// spec: https://www.postgresql.org/docs/current/sql-syntax-lexical.html
public final class SqlText {

    private static final Pattern DOLLAR_TAG =
            Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");

    private final String sql;
    private int at;

    private SqlText(String sql) {
        this.sql = sql;
    }

    /// How many statements a text holds; blanks and comments are none.
    public static int statements(String sql) {
        return split(sql).size();
    }

    /// One statement of a text, without its semicolon.
    ///
    /// @param line where it begins, from 1
    public record Statement(String text, int line) {

        /// Its words alone: comments gone, quoted texts emptied, blanks made one. The body of a
        /// `DO` block stays, for it acts.
        public String bare() {
            return new SqlText(text).words();
        }
    }

    /// The statements of a text, in order.
    public static List<Statement> split(String sql) {
        return new SqlText(sql).pieces();
    }

    /// The first word, lower case, past comments; empty where there is none.
    public static String firstWord(String sql) {
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

    private List<Statement> pieces() {
        var statements = new ArrayList<Statement>();
        var begin = -1;
        while (at < sql.length()) {
            if (blank() || comment()) {
                continue;
            }
            if (sql.charAt(at) == ';') {
                if (begin >= 0) {
                    statements.add(piece(begin, at));
                }
                at++;
                begin = -1;
                continue;
            }
            if (begin < 0) {
                begin = at;
            }
            if (!quoted()) {
                at++;
            }
        }
        if (begin >= 0) {
            statements.add(piece(begin, sql.length()));
        }
        return statements;
    }

    private Statement piece(int begin, int end) {
        var line = 1 + (int) sql.substring(0, begin).chars().filter(c -> c == '\n').count();
        return new Statement(sql.substring(begin, end).strip(), line);
    }

    private String words() {
        var acts = firstWord(sql).equals("do");
        var words = new StringBuilder();
        while (at < sql.length()) {
            if (blank() || comment()) {
                words.append(words.isEmpty() || words.charAt(words.length() - 1) == ' ' ? "" : " ");
                continue;
            }
            var begin = at;
            if (!quoted()) {
                words.append(sql.charAt(at++));
            } else if (sql.charAt(begin) == '"') {
                words.append(sql, begin, Math.min(at, sql.length()));
            } else if (acts && sql.charAt(begin) == '$') {
                var body = sql.substring(begin, Math.min(at, sql.length()));
                var inner = body.replaceFirst("^\\$\\w*\\$", "").replaceFirst("\\$\\w*\\$$", "");
                words.append("$ ").append(new SqlText(inner).words()).append(" $");
            } else {
                words.append("''");
            }
        }
        return words.toString().strip();
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
