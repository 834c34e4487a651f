package proving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Applies `supabase/migrations/DIGITS_NAME.sql` in order and keeps the history where Supabase does, in
/// `supabase_migrations.schema_migrations`: each file in one transaction together with its entry. A file with
/// transaction commands of its own is run as it says.
public final class Migrate {
    private static final long LOCK = 4_112_004;
    private static final Pattern FILE = Pattern.compile("(\\d+)_(.*)\\.sql");
    private static final String HISTORY = "supabase_migrations.schema_migrations";

    private Migrate() {}

    /// `--list` prints what is pending and changes nothing. Exit status 0: up to date; 1: refused, with the reason.
    public static void main(String[] args) throws IOException {
        var url = System.getenv("DATABASE_URL");
        if (url == null || url.isBlank()) {
            System.err.println("Error: Environment variable not found: DATABASE_URL");
            System.exit(1);
        }
        try (var connection = Store.connect(url)) {
            System.exit(List.of(args).contains("--list") ? list(connection) : apply(connection));
        } catch (SQLException e) {
            System.err.println("failed to connect to postgres: " + e.getMessage());
            System.exit(1);
        }
    }

    private static List<Path> files() throws IOException {
        try (var files = Files.list(Path.of("supabase/migrations"))) {
            return files.filter(each -> FILE.matcher(String.valueOf(each.getFileName())).matches()).sorted().toList();
        }
    }

    private static int list(Connection connection) throws SQLException, IOException {
        var known = Store.one(connection, "SELECT to_regclass('" + HISTORY + "')").isPresent();
        var pending = 0;
        for (var file : files()) {
            var applied = known && applied(connection, version(file));
            System.out.println((applied ? "applied  " : "pending  ") + file.getFileName());
            pending += applied ? 0 : 1;
        }
        System.out.println(pending + " pending");
        return 0;
    }

    private static int apply(Connection connection) throws SQLException, IOException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET client_min_messages = 'warning'");
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
            statement.execute("CREATE SCHEMA IF NOT EXISTS supabase_migrations");
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS " + HISTORY + " (version text PRIMARY KEY, statements text[], name text)");
        }
        var done = new ArrayList<String>();
        for (var file : files()) {
            if (applied(connection, version(file))) {
                continue;
            }
            System.out.println("Applying migration " + file.getFileName() + "...");
            if (!apply(connection, file)) {
                return 1;
            }
            done.add(version(file));
        }
        System.out.println(done.isEmpty() ? "Remote database is up to date." : done.size() + " migrations applied");
        return 0;
    }

    private static boolean applied(Connection connection, String version) throws SQLException {
        return Store.one(connection, "SELECT 1 FROM " + HISTORY + " WHERE version = ?", version).isPresent();
    }

    private static boolean apply(Connection connection, Path file) throws SQLException, IOException {
        var sql = Files.readString(file);
        // A file that commits by itself must not find a transaction of ours around it.
        var own = transactional(sql);
        connection.setAutoCommit(own);
        try (var statement = connection.createStatement();
                var note = connection.prepareStatement("INSERT INTO " + HISTORY + " (version, name) VALUES (?, ?)")) {
            statement.execute(sql);
            // The driver tells of a later statement's failure only when its result is asked for.
            while (statement.getMoreResults() || statement.getUpdateCount() != -1) {
                continue;
            }
            note.setString(1, version(file));
            note.setString(2, FILE.matcher(String.valueOf(file.getFileName())).replaceFirst("$2"));
            note.executeUpdate();
            if (!own) {
                connection.commit();
            }
            return true;
        } catch (SQLException refused) {
            if (!own) {
                connection.rollback();
            }
            System.err.println("ERROR: migration " + file.getFileName() + " was refused: " + refused.getMessage());
            return false;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /// Whether the file says itself what belongs together.
    static boolean transactional(String sql) {
        return sql.lines().anyMatch(line -> line.strip().matches("(?i)(?:BEGIN|COMMIT)\\s*;.*"));
    }

    static String version(Path file) {
        return FILE.matcher(String.valueOf(file.getFileName())).replaceFirst("$1");
    }
}
