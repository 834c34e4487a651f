package dev.rutter.platform.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/// What a database is used for at this moment, as its server says.
///
/// @param connections of clients to the database, this question's own left out
/// @param bytes on the disk
public record DatabaseUse(int connections, long bytes) {
    private static final String LIMIT_SECONDS = "5";

    // the server's own workers have no user
    private static final String QUERY =
            """
            select (select count(*) from pg_stat_activity
                     where datname = current_database() and usesysid is not null
                       and pid <> pg_backend_pid()),
                   pg_database_size(current_database())
            """;

    /// Asked as the database's own user, whom PostgreSQL lets count everybody's connections; empty
    /// where the server does not answer within 5 s.
    public static Optional<DatabaseUse> of(DatabaseServer server) {
        var properties = new Properties();
        properties.setProperty("user", server.user());
        properties.setProperty("password", server.password());
        properties.setProperty("connectTimeout", LIMIT_SECONDS);
        properties.setProperty("socketTimeout", LIMIT_SECONDS);
        var url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + server.databaseName();
        try (var connection = DriverManager.getConnection(url, properties);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(QUERY)) {
            rows.next();
            return Optional.of(new DatabaseUse(rows.getInt(1), rows.getLong(2)));
        } catch (SQLException no) {
            return Optional.empty();
        }
    }
}
