package proving;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The database: at most eight connections, each request in one transaction. A connection that was idle for a second
/// is looked at before it is used: an operator may have ended it.
final class Store implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final int WAIT_SECONDS = 4;

    private final String url;
    private final Semaphore permits = new Semaphore(CONNECTIONS, true);
    private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();

    /// @param since by System.nanoTime
    private record Idle(Connection connection, long since) {
        boolean sound() throws SQLException {
            return System.nanoTime() - since < 1_000_000_000L ? !connection.isClosed() : connection.isValid(2);
        }
    }

    /// @param url `postgres://user:password@host:port/name`
    Store(String url) {
        this.url = url;
    }

    /// A connection of its own.
    static Connection connect(String url) throws SQLException {
        var uri = URI.create(url);
        var settings = new Properties();
        if (uri.getRawUserInfo() != null) {
            var parts = uri.getRawUserInfo().split(":", 2);
            settings.setProperty("user", decoded(parts[0]));
            settings.setProperty("password", parts.length > 1 ? decoded(parts[1]) : "");
        }
        settings.setProperty("connectTimeout", "3");
        settings.setProperty("socketTimeout", "10");
        settings.setProperty("ApplicationName", "test-platform");
        var port = uri.getPort() < 0 ? 5432 : uri.getPort();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getRawPath(), settings);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    <T> T with(Work<T> work) throws SQLException {
        try {
            if (!permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new SQLException("connection pool exhausted: none was free for " + WAIT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        }
        Connection connection = null;
        var sound = false;
        try {
            connection = sound();
            var result = work.on(connection);
            connection.commit();
            sound = true;
            return result;
        } finally {
            if (connection != null && sound) {
                idle.offerFirst(new Idle(connection, System.nanoTime()));
            } else if (connection != null) {
                connection.abort(Runnable::run);
            }
            permits.release();
        }
    }

    private Connection sound() throws SQLException {
        for (var each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
            if (each.sound()) {
                return each.connection();
            }
            each.connection().abort(Runnable::run);
        }
        var made = connect(url);
        made.setAutoCommit(false);
        return made;
    }

    /// Changes rows and writes down who did what, in one transaction.
    static int change(Connection connection, String action, String subject, String sql, Object... values)
            throws SQLException {
        try (var statement = filled(connection.prepareStatement(sql), values);
                var note = connection.prepareStatement("INSERT INTO audit_log (action, subject) VALUES (?, ?)")) {
            var changed = statement.executeUpdate();
            note.setString(1, action);
            note.setString(2, subject);
            note.executeUpdate();
            return changed;
        }
    }

    /// Opens what the first requests would otherwise wait for; a database that is not there is told by the health check.
    void warmUp() {
        var opened = new ArrayList<Idle>();
        try {
            for (var i = 0; i < CONNECTIONS / 2; i++) {
                var connection = sound();
                one(connection, "SELECT 1");
                connection.commit();
                opened.add(new Idle(connection, System.nanoTime()));
            }
        } catch (SQLException e) {
            Server.log("warn", "cannot reach the database", String.valueOf(e.getMessage()));
        }
        idle.addAll(opened);
    }

    /// The first column of the first row.
    static Optional<String> one(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = filled(connection.prepareStatement(sql), values);
                var rows = statement.executeQuery()) {
            return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
        }
    }

    private static PreparedStatement filled(PreparedStatement statement, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    void reached() throws SQLException {
        with(connection -> one(connection, "SELECT 1"));
    }

    /// `normal`, `no-runs` or `read-only`.
    String mode() throws SQLException {
        return with(connection -> one(connection, "SELECT name FROM mode").orElse("normal"));
    }

    /// The newest twenty that may be shown to everybody.
    List<Map<String, Object>> published() throws SQLException {
        return with(connection -> {
            var all = new ArrayList<Map<String, Object>>();
            try (var statement =
                            connection.prepareStatement(
                                    "SELECT r.id, t.name, r.passed FROM results r JOIN tests t ON t.id = r.test_id"
                                            + " WHERE r.published ORDER BY r.id DESC LIMIT 20");
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    fields.put("id", rows.getLong(1));
                    fields.put("test", rows.getString(2));
                    fields.put("passed", rows.getBoolean(3));
                    all.add(fields);
                }
            }
            return all;
        });
    }

    @Override
    public void close() {
        for (var each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
            try {
                each.connection().close();
            } catch (SQLException e) {
                Server.log("warn", "a connection did not close", String.valueOf(e.getMessage()));
            }
        }
    }
}
