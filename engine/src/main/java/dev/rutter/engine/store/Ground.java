package dev.rutter.engine.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;

/// What a [Store] stands on: one kind of database. Everything above it is the same SQL.
sealed interface Ground permits SqliteGround, PostgresGround {

    /// The database as messages name it, quoted; without a password.
    String name();

    /// A new connection that commits each statement by itself.
    Connection connect() throws SQLException;

    /// @throws StoreException where the database's clock and this one are too far apart
    void agreeOnTime(Connection connection, InstantSource clock) throws SQLException;

    /// Begins a transaction in which nobody else writes, in whatever process.
    String begin();

    /// Statements as one message that takes the same lock first and is a transaction of its own.
    String locked(String statements);

    /// Whether the connection is gone, and another one may work: the server was restarted.
    boolean gone(SQLException e);

    /// How long a database that is away, or that others keep, is waited for.
    Duration patience();

    /// The failure in an operator's words.
    ///
    /// @param waited how long a database that is away was waited for
    StoreException said(String attempted, Duration waited, SQLException cause);
}
