package dev.rutter.engine.postgres;

import dev.rutter.engine.postgres.Migrations.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Liquibase's change sets: several in one file, each known by id, author and file.
final class ChangeSets {
    // spec: "--changeset author:id attribute1:value1"
    private static final Pattern SQL =
            Pattern.compile("(?im)^\\s*--\\s*changeset\\s+([^:\\s]+):(\\S+).*$");
    private static final Pattern XML =
            Pattern.compile("(?s)<changeSet\\b([^>]*)>(.*?)</changeSet>");
    private static final Pattern XML_ID = Pattern.compile("\\bid=[\"']([^\"']*)[\"']");
    private static final Pattern XML_AUTHOR = Pattern.compile("\\bauthor=[\"']([^\"']*)[\"']");
    private static final Pattern YAML = Pattern.compile("(?m)^\\s*-\\s*changeSet:\\s*$");
    private static final Pattern YAML_ID =
            Pattern.compile("(?m)^\\s*id:\\s*['\"]?([^'\"\\n]+?)['\"]?\\s*$");
    private static final Pattern YAML_AUTHOR =
            Pattern.compile("(?m)^\\s*author:\\s*['\"]?([^'\"\\n]+?)['\"]?\\s*$");
    private static final Pattern ROLLBACK = Pattern.compile("(?s)<rollback\\b.*?</rollback>");

    private ChangeSets() {}

    static List<MigrationFile> inSql(String file, String text) {
        var heads = SQL.matcher(text).results().toList();
        var found = new ArrayList<MigrationFile>();
        for (var i = 0; i < heads.size(); i++) {
            var head = heads.get(i);
            var end = i + 1 < heads.size() ? heads.get(i + 1).start() : text.length();
            found.add(
                    changeSet(
                            file,
                            head.group(2),
                            head.group(1),
                            line(text, head.end()), // where its text begins
                            text.substring(head.end(), end),
                            true));
        }
        return found;
    }

    static List<MigrationFile> inList(String file, String text) {
        var found = new ArrayList<MigrationFile>();
        XML.matcher(text)
                .results()
                .forEach(one -> {
                    var id = XML_ID.matcher(one.group(1));
                    var author = XML_AUTHOR.matcher(one.group(1));
                    if (id.find() && author.find()) {
                        var body = ROLLBACK.matcher(one.group(2)).replaceAll("");
                        found.add(
                                changeSet(
                                        file,
                                        id.group(1),
                                        author.group(1),
                                        line(text, one.start()),
                                        body,
                                        false));
                    }
                });
        var heads = YAML.matcher(text).results().toList();
        for (var i = 0; i < heads.size(); i++) {
            var end = i + 1 < heads.size() ? heads.get(i + 1).start() : text.length();
            var body = text.substring(heads.get(i).end(), end);
            var id = YAML_ID.matcher(body);
            var author = YAML_AUTHOR.matcher(body);
            if (id.find() && author.find()) {
                var line = line(text, heads.get(i).start());
                found.add(changeSet(file, id.group(1), author.group(1), line, body, false));
            }
        }
        return found;
    }

    static String key(String id, String author) {
        return id + " of " + author;
    }

    private static MigrationFile changeSet(
            String file, String id, String author, int line, String text, boolean sql) {
        var key = key(id, author);
        return new MigrationFile(
                Tool.LIQUIBASE,
                key,
                file + "::" + id + "::" + author,
                file,
                line,
                text,
                sql,
                "",
                List.of());
    }

    private static int line(String text, int until) {
        return 1 + (int) text.substring(0, until).chars().filter(c -> c == '\n').count();
    }
}
