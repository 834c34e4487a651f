package arrakis;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.LinkedHashMap;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The database: at most eight connections, each request in one transaction.
final class Store implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final int WAIT_SECONDS = 4;

    private final String url;
    private final Semaphore permits = new Semaphore(CONNECTIONS, true);
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

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
        settings.setProperty("ApplicationName", "arrakis");
        var port = uri.getPort() < 0 ? 5432 : uri.getPort();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getRawPath(), settings);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T with(Work<T> work) throws SQLException {
        try {
            if (!permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new SQLException("no connection was free for " + WAIT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        }
        var connection = idle.pollFirst();
        var sound = false;
        try {
            if (connection == null || connection.isClosed()) {
                connection = connect(url);
                connection.setAutoCommit(false);
            }
            var result = work.on(connection);
            connection.commit();
            sound = true;
            return result;
        } finally {
            if (connection != null) {
                if (sound) {
                    idle.offerFirst(connection);
                } else {
                    connection.abort(Runnable::run);
                }
            }
            permits.release();
        }
    }

    /// Opens what the first requests would otherwise wait for; a database that is not there is told
    /// by the health check.
    void warmUp() {
        try {
            reached();
        } catch (SQLException e) {
            Webhooks.log("warn", "cannot reach the database", e.getMessage());
        }
    }

    void reached() throws SQLException {
        with(connection -> {
            try (var statement = connection.createStatement()) {
                statement.setQueryTimeout(2);
                return statement.execute("SELECT 1");
            }
        });
    }

    /// The event and its conversation, in one transaction.
    ///
    /// @param began when the request came in, by System.nanoTime
    void keep(String id, Hook hook, long began) throws SQLException {
        with(connection -> {
            try (var conversation =
                            connection.prepareStatement(
                                    "INSERT INTO conversations (session_id, events) VALUES (?, 1)"
                                            + " ON CONFLICT (session_id) DO UPDATE SET events ="
                                            + " conversations.events + 1, last_event_at = now()");
                    var event =
                            connection.prepareStatement(
                                    "INSERT INTO webhook_events (request_id, event_type, session_id,"
                                            + " status, processing_time, payload)"
                                            + " VALUES (?, ?, ?, 'processed', ?, ?::jsonb)")) {
                conversation.setString(1, hook.session());
                conversation.executeUpdate();
                event.setString(1, id);
                event.setString(2, hook.event());
                event.setString(3, hook.session());
                event.setInt(4, (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
                event.setString(5, hook.payload());
                event.executeUpdate();
            }
            return id;
        });
    }

    /// The newest twenty, as JSON.
    String conversations() throws SQLException {
        return with(connection -> {
            var all = new ArrayList<String>();
            try (var statement = connection.createStatement();
                    var rows =
                            statement.executeQuery(
                                    "SELECT session_id, events FROM conversations ORDER BY last_event_at DESC LIMIT 20")) {
                while (rows.next()) {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    fields.put("sessionId", rows.getString(1));
                    fields.put("events", rows.getInt(2));
                    all.add(Json.object(fields));
                }
            }
            return "{\"conversations\": [" + String.join(", ", all) + "]}";
        });
    }

    @Override
    public void close() {
        for (var each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
            try {
                each.close();
            } catch (SQLException e) {
                Webhooks.log("warn", "a connection did not close", e.getMessage());
            }
        }
    }
}
