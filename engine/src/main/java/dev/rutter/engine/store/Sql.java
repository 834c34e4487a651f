package dev.rutter.engine.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// SQL statements within one transaction. Arguments are texts, longs, ints and booleans; there is
/// no NULL in Rutter's own tables. Not for use after the transaction, nor by several threads.
public final class Sql {
    private final Connection connection;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /// Runs a statement that changes something and returns how many rows it touched.
    public int run(String sql, Object... arguments) {
        try (var statement = prepare(sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new Unsuccessful(e);
        }
    }

    /// All rows of a query.
    public <T> List<T> rows(Function<Row, T> read, String sql, Object... arguments) {
        try (var statement = prepare(sql, arguments);
                var result = statement.executeQuery()) {
            var row = new Row(result);
            var rows = new ArrayList<T>();
            while (result.next()) {
                rows.add(read.apply(row));
            }
            return List.copyOf(rows);
        } catch (SQLException e) {
            throw new Unsuccessful(e);
        }
    }

    /// The first row of a query, or empty where it has none.
    public <T> Optional<T> first(Function<Row, T> read, String sql, Object... arguments) {
        return rows(read, sql, arguments).stream().findFirst();
    }

    private PreparedStatement prepare(String sql, Object... arguments) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
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
