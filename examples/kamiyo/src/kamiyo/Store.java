package kamiyo;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The database: at most eight connections, each request in one transaction. What was slow is remembered.
final class Store implements AutoCloseable {
    static final long SLOW_MILLIS = 200;

    private static final int CONNECTIONS = 8;
    private static final int WAIT_SECONDS = 4;
    private static final int REMEMBERED = 50;

    private final String url;
    private final Semaphore permits = new Semaphore(CONNECTIONS, true);
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final ConcurrentLinkedDeque<Slow> slow = new ConcurrentLinkedDeque<>();

    /// One exploit as it is shown.
    record Exploit(long id, String protocol, String chain, long lostUsd, String at) {
        Map<String, Object> fields() {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("id", id);
            fields.put("protocol", protocol);
            fields.put("chain", chain);
            fields.put("lost_usd", lostUsd);
            fields.put("at", at);
            return fields;
        }
    }

    record Page(List<Exploit> data, long total) {}

    /// A query that took longer than it may.
    record Slow(String query, long millis, Instant at) {}

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
        settings.setProperty("ApplicationName", "kamiyo");
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

    private <T> T with(String query, Work<T> work) throws SQLException {
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
            var began = System.nanoTime();
            var result = work.on(connection);
            connection.commit();
            remember(query, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
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

    private void remember(String query, long millis) {
        if (millis > SLOW_MILLIS) {
            slow.addFirst(new Slow(query, millis, Instant.now()));
            while (slow.size() > REMEMBERED) {
                slow.pollLast();
            }
        }
    }

    /// What was slow in this process, newest first.
    List<Slow> slow() {
        return List.copyOf(slow);
    }

    long exploits() throws SQLException {
        return number("SELECT count(*) FROM exploits");
    }

    long chains() throws SQLException {
        return number("SELECT count(DISTINCT chain) FROM exploits");
    }

    private long number(String query) throws SQLException {
        return with(query, connection -> {
            try (var statement = connection.createStatement()) {
                statement.setQueryTimeout(2);
                try (var rows = statement.executeQuery(query)) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    /// Newest first.
    ///
    /// @param chain empty for all
    /// @param page from 1
    Page page(String chain, int page, int size) throws SQLException {
        return with("SELECT a page of exploits", connection -> {
            try (var count = connection.prepareStatement("SELECT count(*) FROM exploits WHERE ? IN ('', chain)");
                    var select =
                            connection.prepareStatement(
                                    "SELECT id, protocol, chain, lost_usd, at FROM exploits WHERE ? IN ('', chain)"
                                            + " ORDER BY at DESC, id DESC LIMIT ? OFFSET ?")) {
                count.setString(1, chain);
                select.setString(1, chain);
                select.setInt(2, size);
                select.setLong(3, (page - 1L) * size);
                var data = new ArrayList<Exploit>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        data.add(
                                new Exploit(
                                        rows.getLong(1), rows.getString(2), rows.getString(3), rows.getLong(4),
                                        rows.getTimestamp(5).toInstant().toString()));
                    }
                }
                try (var rows = count.executeQuery()) {
                    rows.next();
                    return new Page(data, rows.getLong(1));
                }
            }
        });
    }

    /// Keeps an event of Stripe once.
    ///
    /// @return whether it is new
    boolean keep(String id, String type, String payload) throws SQLException {
        return with("INSERT INTO stripe_events", connection -> {
            try (var insert =
                    connection.prepareStatement(
                            "INSERT INTO stripe_events (id, type, payload) VALUES (?, ?, ?::jsonb) ON CONFLICT (id) DO NOTHING")) {
                insert.setString(1, id);
                insert.setString(2, type);
                insert.setString(3, payload);
                return insert.executeUpdate() == 1;
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
