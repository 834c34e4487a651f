package dev.rutter.engine.postgres;

import dev.rutter.engine.support.PostgresServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/// A database of its own on a server that tests share.
final class Psql {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Address address;

    private Psql(Address address) {
        this.address = address;
    }

    static Psql on(PostgresServer server) throws SQLException {
        var root = Address.of(server.url()).orElseThrow();
        var name = "db" + COUNT.incrementAndGet();
        new Psql(root).run("create database " + name);
        return new Psql(root.with(name));
    }

    static Psql at(Address address) {
        return new Psql(address);
    }

    Address address() {
        return address;
    }

    void run(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(address.url(), address.properties());
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    String text(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(address.url(), address.properties());
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }
}
