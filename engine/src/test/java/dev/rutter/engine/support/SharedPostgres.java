package dev.rutter.engine.support;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/// One PostgreSQL for all tests of this JVM, started when the first one asks; each gets an empty
/// database of its own.
public final class SharedPostgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private SharedPostgres() {}

    private static final class Holder {
        private static final PostgresServer SERVER = started();

        private static PostgresServer started() {
            try {
                var server = new PostgresServer();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                return server;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static void stop(PostgresServer server) {
            try {
                server.stop();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// The address of a new, empty database.
    public static String freshDatabase() {
        return freshDatabase(Holder.SERVER);
    }

    /// The address of a new, empty database of that server.
    public static String freshDatabase(PostgresServer server) {
        var name = "rutter_" + DATABASES.incrementAndGet();
        var jdbc = server.jdbc();
        try (var connection = DriverManager.getConnection(jdbc, "mia", PostgresServer.PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server.url().replace("/postgres?", "/" + name + "?");
    }
}
