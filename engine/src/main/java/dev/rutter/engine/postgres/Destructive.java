package dev.rutter.engine.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Something in a migration that takes away what was there, or what the release that is still
/// serving needs.
///
/// @param line where the statement begins in its file, from 1
/// @param what it does, in a few words
/// @param text the statement, at most 200 characters
public record Destructive(int line, String what, String text) {
    private static final int WIDEST = 200;
    private static final String NAME = "((?:\"[^\"]+\"|[\\w$]+)(?:\\.(?:\"[^\"]+\"|[\\w$]+))?)";

    private record Rule(Pattern pattern, String what) {
        static Rule of(String pattern, String what) {
            return new Rule(
                    Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), what);
        }
    }

    private static final List<Rule> SQL =
            List.of(
                    Rule.of(
                            "\\bdrop (?:foreign )?table (?:if exists )?" + NAME,
                            "drops table % with its rows"),
                    Rule.of(
                            "\\bdrop (?:schema|database) (?:if exists )?" + NAME,
                            "drops % with everything in it"),
                    Rule.of("\\bdrop owned by " + NAME, "drops everything that % owns"),
                    Rule.of(
                            "\\balter table\\b.*\\bdrop column (?:if exists )?" + NAME,
                            "drops column % with its values"),
                    Rule.of(
                            "\\balter table\\b.*\\bdrop (?!column\\b|constraint\\b|default\\b|not null\\b|expression\\b|identity\\b|if exists\\b)"
                                    + NAME,
                            "drops column % with its values"),
                    Rule.of("\\btruncate (?:table )?(?:only )?" + NAME, "empties table %"),
                    Rule.of(
                            "\\bdelete from (?:only )?" + NAME + "(?!.*\\bwhere\\b)",
                            "deletes all rows of %"),
                    Rule.of(
                            "\\bdelete from (?:only )?" + NAME + ".*\\bwhere\\b",
                            "deletes rows of %"),
                    Rule.of(
                            "\\bupdate (?:only )?" + NAME + " set\\b(?!.*\\bwhere\\b)",
                            "overwrites every row of %"),
                    Rule.of(
                            "\\balter table\\b.*\\balter (?:column )?"
                                    + NAME
                                    + " (?:set data )?type\\b",
                            "changes the type of column %; values may not fit, and the table is locked"),
                    Rule.of(
                            "\\balter table\\b.*\\brename (?:column )?(?!to\\b|constraint\\b)"
                                    + NAME
                                    + " to\\b",
                            "renames column %, which the release that serves still reads"),
                    Rule.of(
                            "\\balter table (?:if exists )?(?:only )?" + NAME + " rename to\\b",
                            "renames table %, which the release that serves still reads"),
                    Rule.of(
                            "\\bdrop (?:materialized view|view|type|domain|sequence|function|procedure|trigger|extension|policy|role|index(?: concurrently)?)(?: if exists)? "
                                    + NAME,
                            "drops %"));

    private static final List<Rule> PROGRAM =
            List.of(
                    Rule.of(
                            "\\bop\\.drop_table\\(\\s*['\"]([^'\"]+)",
                            "drops table % with its rows"),
                    Rule.of(
                            "\\bop\\.drop_column\\([^)]*?['\"]([^'\"]+)['\"]\\s*[,)]",
                            "drops a column of %"),
                    Rule.of("\\bop\\.drop_(?:index|constraint)\\(\\s*['\"]([^'\"]+)", "drops %"),
                    Rule.of(
                            "\\bmigrations\\.DeleteModel\\([^)]*?['\"]([^'\"]+)",
                            "drops the table of model % with its rows"),
                    Rule.of(
                            "\\bmigrations\\.RemoveField\\(.*?\\bname\\s*=\\s*['\"]([^'\"]+)",
                            "drops column % with its values"),
                    Rule.of("\\bmigrations\\.Rename(?:Model|Field)\\(([^)]{0,80})", "renames %"),
                    Rule.of(
                            "(?<!op\\.)\\bdrop_table[ (]+[:'\"](\\w+)",
                            "drops table % with its rows"),
                    Rule.of(
                            "\\bremove_columns?[ (]+[:'\"]\\w+['\"]?,\\s*[:'\"](\\w+)",
                            "drops column % with its values"),
                    Rule.of("\\brename_(?:table|column)[ (]+[:'\"](\\w+)", "renames in %"),
                    Rule.of(
                            "<dropTable\\b[^>]*?tableName=\"([^\"]+)",
                            "drops table % with its rows"),
                    Rule.of(
                            "<dropColumn\\b[^>]*?columnName=\"([^\"]+)",
                            "drops column % with its values"),
                    Rule.of(
                            "\\bdropTable:\\s*(?:\\w+:[^\\n]*\\n\\s*)*?tableName:\\s*(\\S+)",
                            "drops table % with its rows"),
                    Rule.of(
                            "\\bdropColumn:\\s*(?:\\w+:[^\\n]*\\n\\s*)*?columnName:\\s*(\\S+)",
                            "drops column % with its values"));

    // Programs carry SQL in strings: execute("..."), RunSQL("..."), <sql>...</sql>.
    private static final Pattern CARRIED =
            Pattern.compile(
                    "(?is)(?:execute|RunSQL)\\s*\\(?\\s*(?:<<[~-]?(\\w+)(.*?)\\n\\s*\\1\\b|(\"\"\"|'''|\"|')(.*?)\\3)|<sql[^>]*>(.*?)</sql>");

    /// The same in a file where the text that it was found in begins at a line.
    Destructive below(int first) {
        return new Destructive(line + first - 1, what, text);
    }

    /// Of a file of SQL.
    static List<Destructive> inSql(String sql) {
        var found = new ArrayList<Destructive>();
        for (var statement : SqlText.split(sql)) {
            var bare = statement.bare();
            for (var rule : SQL) {
                var match = rule.pattern().matcher(bare);
                if (match.find()) {
                    found.add(
                            new Destructive(
                                    statement.line(),
                                    rule.what().replace("%", match.group(1)),
                                    shortened(statement.text())));
                    break;
                }
            }
        }
        return found;
    }

    /// What was found, with the rest of its call or tag as far as its line goes.
    private static String whole(String text, int from, int to) {
        var end = to;
        while (end < text.length() && text.charAt(end) != '\n') {
            if (text.charAt(end) == ')' || text.charAt(end) == '>') {
                return text.substring(from, end + 1);
            }
            end++;
        }
        return text.substring(from, end);
    }

    /// Of a migration that is a program or a list of changes: the calls that are known, and the SQL
    /// that it carries.
    ///
    /// @param first the line of the file on which `text` begins
    static List<Destructive> inProgram(String text, int first) {
        var found = new ArrayList<Destructive>();
        for (var rule : PROGRAM) {
            var match = rule.pattern().matcher(text);
            while (match.find()) {
                found.add(
                        new Destructive(
                                first + lines(text, match.start()),
                                rule.what().replace("%", match.group(1).strip()),
                                shortened(whole(text, match.start(), match.end()))));
            }
        }
        var carried = CARRIED.matcher(text);
        while (carried.find()) {
            for (var group : new int[] {2, 4, 5}) {
                if (carried.group(group) != null) {
                    var line = first + lines(text, carried.start(group));
                    inSql(carried.group(group))
                            .forEach(one ->
                                    found.add(
                                            new Destructive(
                                                    line + one.line() - 1,
                                                    one.what(),
                                                    one.text())));
                }
            }
        }
        found.sort(java.util.Comparator.comparingInt(Destructive::line));
        return found;
    }

    private static int lines(String text, int until) {
        return (int) text.substring(0, until).chars().filter(c -> c == '\n').count();
    }

    static String shortened(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 1) + "…";
    }
}
