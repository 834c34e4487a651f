package assistant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// Applies `migrations/NNN_name.sql` in order of their names, each in one transaction together with its entry in
/// `schema_migrations`: a file that PostgreSQL refuses leaves nothing behind. A file with transaction commands of its
/// own is run as it says.
public final class Migrate {
    private static final long LOCK = 4_112_002;

    private Migrate() {}

    /// Exit status 0: up to date; 1: refused, with the reason.
    public static void main(String[] args) throws IOException {
        var url = System.getenv("DATABASE_URL");
        if (url == null || url.isBlank()) {
            System.err.println("DATABASE_URL is not set");
            System.exit(1);
        }
        try (var connection = Store.connect(url)) {
            System.exit(apply(connection));
        } catch (SQLException e) {
            System.err.println("cannot reach the database: " + e.getMessage());
            System.exit(1);
        }
    }

    private static int apply(Connection connection) throws SQLException, IOException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET client_min_messages = 'warning'");
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS schema_migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())");
        }
        try (var files = Files.list(Path.of("migrations"))) {
            for (var file : files.filter(each -> each.toString().endsWith(".sql")).sorted().toList()) {
                var name = String.valueOf(file.getFileName());
                if (!known(connection, name) && !applied(connection, name, Files.readString(file))) {
                    return 1;
                }
            }
        }
        System.out.println("schema is up to date");
        return 0;
    }

    private static boolean known(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement("SELECT 1 FROM schema_migrations WHERE name = ?")) {
            query.setString(1, name);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static boolean applied(Connection connection, String name, String sql) throws SQLException {
        System.out.println("applying " + name);
        // A file that commits by itself must not find a transaction of ours around it.
        var own = sql.lines().anyMatch(line -> line.strip().matches("(?i)(?:BEGIN|COMMIT)\\s*;.*"));
        connection.setAutoCommit(own);
        try (var statement = connection.createStatement();
                var note = connection.prepareStatement("INSERT INTO schema_migrations (name) VALUES (?)")) {
            statement.execute(sql);
            // The driver tells of a later statement's failure only when its result is asked for.
            while (statement.getMoreResults() || statement.getUpdateCount() != -1) {
                continue;
            }
            note.setString(1, name);
            note.executeUpdate();
            if (!own) {
                connection.commit();
            }
            return true;
        } catch (SQLException refused) {
            if (!own) {
                connection.rollback();
            }
            System.err.println("migration " + name + " was refused: " + refused.getMessage());
            return false;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
