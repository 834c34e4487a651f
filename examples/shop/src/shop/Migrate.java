package shop;

import org.postgresql.util.PSQLException;

import shop.Migrations.Migration;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Brings the database up to date: each file in one transaction, so that a file that PostgreSQL
/// refuses leaves the database as it was.
public final class Migrate {
    /// One migrator at a time; any number that nobody else takes.
    private static final long LOCK = 7_460_110;

    /// What was applied, and when.
    static final String HISTORY =
            """
            CREATE TABLE IF NOT EXISTS schema_history (
                version integer PRIMARY KEY,
                name text NOT NULL,
                digest text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now())
            """;

    private final Connection connection;

    private Migrate(Connection connection) {
        this.connection = connection;
    }

    /// Exit status 0: up to date; 1: refused, with PostgreSQL's message; 2: not called rightly.
    public static void main(String[] args) throws IOException {
        var database = DatabaseUrl.fromEnvironment();
        try (var connection = database.connect()) {
            var migrate = new Migrate(connection);
            switch (String.join(" ", args)) {
                case "" -> System.exit(migrate.apply(Migrations.in(Path.of("migrations"))));
                case "--list" -> migrate.list(Migrations.in(Path.of("migrations")));
                case "--schema" ->
                        Schema.describe(connection, "public").forEach(System.out::println);
                default -> {
                    System.err.println("usage: ./bin/migrate [--list | --schema]");
                    System.exit(2);
                }
            }
        } catch (SQLException e) {
            System.err.println(message(e));
            System.exit(1);
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private int apply(List<Migration> migrations) throws SQLException {
        try (var statement = connection.createStatement()) {
            // Rather give up than let every customer wait behind the migration.
            statement.execute("SET lock_timeout = '5s'");
            statement.execute("SET client_min_messages = 'warning'");
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
            statement.execute(HISTORY);
        }
        var applied = applied();
        refuseChanged(migrations, applied);
        connection.setAutoCommit(false);
        var at = applied.isEmpty() ? 0 : applied.lastKey();
        for (var migration : migrations) {
            if (applied.containsKey(migration.version())) {
                continue;
            }
            if (migration.version() < at) {
                throw new IllegalStateException(
                        ("%s comes before version %03d, which is applied:"
                                        + " give it a higher number")
                                .formatted(migration.name(), at));
            }
            if (!applyOne(migration)) {
                System.err.printf(
                        "%s is rolled back whole; the schema stays at version %03d%n",
                        migration.name(), at);
                return 1;
            }
            at = migration.version();
        }
        System.out.printf("schema is up to date at version %03d%n", at);
        return 0;
    }

    private boolean applyOne(Migration migration) throws SQLException {
        System.out.println(migration.name());
        for (var sql : SqlScript.statements(migration.sql())) {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
                System.out.println("  ok       " + SqlScript.headline(sql));
            } catch (SQLException e) {
                System.out.println("  refused  " + SqlScript.headline(sql));
                System.out.flush();
                connection.rollback();
                System.err.println(message(e));
                return false;
            }
        }
        try (var insert =
                connection.prepareStatement(
                        "INSERT INTO schema_history (version, name, digest) VALUES (?, ?, ?)")) {
            insert.setInt(1, migration.version());
            insert.setString(2, migration.name());
            insert.setString(3, migration.digest());
            insert.executeUpdate();
        }
        connection.commit();
        return true;
    }

    private void list(List<Migration> migrations) throws SQLException {
        var applied = applied();
        for (var migration : migrations) {
            var state = applied.containsKey(migration.version()) ? "applied" : "pending";
            System.out.println(state + "  " + migration.name());
        }
    }

    /// Version to digest.
    private TreeMap<Integer, String> applied() throws SQLException {
        var applied = new TreeMap<Integer, String>();
        try (var statement = connection.createStatement()) {
            try (var rows =
                    statement.executeQuery("SELECT to_regclass('schema_history') IS NOT NULL")) {
                rows.next();
                if (!rows.getBoolean(1)) {
                    return applied;
                }
            }
            try (var rows = statement.executeQuery("SELECT version, digest FROM schema_history")) {
                while (rows.next()) {
                    applied.put(rows.getInt(1), rows.getString(2));
                }
            }
        }
        return applied;
    }

    private static void refuseChanged(List<Migration> migrations, Map<Integer, String> applied) {
        for (var migration : migrations) {
            var digest = applied.get(migration.version());
            if (digest != null && !digest.equals(migration.digest())) {
                throw new IllegalStateException(
                        migration.name()
                                + " was changed after it had been applied: put it back, and write a"
                                + " new migration");
            }
        }
    }

    /// As psql shows it.
    static String message(SQLException e) {
        if (!(e instanceof PSQLException refused) || refused.getServerErrorMessage() == null) {
            return "ERROR: " + e.getMessage();
        }
        var from = refused.getServerErrorMessage();
        var text = new StringBuilder(from.getSeverity() + ": " + from.getMessage());
        if (from.getDetail() != null) {
            text.append("\nDETAIL: ").append(from.getDetail());
        }
        if (from.getHint() != null) {
            text.append("\nHINT: ").append(from.getHint());
        }
        return text.toString();
    }
}
