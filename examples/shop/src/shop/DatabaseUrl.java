package shop;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// Where the database is: `postgres://user:password@host:port/name?option=value`.
record DatabaseUrl(
        String host, int port, String name, String user, String password, String options) {

    static DatabaseUrl parse(String text) {
        var uri = URI.create(text);
        if (!"postgres".equals(uri.getScheme()) && !"postgresql".equals(uri.getScheme())) {
            throw new IllegalArgumentException(
                    "DATABASE_URL must begin with postgres:// or postgresql://");
        }
        var user = "";
        var password = "";
        if (uri.getRawUserInfo() != null) {
            var parts = uri.getRawUserInfo().split(":", 2);
            user = decode(parts[0]);
            password = parts.length > 1 ? decode(parts[1]) : "";
        }
        var host = uri.getHost() == null ? "localhost" : uri.getHost();
        var port = uri.getPort() < 0 ? 5432 : uri.getPort();
        var path = uri.getRawPath() == null ? "" : uri.getRawPath();
        var name = path.length() > 1 ? decode(path.substring(1)) : user;
        return new DatabaseUrl(
                host,
                port,
                name,
                user,
                password,
                uri.getRawQuery() == null ? "" : uri.getRawQuery());
    }

    /// From the environment, or a message and exit status 2.
    static DatabaseUrl fromEnvironment() {
        var text = System.getenv("DATABASE_URL");
        if (text == null || text.isBlank()) {
            System.err.println("DATABASE_URL is not set");
            System.exit(2);
        }
        return parse(text);
    }

    /// The same server, another database.
    DatabaseUrl named(String other) {
        return new DatabaseUrl(host, port, other, user, password, options);
    }

    Connection connect() throws SQLException {
        var settings = new Properties();
        if (!user.isEmpty()) {
            settings.setProperty("user", user);
        }
        if (!password.isEmpty()) {
            settings.setProperty("password", password);
        }
        settings.setProperty("connectTimeout", "3");
        settings.setProperty("ApplicationName", "shop");
        return DriverManager.getConnection(jdbc(), settings);
    }

    /// As the driver wants it, without user and password.
    String jdbc() {
        var target = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        var query = options.isEmpty() ? "" : "?" + options;
        return "jdbc:postgresql://" + target + ":" + port + "/" + name + query;
    }

    private static String decode(String text) {
        // A plus sign is itself here, not a blank.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// The password stays out of logs.
    @Override
    public String toString() {
        return "postgres://" + user + "@" + host + ":" + port + "/" + name;
    }
}
