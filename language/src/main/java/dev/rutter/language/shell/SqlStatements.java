package dev.rutter.language.shell;

import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;

/// Splits SQL text into statements at semicolons outside of quotes, dollar quotes and comments.
public final class SqlStatements {
    private static final QuickPattern COMMENT_START = QuickPattern.compile("^(-{2,}|#+|/\\*)\\s?");
    private static final QuickPattern COMMENT_END = QuickPattern.compile("\\s*\\*/$");

    /// @param sql without the closing semicolon and without comments before it
    /// @param notes the comments before it, oldest first
    public record Statement(int line, int lastLine, String sql, List<Note> notes) {}

    /// A comment's line and text, without its dashes.
    public record Note(int line, String text, boolean after) {}

    private static final QuickPattern OPENS =
            QuickPattern.compile(
                    "^\\s*(?:SELECT\\s+\\S|SELECT$|INSERT\\s+INTO|UPDATE\\s+[\\w\".]+"
                            + "\\s+SET|UPDATE\\s+[\\w\".]+$|DELETE\\s+FROM|CREATE\\s+(?:OR\\s+R"
                            + "EPLACE\\s+)?(?:UNIQUE\\s+)?(?:TABLE|INDEX|VIEW|USER|ROLE|DATABAS"
                            + "E|EXTENSION|FUNCTION|MATERIALIZED|POLICY|SCHEMA|TYPE|PUBLICATION"
                            + "|TRIGGER)|ALTER\\s+(?:TABLE|ROLE|USER|DATABASE|SYSTEM|INDEX|DEFA"
                            + "ULT|POLICY|SEQUENCE)|DROP\\s+(?:TABLE|INDEX|VIEW|DATABASE|USER|R"
                            + "OLE|SCHEMA|COLUMN|MATERIALIZED|FUNCTION|POLICY)|TRUNCATE\\s|GRAN"
                            + "T\\s+\\w+|REVOKE\\s+\\w+|WITH\\s+\\w+\\s+AS|VACUUM\\b|ANALYZE\\b"
                            + "|REINDEX\\s+\\w|EXPLAIN\\s+\\w|SHOW\\s+\\w+|BEGIN;|COMMIT;|ROLLB"
                            + "ACK;|SET\\s+\\w+\\s*(?:=|TO)|CALL\\s+\\w+\\(|KILL\\s+\\d|USE\\s+"
                            + "\\w+;|DESCRIBE\\s+\\w|LOCK\\s+TABLE|CLUSTER\\s|REFRESH\\s+MATERI"
                            + "ALIZED|COPY\\s+\\w+\\s+(?:FROM|TO)|\\\\[a-z]+\\+?(?:\\s+\\S+)?"
                            + "\\s*$)");
    private static final QuickPattern LOWER =
            QuickPattern.compile(
                    "^\\s*(?:select\\s+.*\\bfrom\\b.*|select\\s+[\\w*(),. ]+;"
                            + "|insert\\s+into\\s.*|update\\s+\\w+\\s+set\\s.*"
                            + "|delete\\s+from\\s.*|show\\s+\\w+;|(?:drop|create"
                            + "|alter)\\s+(?:table|database|index|user)\\s.*)");

    /// Ends a batch for the clients of SQL Server, which send it whole: semicolons in it end
    /// nothing.
    private static final QuickPattern BATCH =
            QuickPattern.compile("(?i)\\s*GO(?:\\s+\\d+)?\\s*;?\\s*(?:--.*)?");

    /// What ends a statement from here on, for MySQL's client.
    private static final QuickPattern DELIMITER = QuickPattern.compile("(?i)DELIMITER\\s+(\\S+)");

    private static final QuickPattern SQLCMD =
            QuickPattern.compile(
                    "(?i)^:(?:r|setvar|connect|on\\s+error|out|error|exit|quit|list|reset|serverlist|xml)\\b");

    /// What holds semicolons of its own, up to a line with a slash.
    private static final QuickPattern BODY =
            QuickPattern.compile(
                    "(?i)^\\s*(?:DECLARE\\b|BEGIN\\b(?!\\s*;)|CREATE\\s+(?:OR\\s+REPLACE\\s+)?(?:(?:NON)?EDITIONABLE\\s+)?(?:PROCEDURE|FUNCTION|PACKAGE|TRIGGER|TYPE)\\b)");

    private SqlStatements() {}

    /// Whether a line begins a statement, as far as it alone tells.
    public static boolean opens(String line) {
        return OPENS.find(line) || LOWER.matches(line);
    }

