package dev.rutter.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/// The platform's own superuser of each server.
final class Administrator {
    static final String NAME = "rutter_admin";

    private static final Duration ANSWER = Duration.ofSeconds(30);

    /// Whether a connection of the role is cheap.
    private static final String LIGHT =
            "select 1 from pg_authid where rolname = ? and rolpassword like '"
                    + ScramVerifier.BEGINNING
                    + "%'";

    private Administrator() {}

    /// Makes role and database where they are missing, and this role's connections cheap: there is
    /// one every few seconds.
    static void prepare(DatabaseServers.Wish wish, Map<String, String> state)
            throws DatabaseException {
        var user = state.getOrDefault("user", wish.user());
        var base = state.getOrDefault("databaseName", wish.databaseName());
        try (var connection = connect(state, "postgres");
                var statement = connection.createStatement()) {
            if (!found(connection, LIGHT, NAME)) {
                var verifier =
                        ScramVerifier.of(
                                state.getOrDefault("admin", ""), state.getOrDefault("id", NAME));
                statement.execute("alter role " + NAME + " password '" + verifier + "'");
            }
            if (!found(connection, "select 1 from pg_roles where rolname = ?", user)) {
                // the password is made of letters and digits
                statement.execute(
                        "create role \""
                                + user
                                + "\" login createdb password '"
                                + state.get("password")
                                + "'");
            }
            if (!found(connection, "select 1 from pg_database where datname = ?", base)) {
                statement.execute("create database \"" + base + "\" owner \"" + user + "\"");
            }
        } catch (SQLException no) {
            throw new DatabaseException(
                    "the database \"" + wish.name() + "\" cannot be prepared: " + no.getMessage(),
                    no);
        }
    }

    private static boolean found(Connection connection, String query, String value)
            throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, value);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /// As a superuser; each answer within 30 s.
    static Connection connect(Map<String, String> state, String base) throws SQLException {
        return connect(state, base, ANSWER);
    }

    /// @param limit of each answer
    static Connection connect(Map<String, String> state, String base, Duration limit)
            throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", NAME);
        properties.setProperty("password", state.getOrDefault("admin", ""));
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", Long.toString(limit.toSeconds()));
        var url = "jdbc:postgresql://127.0.0.1:" + state.get("port") + "/" + base;
        return DriverManager.getConnection(url, properties);
    }
}
