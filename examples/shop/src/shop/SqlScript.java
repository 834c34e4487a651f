package shop;

import java.util.ArrayList;
import java.util.List;

/// Splits a migration into its statements at semicolons that are not inside of a quoted text, a
/// quoted name, a dollar-quoted body or a comment.
final class SqlScript {
    private final String text;
    private final List<String> statements = new ArrayList<>();
    private int from;
    private int at;
    private boolean anything;

    private SqlScript(String text) {
        this.text = text;
    }

    static List<String> statements(String text) {
        var script = new SqlScript(text);
        script.split();
        return script.statements;
    }

    /// The first line that is not a comment, for people.
    static String headline(String statement) {
        return statement
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("--"))
                .findFirst()
                .orElse("");
    }

    private void split() {
        while (at < text.length()) {
            var c = text.charAt(at);
            if (c == '\'' || c == '"') {
                skipTo(String.valueOf(c), at + 1);
                anything = true;
            } else if (text.startsWith("--", at)) {
                skipTo("\n", at);
            } else if (text.startsWith("/*", at)) {
                skipTo("*/", at + 2);
            } else if (c == '$' && dollarTag() != null) {
                var tag = dollarTag();
                skipTo(tag, at + tag.length());
                anything = true;
            } else if (c == ';') {
                end();
                at++;
                from = at;
            } else {
                anything |= !Character.isWhitespace(c);
                at++;
            }
        }
        end();
    }

    private void end() {
        if (anything) {
            statements.add(text.substring(from, Math.min(at, text.length())).strip());
        }
        anything = false;
    }

    private void skipTo(String end, int start) {
        var found = text.indexOf(end, start);
        at = found < 0 ? text.length() : found + end.length();
    }

    /// `$$` or `$name$` at this place, else null.
    private String dollarTag() {
        var end = text.indexOf('$', at + 1);
        if (end < 0) {
            return null;
        }
        var tag = text.substring(at, end + 1);
        return tag.matches("\\$(?:[A-Za-z_][A-Za-z_0-9]*)?\\$") ? tag : null;
    }
}