    /// The statements of some lines, in order.
    ///
    /// @param firstLine the number of the first line in the document
    public static List<Statement> split(List<String> lines, int firstLine) {
        var out = new ArrayList<Statement>();
        var notes = new ArrayList<Note>();
        var sql = new StringBuilder();
        var start = 0;
        var quote = "";
        var batches = lines.stream().anyMatch(line -> BATCH.matches(line));
        var slashes = lines.stream().anyMatch(line -> line.strip().equals("/"));
        var end = ";";
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var text = line.strip();
            var delimiter = DELIMITER.matcher(text);
            if (delimiter.matches()) {
                end = delimiter.group(1);
                continue;
            }
            if (BATCH.matches(line) || (slashes && text.equals("/"))) {
                if (!sql.isEmpty()) {
                    out.add(statement(firstLine + start, firstLine + i - 1, sql, notes));
                }
                quote = "";
                continue;
            }
            if (quote.isEmpty()
                    && (text.startsWith("--")
                            || text.startsWith("#")
                            || (text.startsWith("/*") && text.endsWith("*/")))) {
                var words =
                        COMMENT_END.replaceFirst(COMMENT_START.replaceFirst(text, ""), "").strip();
                notes.add(new Note(firstLine + i, words, sql.length() > 0));
                continue;
            }
            if (text.isEmpty() && sql.isEmpty()) {
                notes.add(new Note(firstLine + i, "", false));
                continue;
            }
            // A new statement may begin without a semicolon before it, after a blank line.
            if (text.isEmpty() && quote.isEmpty() && !batches && nextOpens(lines, i + 1)) {
                out.add(statement(firstLine + start, firstLine + i - 1, sql, notes));
                continue;
            }
            if (sql.isEmpty()) {
                start = i;
            }
            sql.append(sql.isEmpty() ? "" : "\n").append(line);
            quote = quoteAfter(line, quote);
            var meta = sql.indexOf("\n") < 0 && ofClient(text);
            var whole = !batches && !(slashes && BODY.find(sql)) && ends(sql, text, end);
            if (quote.isEmpty() && (whole || meta)) {
                out.add(statement(firstLine + start, firstLine + i, sql, notes));
            }
        }
        if (!sql.isEmpty()) {
            out.add(statement(firstLine + start, firstLine + lines.size() - 1, sql, notes));
        } else if (!notes.isEmpty()) {
            out.add(new Statement(firstLine + lines.size() - 1, 0, "", List.copyOf(notes)));
        }
        return out;
    }

    /// Whether a line is for the client itself: psql's `\\dt`, sqlcmd's `:r file.sql`.
    public static boolean ofClient(String text) {
        return text.startsWith("\\") || SQLCMD.find(text);
    }

    /// Whether a line ends its statement; another end than the semicolon is cut off.
    private static boolean ends(StringBuilder sql, String text, String end) {
        if (!withoutComment(text).endsWith(end)) {
            return false;
        }
        if (!end.equals(";")) {
            sql.setLength(sql.lastIndexOf(end));
        }
        return true;
    }

    private static boolean nextOpens(List<String> lines, int from) {
        for (var i = from; i < lines.size() && i < from + 5; i++) {
            var text = lines.get(i).strip();
            if (!text.isEmpty()) {
                return text.startsWith("--") || opens(text);
            }
        }
        return false;
    }

    private static Statement statement(int first, int last, StringBuilder sql, List<Note> notes) {
        var text = withoutComment(sql.toString().stripTrailing());
        while (text.endsWith(";")) {
            text = text.substring(0, text.length() - 1).stripTrailing();
        }
        var made = new Statement(first, last, text, List.copyOf(notes));
        sql.setLength(0);
        notes.clear();
        return made;
    }

    /// The text without a comment at the end of its last line.
    public static String withoutComment(String text) {
        var lineStart = text.lastIndexOf('\n') + 1;
        var quoted = false;
        for (var i = lineStart; i + 1 < text.length(); i++) {
            if (text.charAt(i) == '\'') {
                quoted = !quoted;
            } else if (!quoted && text.startsWith("--", i)) {
                return text.substring(0, i).stripTrailing();
            }
        }
        return text;
    }

    private static String quoteAfter(String line, String before) {
        var quote = before;
        for (var i = 0; i < line.length(); i++) {
            if (quote.isEmpty()) {
                if (line.charAt(i) == '\'') {
                    quote = "'";
                } else if (line.startsWith("--", i)) {
                    return quote;
                } else if (line.startsWith("$$", i)) {
                    quote = "$$";
                    i++;
                }
            } else if (line.startsWith(quote, i)) {
                i += quote.length() - 1;
                quote = "";
            }
        }
        return quote;
    }
}
