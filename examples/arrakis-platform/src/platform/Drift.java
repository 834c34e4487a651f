package platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Holds `prisma/schema.prisma` against the database, column by column, and changes nothing there. `--draft` writes a
/// migration with what is missing; `--push` refuses where anything differs: this project changes its schema by
/// migrations only.
public final class Drift {
    private static final Pattern MODEL = Pattern.compile("^model (\\w+) \\{");
    private static final Pattern TABLE = Pattern.compile("^\\s*@@map\\(\"(\\w+)\"\\)");
    private static final Pattern COLUMN = Pattern.compile("^\\s+(\\w+)\\s+(\\w+)(\\(\"[^\"]*\"\\))?([?\\[\\]]*)(.*)$");
    private static final Pattern NAME = Pattern.compile("(?<!@)@map\\(\"(\\w+)\"\\)");

    private Drift() {}

    /// Exit status 0: nothing differs, or the draft is written; 1: refused, with what differs.
    public static void main(String[] args) throws IOException {
        var url = System.getenv("DATABASE_URL");
        if (url == null || url.isBlank()) {
            System.err.println("Error: Environment variable not found: DATABASE_URL");
            System.exit(1);
        }
        try (var connection = Store.connect(url)) {
            var differs = between(wanted(Files.readAllLines(Path.of("prisma/schema.prisma"))), found(connection));
            differs.forEach(System.out::println);
            if (differs.isEmpty()) {
                System.out.println("The database is in sync with the schema.");
            } else if (List.of(args).contains("--draft")) {
                draft(differs);
            } else {
                System.err.println("refused: the schema changes by migrations only; npm run db:migrate drafts one");
                System.exit(1);
            }
        } catch (SQLException e) {
            System.err.println("Error: P1001: cannot reach the database: " + e.getMessage());
            System.exit(1);
        }
    }

    /// Columns by table, as the schema has them.
    static Map<String, Set<String>> wanted(List<String> schema) {
        var models = new HashSet<String>();
        for (var line : schema) {
            var model = MODEL.matcher(line);
            if (model.find()) {
                models.add(model.group(1));
            }
        }
        var tables = new LinkedHashMap<String, Set<String>>();
        var columns = new HashSet<String>();
        var inside = false;
        for (var line : schema) {
            var table = TABLE.matcher(line);
            var column = COLUMN.matcher(line);
            if (MODEL.matcher(line).find()) {
                inside = true;
                columns = new HashSet<>();
            } else if (inside && table.find()) {
                tables.put(table.group(1), columns);
            } else if (line.startsWith("}")) {
                inside = false;
            } else if (inside && column.matches() && !models.contains(column.group(2))) {
                var named = NAME.matcher(column.group(5));
                columns.add(named.find() ? named.group(1) : column.group(1));
            }
        }
        return tables;
    }

    private static Map<String, Set<String>> found(Connection connection) throws SQLException {
        var tables = new LinkedHashMap<String, Set<String>>();
        try (var statement =
                        connection.prepareStatement(
                                "SELECT table_name, column_name FROM information_schema.columns"
                                        + " WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%'");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                tables.computeIfAbsent(rows.getString(1), table -> new HashSet<>()).add(rows.getString(2));
            }
        }
        return tables;
    }

    /// One line for each column that only one of the two has, in order.
    static List<String> between(Map<String, Set<String>> wanted, Map<String, Set<String>> found) {
        var all = new ArrayList<String>();
        wanted.forEach((table, columns) ->
                columns.stream()
                        .filter(each -> !found.getOrDefault(table, Set.of()).contains(each))
                        .forEach(each -> all.add("only in the schema    " + table + "." + each)));
        found.forEach((table, columns) ->
                columns.stream()
                        .filter(each -> !wanted.getOrDefault(table, Set.of()).contains(each))
                        .forEach(each -> all.add("only in the database  " + table + "." + each)));
        return all.stream().sorted().toList();
    }

    private static void draft(List<String> differs) throws IOException {
        var folder = Path.of("prisma/migrations/99990101000000_draft");
        Files.createDirectories(folder);
        var file = folder.resolve("migration.sql");
        Files.writeString(
                file,
                "-- To be written: what follows differs. Give the folder its date and a name.\n"
                        + String.join("\n", differs.stream().map(each -> "-- " + each).toList())
                        + "\nDO $$ BEGIN RAISE EXCEPTION 'this migration is a draft'; END $$;\n");
        System.out.println("wrote " + file);
    }
}
