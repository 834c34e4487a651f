package dev.rutter.engine.probe;

import dev.rutter.engine.postgres.Address;
import dev.rutter.engine.postgres.SqlStates;
import dev.rutter.engine.postgres.SqlText;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.runbook.Action;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// Runs one SQL statement on a PostgreSQL database and says what came back. Safe for many threads;
/// each look has a connection of its own.
///
/// A refusal is a [Measurement.Missing] with the SQLSTATE and what it means. The first 200 rows and
/// 1,000 characters of a cell are kept; all rows are counted, up to a million.
public final class SqlProbe {

    static final int MOST_ROWS = 200;
    static final int WIDEST_CELL = 1000;
    static final int MOST_COUNTED = 1_000_000;

    /// Runs the statement.
    ///
    /// @param database `postgres://user:pw@host/db?sslmode=…`, `postgresql://…` or
    ///   `jdbc:postgresql://…`
    /// @param limit for connecting and running together, about
    public Measurement look(String database, Action.Query query, Duration limit) {
        var target = Address.of(database);
        if (target.isEmpty()) {
            return new Measurement.Missing(
                    "the database's address is no PostgreSQL connection string; write it like postgres://user:password@host/name");
        }
        var url = target.get().url();
        var properties = bounded(target.get().properties(), limit);
        try {
            var statements = SqlText.statements(query.sql());
            if (statements == 0) {
                return new Measurement.Missing("the query is empty");
            }
            if (statements > 1) {
                return new Measurement.Missing(
                        "the query holds "
                                + statements
                                + " statements, and only one is run; divide it");
            }
            try (var connection = DriverManager.getConnection(url, properties)) {
                return run(connection, query.sql(), limit);
            }
        } catch (SQLException e) {
            return new Measurement.Missing(why(url, e, limit));
        }
    }

    private static Properties bounded(Properties given, Duration limit) {
        var seconds = Long.toString(Math.max(1, limit.toSeconds()));
        var properties = new Properties();
        properties.putAll(given);
        properties.putIfAbsent("ApplicationName", "rutter");
        properties.putIfAbsent("connectTimeout", seconds);
        properties.putIfAbsent("loginTimeout", seconds);
        // The server is asked to cancel at the limit; this is for a server that is gone.
        properties.setProperty("socketTimeout", Long.toString(Math.max(1, limit.toSeconds()) + 5));
        return properties;
    }

    private static Measurement run(Connection connection, String sql, Duration limit)
            throws SQLException {
        // Only in a transaction does the driver fetch rows part by part; what changes the schema or
        // cleans up may not want one.
        var reads = reads(sql);
        connection.setAutoCommit(!reads);
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setQueryTimeout(Math.toIntExact(Math.max(1, limit.toSeconds())));
            statement.setFetchSize(reads ? MOST_ROWS : 0);
            var seen = seen(statement, sql);
            if (reads) {
                connection.commit();
            }
            return seen;
        }
    }

    private static Measurement seen(Statement statement, String sql) throws SQLException {
        if (!statement.execute(sql)) {
            return Measurement.Rows.changed(statement.getLargeUpdateCount());
        }
        try (var result = statement.getResultSet()) {
            var columns = new ArrayList<String>();
            for (var i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                columns.add(result.getMetaData().getColumnLabel(i));
            }
            var rows = new ArrayList<List<String>>();
            var count = 0L;
            while (count < MOST_COUNTED && result.next()) {
                if (count++ < MOST_ROWS) {
                    rows.add(row(result, columns.size()));
                }
            }
            return new Measurement.Rows(columns, rows, count);
        }
    }

    private static List<String> row(ResultSet result, int width) throws SQLException {
        var row = new ArrayList<String>();
        for (var i = 1; i <= width; i++) {
            var cell = Optional.ofNullable(result.getString(i)).orElse("NULL");
            row.add(cell.length() > WIDEST_CELL ? cell.substring(0, WIDEST_CELL - 1) + "…" : cell);
        }
        return row;
    }

    private static boolean reads(String sql) {
        return List.of("select", "with", "table", "values", "show")
                .contains(SqlText.firstWord(sql));
    }

    private static String why(String url, SQLException e, Duration limit) {
        var code = Optional.ofNullable(e.getSQLState()).orElse("");
        var place = url.replaceFirst("^jdbc:postgresql://", "");
        var said = Optional.ofNullable(e.getMessage()).orElse("no reason given");
        var message = said.replaceAll("\\s*\\R\\s*", " ");
        if (code.equals("57014")) {
            return "the query on "
                    + place
                    + (message.contains("statement timeout")
                            ? " was cancelled (57014) at the database's own statement_timeout"
                            : " was cancelled (57014), its time limit is "
                                    + limit.toSeconds()
                                    + " s");
        }
        var meaning = SqlStates.meaning(code).map(text -> " (" + code + ": " + text + ")");
        return Masked.text(
                "the query on "
                        + place
                        + " failed: "
                        + message
                        + meaning.orElse(code.isEmpty() ? "" : " (" + code + ")"));
    }
}
