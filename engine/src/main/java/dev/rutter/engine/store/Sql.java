package dev.rutter.engine.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// SQL statements of one connection, within one transaction. Arguments are texts, longs, ints and
/// booleans; there is no NULL in Rutter's own tables. Not for use after the transaction, nor by
/// several threads.
public final class Sql {
    /// How many statements a connection keeps ready; Rutter's own are fewer.
    private static final int KEPT = 64;

    private final Connection connection;
    private final Map<String, PreparedStatement> kept = new HashMap<>();

    /// @param connection for good: statements once prepared are kept as long as it is
    Sql(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /// Runs a statement without arguments, as transactions begin and end by.
    void does(String sql) throws SQLException {
        try {
            prepared(sql).execute();
        } catch (SQLException e) {
            forget();
            throw e;
        }
    }

    /// Runs a statement that changes something and returns how many rows it touched.
    public int run(String sql, Object... arguments) {
        try {
            return prepare(sql, arguments).executeUpdate();
        } catch (SQLException e) {
            forget();
            throw new Unsuccessful(e);
        }
    }

    /// A statement and the values of its question marks.
    public record Statement(String sql, List<Object> arguments) {
        public Statement {
            arguments = List.copyOf(arguments);
        }
    }

    /// Runs several statements that go to the database in one message and returns how many rows
    /// each of those touched that change something. Not for SQLite, whose driver runs the first
    /// alone.
    List<Integer> runTogether(String sql, List<Object> arguments) {
        try {
            var statement = prepare(sql, arguments.toArray());
            var touched = new ArrayList<Integer>();
            var rows = statement.execute();
            while (rows || statement.getUpdateCount() >= 0) {
                if (!rows) {
                    touched.add(statement.getUpdateCount());
                }
                rows = statement.getMoreResults();
            }
            return List.copyOf(touched);
        } catch (SQLException e) {
            forget();
            throw new Unsuccessful(e);
        }
    }

    /// All rows of a query.
    public <T> List<T> rows(Function<Row, T> read, String sql, Object... arguments) {
        try (var result = prepare(sql, arguments).executeQuery()) {
            var row = new Row(result);
            var rows = new ArrayList<T>();
            while (result.next()) {
                rows.add(read.apply(row));
            }
            return List.copyOf(rows);
        } catch (SQLException e) {
            forget();
            throw new Unsuccessful(e);
        } catch (Unsuccessful e) {
            forget();
            throw e;
        }
    }

    /// The first row of a query, or empty where it has none.
    public <T> Optional<T> first(Function<Row, T> read, String sql, Object... arguments) {
        return rows(read, sql, arguments).stream().findFirst();
    }

    private PreparedStatement prepare(String sql, Object... arguments) throws SQLException {
        var statement = prepared(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        var before = kept.get(sql);
        if (before != null) {
            return before;
        }
        if (kept.size() >= KEPT) {
            forget();
        }
        var statement = connection.prepareStatement(sql);
        kept.put(sql, statement);
        return statement;
    }

    /// A statement that failed may be of no use any more.
    private void forget() {
        for (var statement : kept.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                // It is gone already: that is why it is forgotten.
            }
        }
        kept.clear();
    }

    /// The row that is being read.
    public static final class Row {
        private final ResultSet result;

        private Row(ResultSet result) {
            this.result = result;
        }

        /// A column's text; empty where it is NULL.
        public String text(String column) {
            try {
                return Optional.ofNullable(result.getString(column)).orElse("");
            } catch (SQLException e) {
                throw new Unsuccessful(e);
            }
        }

        /// A column's whole number; 0 where it is NULL.
        public long number(String column) {
            try {
                return result.getLong(column);
            } catch (SQLException e) {
                throw new Unsuccessful(e);
            }
        }
    }

    /// Carries the driver's exception through lambdas to [Store], which says what it means.
    static final class Unsuccessful extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final SQLException said;

        Unsuccessful(SQLException said) {
            super(said);
            this.said = said;
        }

        SQLException said() {
            return said;
        }
    }
}
