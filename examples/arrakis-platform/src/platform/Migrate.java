package platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Applies `prisma/migrations/NAME/migration.sql` in order of their names and keeps the history where
/// Prisma does, in `_prisma_migrations`. A file goes to PostgreSQL whole; without transaction commands
/// of its own it is applied whole or not at all.
public final class Migrate {
    /// The advisory lock that Prisma takes.
    private static final long LOCK = 72707369;

    private static final String HISTORY =
            """
            CREATE TABLE IF NOT EXISTS _prisma_migrations (
                id varchar(36) PRIMARY KEY,
                checksum varchar(64) NOT NULL,
                finished_at timestamptz,
                migration_name varchar(255) NOT NULL,
                logs text,
                rolled_back_at timestamptz,
                started_at timestamptz NOT NULL DEFAULT now(),
                applied_steps_count integer NOT NULL DEFAULT 0)
            """;

    private final Connection connection;

    private Migrate(Connection connection) {
        this.connection = connection;
    }

    /// Exit status 0: up to date; 1: refused, with the reason.
    public static void main(String[] args) throws IOException {
        var url = Optional.ofNullable(System.getenv("DIRECT_URL")).orElse(System.getenv("DATABASE_URL"));
        if (url == null || url.isBlank()) {
            System.err.println("Error: Environment variable not found: DATABASE_URL");
            System.exit(1);
        }
        try (var connection = Store.connect(url)) {
            System.exit(new Migrate(connection).apply(names()));
        } catch (SQLException e) {
            System.err.println("Error: P1001: cannot reach the database: " + e.getMessage());
            System.exit(1);
        }
    }

    private static List<String> names() throws IOException {
        try (var folders = Files.list(Path.of("prisma/migrations"))) {
            return folders.filter(each -> Files.isRegularFile(each.resolve("migration.sql")))
                    .map(each -> each.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private int apply(List<String> names) throws SQLException, IOException {
        run("SET client_min_messages = 'warning'");
        run("SELECT pg_advisory_lock(" + LOCK + ")");
        run(HISTORY);
        var failed =
                one("SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL");
        if (failed.isPresent()) {
            System.err.println("Error: P3009: migration " + failed.get() + " failed before; nothing new is applied");
            return 1;
        }
        var applied = 0;
        for (var name : names) {
            var known =
                    one("SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL"
                            + " AND migration_name = '" + name.replace("'", "''") + "'");
            if (known.isPresent()) {
                continue;
            }
            System.out.println("applying " + name);
            if (!applied(name, Files.readString(Path.of("prisma/migrations", name, "migration.sql")))) {
                return 1;
            }
            applied++;
        }
        System.out.println(applied == 0 ? "no pending migrations" : applied + " migrations applied");
        System.out.println("schema is up to date");
        return 0;
    }

    private boolean applied(String name, String sql) throws SQLException {
        var id = UUID.randomUUID().toString();
        try (var note =
                connection.prepareStatement(
                        "INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES (?, ?, ?)")) {
            note.setString(1, id);
            note.setString(2, checksum(sql));
            note.setString(3, name);
            note.executeUpdate();
        }
        try {
            if (transactional(sql)) {
                run(sql);
            } else {
                connection.setAutoCommit(false);
                run(sql);
                connection.commit();
            }
        } catch (SQLException refused) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
            end("UPDATE _prisma_migrations SET logs = ? WHERE id = ?", refused.getMessage(), id);
            System.err.println("Error: P3018: migration " + name + " failed to apply\nDatabase error: " + refused.getMessage());
            return false;
        }
        connection.setAutoCommit(true);
        end("UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1, logs = nullif(?, '') WHERE id = ?", "", id);
        return true;
    }

    /// Whether the file says itself what belongs together.
    static boolean transactional(String sql) {
        return sql.lines().anyMatch(line -> line.strip().matches("(?i)(?:BEGIN|COMMIT)\\s*;.*"));
    }

    private void end(String sql, String text, String id) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, text);
            statement.setString(2, id);
            statement.executeUpdate();
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            // The driver tells of a later statement's failure only when its result is asked for.
            while (statement.getMoreResults() || statement.getUpdateCount() != -1) {
                continue;
            }
        }
    }

    private Optional<String> one(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }

    static String checksum(String sql) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(sql.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
