package dev.rutter.engine.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// One connection. Every statement has the session's time limit, on the server and here. For one
/// thread.
final class Session implements AutoCloseable {
    private static final int MOST_ROWS = 20_000;
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private final Address address;
    private final Connection connection;
    private final Duration limit;

    private Session(Address address, Connection connection, Duration limit) {
        this.address = address;
        this.connection = connection;
        this.limit = limit;
    }

    /// A row by column; a NULL is not in it.
    record Row(Map<String, String> cells) {
        String at(String column) {
            return cells.getOrDefault(column, "");
        }

        boolean has(String column) {
            return cells.containsKey(column);
        }

        boolean is(String column) {
            return at(column).equals("t");
        }

        long number(String column) {
            return has(column) ? Long.parseLong(at(column)) : 0;
        }
    }

    /// A session that can only look: all of it is one read-only transaction on one snapshot. So the
    /// limits hold behind a transaction pooler too, and stay with nobody else there.
    static Session looking(Address address, Duration limit) throws PostgresException {
        // A look that fails must not end the transaction that holds the others.
        return looking(address, limit, "always");
    }

    /// The same, where one look that fails ends all: its snapshot can be shared with others, which
    /// a subtransaction's cannot.
    static Session sharing(Address address, Duration limit) throws PostgresException {
        return looking(address, limit, "never");
    }

    private static Session looking(Address address, Duration limit, String autosave)
            throws PostgresException {
        var session = connect(address, limit, autosave);
        try {
            session.connection.setAutoCommit(false);
            session.run("set transaction isolation level repeatable read read only");
            session.run("set local statement_timeout = " + limit.toMillis());
            session.run("set local lock_timeout = " + Math.min(5_000, limit.toMillis()));
            return session;
        } catch (SQLException e) {
            session.close();
            throw PostgresException.of(address, e);
        } catch (PostgresException e) {
            session.close();
            throw e;
        }
    }

    /// A session whose statements act, each by itself.
    static Session acting(Address address, Duration limit) throws PostgresException {
        var session = connect(address, limit, "never");
        try {
            session.run("set statement_timeout = " + limit.toMillis());
            return session;
        } catch (PostgresException e) {
            session.close();
            throw e;
        }
    }

    private static Session connect(Address address, Duration limit, String autosave)
            throws PostgresException {
        var properties = new Properties();
        properties.putAll(address.properties());
        properties.putIfAbsent("ApplicationName", "rutter");
        properties.putIfAbsent("connectTimeout", Long.toString(CONNECTING.toSeconds()));
        properties.putIfAbsent("loginTimeout", Long.toString(CONNECTING.toSeconds()));
        properties.setProperty("autosave", autosave);
        // The server cancels at the limit; this is for a server that is gone.
        properties.setProperty("socketTimeout", Long.toString(limit.toSeconds() + 10));
        try {
            return new Session(
                    address, DriverManager.getConnection(address.url(), properties), limit);
        } catch (SQLException e) {
            throw PostgresException.of(address, e);
        }
    }

    Address address() {
        return address;
    }

    /// All rows of a query.
    ///
    /// @throws PostgresException where there are more than 20,000: a part of them would pass for
    ///   all
    List<Row> rows(String sql, Object... values) throws PostgresException {
        try (var statement = prepared(sql, values);
                var result = statement.executeQuery()) {
            var rows = new ArrayList<Row>();
            while (result.next()) {
                if (rows.size() == MOST_ROWS) {
                    throw new PostgresException(
                            "\""
                                    + address.place()
                                    + "\" has more than "
                                    + MOST_ROWS
                                    + " rows for: "
                                    + sql.strip().replaceAll("\\s+", " "));
                }
                var cells = new LinkedHashMap<String, String>();
                for (var i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    var cell = result.getString(i);
                    if (cell != null) {
                        cells.put(result.getMetaData().getColumnLabel(i), cell);
                    }
                }
                rows.add(new Row(cells));
            }
            return rows;
        } catch (SQLException e) {
            throw PostgresException.of(address, e);
        }
    }

    Row row(String sql, Object... values) throws PostgresException {
        var rows = rows(sql, values);
        if (rows.isEmpty()) {
            throw new PostgresException("\"" + address.place() + "\" answered no row to: " + sql);
        }
        return rows.getFirst();
    }

    void run(String sql) throws PostgresException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setQueryTimeout(seconds());
            statement.execute(sql);
        } catch (SQLException e) {
            throw PostgresException.of(address, e);
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        statement.setQueryTimeout(seconds());
        statement.setMaxRows(MOST_ROWS + 1);
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private int seconds() {
        return Math.toIntExact(Math.max(1, limit.toSeconds()));
    }

    /// A name as SQL takes it, whatever letters it has.
    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // The server is gone, and the connection with it.
        }
    }
}
