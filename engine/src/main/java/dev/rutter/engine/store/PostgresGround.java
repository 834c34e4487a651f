package dev.rutter.engine.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/// PostgreSQL, shared by several nodes. Transactions that write take one lock of the database
/// first, so that they run one after another as they do on SQLite: what was decided by reading is
/// still so when it is written. The lock goes with its connection.
///
/// @param url without user and password, so that it may be shown
/// @param properties holds the password: never shown
record PostgresGround(String url, Properties properties) implements Ground {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// How much the clocks of a node and of the database may differ: leases rest on them.
    private static final Duration SKEW = Duration.ofSeconds(5);

    /// "rutter" in hexadecimal, so that no other program takes the same lock by chance.
    private static final long LOCK = 0x727574746572L;

    private static final String HOST = "(?:\\[[0-9A-Fa-f:.]+]|[^/?@:,\\[\\]]*)(?::\\d{1,5})?";

    // The password may hold "@" and "/" unescaped, as people paste them: the last "@" counts.
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?:jdbc:)?postgres(?:ql)?://(?:([^:@/?]*)(?::(.*))?@)?("
                            + HOST
                            + "(?:,"
                            + HOST
                            + ")*)/([^?]+)(?:\\?(.*))?");

    /// Connection exceptions, and a server that shuts down, crashed, or starts (PostgreSQL's
    /// manual, appendix A).
    private static final Set<String> GONE = Set.of("57P01", "57P02", "57P03", "25P03");

    /// Reads `postgres://user:password@host:port/database?sslmode=require`.
    ///
    /// @throws StoreException where it is no such address; its text is not repeated, it may hold a
    ///   password
    static PostgresGround of(String text) {
        var address = ADDRESS.matcher(text.strip());
        if (!address.matches()) {
            throw new StoreException(
                    "the database's address is not of the form"
                            + " postgres://USER:PASSWORD@HOST:PORT/DATABASE; correct --database or"
                            + " RUTTER_DATABASE");
        }
        var properties = new Properties();
        put(properties, "user", Optional.ofNullable(address.group(1)));
        put(properties, "password", Optional.ofNullable(address.group(2)));
        properties.setProperty("ApplicationName", "rutter");
        properties.setProperty("connectTimeout", "10");
        // A statement of ours is short; a peer that is gone without a word is noticed by this.
        properties.setProperty("socketTimeout", "30");
        properties.setProperty("tcpKeepAlive", "true");
        for (var pair : Optional.ofNullable(address.group(5)).orElse("").split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                put(properties, pair.substring(0, equals), Optional.of(pair.substring(equals + 1)));
            }
        }
        var host = Optional.ofNullable(address.group(3)).filter(h -> !h.isEmpty());
        return new PostgresGround(
                "jdbc:postgresql://" + host.orElse("localhost") + "/" + address.group(4),
                properties);
    }

    private static void put(Properties properties, String name, Optional<String> value) {
        value.filter(text -> !text.isEmpty())
                .ifPresent(text -> properties.setProperty(name, decoded(text)));
    }

    private static String decoded(String value) {
        try {
            // A plus sign is itself here, unlike in forms.
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value; // A percent sign that escapes nothing is itself.
        }
    }

    @Override
    public String name() {
        return "\"" + url.replaceFirst("^jdbc:postgresql", "postgres") + "\"";
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public void agreeOnTime(Connection connection, InstantSource clock) throws SQLException {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)")) {
            row.next();
            var apart = Duration.ofMillis(Math.abs(clock.millis() - row.getLong(1)));
            if (apart.compareTo(SKEW) > 0) {
                throw new StoreException(
                        "this machine's clock and that of "
                                + name()
                                + " are "
                                + apart.toSeconds()
                                + " s apart, at most "
                                + SKEW.toSeconds()
                                + " s are safe: who holds a lease is told by time; set both clocks"
                                + " by NTP");
            }
        }
    }

    /// One message to the server, so that the lock costs no round trip of its own.
    @Override
    public String begin() {
        return "BEGIN; SELECT pg_advisory_xact_lock(" + LOCK + ")";
    }

    /// Statements of one message are one transaction, and each sees what was committed before it
    /// began: the second one what the first has waited for.
    @Override
    public String locked(String statements) {
        return "SELECT pg_advisory_xact_lock(" + LOCK + "); " + statements;
    }

    @Override
    public boolean gone(SQLException e) {
        var state = Optional.ofNullable(e.getSQLState()).orElse("");
        return state.startsWith("08") || GONE.contains(state);
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    @Override
    public StoreException said(String attempted, Duration waited, SQLException cause) {
        var why = String.valueOf(cause.getMessage()).lines().findFirst().orElse("").strip();
        return new StoreException(
                gone(cause)
                        ? name()
                                + " did not answer"
                                + (waited.isZero() ? "" : " for " + waited.toSeconds() + " s")
                                + " on the attempt to "
                                + attempted
                                + " ("
                                + why
                                + "); start it, then go on"
                        : name() + " refused to " + attempted + " (" + why + ")",
                cause);
    }

    /// Without the password.
    @Override
    public String toString() {
        return name();
    }
}
