package assistant;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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
        settings.setProperty("ApplicationName", "assistant");
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
            Log.write("warn", "cannot reach the database", "detail", String.valueOf(e.getMessage()));
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

    /// What became of a message that came in.
    enum Taken { QUEUED, REPEATED, NO_CREDIT, NO_TENANT }

    /// Takes a message once and one credit for it, in one transaction.
    ///
    /// @param digest of the bytes that the signature covers: a repeated delivery has the same
    Taken take(String id, String digest, Message message) throws SQLException {
        return with(connection -> {
            try (var tenant = connection.prepareStatement("SELECT credits FROM tenants WHERE session = ? FOR UPDATE");
                    var insert =
                            connection.prepareStatement(
                                    "INSERT INTO messages (request_id, digest, session, chat, text, state)"
                                            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING");
                    var pay = connection.prepareStatement("UPDATE tenants SET credits = credits - 1 WHERE session = ?")) {
                tenant.setString(1, message.session());
                try (var rows = tenant.executeQuery()) {
                    if (!rows.next()) {
                        return Taken.NO_TENANT;
                    }
                    var credit = rows.getInt(1) > 0;
                    insert.setString(1, id);
                    insert.setString(2, digest);
                    insert.setString(3, message.session());
                    insert.setString(4, message.chat());
                    insert.setString(5, message.text());
                    insert.setString(6, credit ? "queued" : "no_credit");
                    if (insert.executeUpdate() == 0) {
                        return Taken.REPEATED;
                    }
                    if (!credit) {
                        return Taken.NO_CREDIT;
                    }
                    pay.setString(1, message.session());
                    pay.executeUpdate();
                    return Taken.QUEUED;
                }
            }
        });
    }

    /// How an answer is sent; an exception counts as one attempt that failed.
    interface Sending {
        void send(Message message) throws IOException;
    }

    /// Sends the oldest answer that waits. After five attempts it has failed, and its credit is given back. At least
    /// once: a process that ends between sending and noting it sends again.
    ///
    /// @return whether one was sent
    boolean sendNext(Sending sending) throws SQLException {
        return with(connection -> {
            try (var next =
                            connection.prepareStatement(
                                    "SELECT id, session, chat, text, request_id FROM messages WHERE state = 'queued'"
                                            + " ORDER BY attempts, id LIMIT 1 FOR UPDATE SKIP LOCKED");
                    var rows = next.executeQuery()) {
                if (!rows.next()) {
                    return false;
                }
                var message = new Message(rows.getString(2), rows.getString(3), rows.getString(4));
                var sent = true;
                try {
                    sending.send(message);
                    Log.write("info", "answered", "requestId", rows.getString(5), "webhook", true, "event", "processed");
                } catch (IOException e) {
                    sent = false;
                    Log.write("error", "answer not sent", "requestId", rows.getString(5), "webhook", true, "event",
                            "failed", "detail", String.valueOf(e));
                }
                note(connection, rows.getLong(1), message.session(), sent);
                return sent;
            }
        });
    }

    private static void note(Connection connection, long id, String session, boolean sent) throws SQLException {
        try (var noted =
                        connection.prepareStatement(
                                sent
                                        ? "UPDATE messages SET state = 'sent', attempts = attempts + 1, sent_at = now() WHERE id = ?"
                                        : "UPDATE messages SET attempts = attempts + 1, state = CASE WHEN attempts >= 4"
                                                + " THEN 'failed' ELSE 'queued' END WHERE id = ? RETURNING state");
                var back = connection.prepareStatement("UPDATE tenants SET credits = credits + 1 WHERE session = ?")) {
            noted.setLong(1, id);
            if (!noted.execute()) {
                return;
            }
            try (var state = noted.getResultSet()) {
                if (state.next() && state.getString(1).equals("failed")) {
                    back.setString(1, session);
                    back.executeUpdate();
                }
            }
        }
    }

    /// How many answers wait to be sent.
    long waiting() throws SQLException {
        return with(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT count(*) FROM messages WHERE state = 'queued'")) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    @Override
    public void close() {
        for (var each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
            try {
                each.close();
            } catch (SQLException e) {
                Log.write("warn", "a connection did not close", "detail", String.valueOf(e.getMessage()));
            }
        }
    }
}
