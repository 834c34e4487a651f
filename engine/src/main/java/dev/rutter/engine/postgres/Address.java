package dev.rutter.engine.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A PostgreSQL connection string as the JDBC driver takes it.
///
/// @param url without user or password, so that it may be shown
/// @param properties holds the password: never shown
public record Address(String url, Properties properties) {

    private static final String JDBC = "jdbc:postgresql://";

    /// The same, with properties of its own.
    public Address {
        var own = new Properties();
        own.putAll(properties);
        properties = own;
    }

    // The password may hold "@" and "/" unescaped, as people paste them: the last "@" counts.
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?:jdbc:)?postgres(?:ql)?://(?:([^:@/?]*)(?::(.*))?@)?([^/?@]*)(?:/([^?]*))?(?:\\?(.*))?");

    /// Reads `postgres://user:pw@host:port/db?sslmode=require`, `postgresql://…` and
    /// `jdbc:postgresql://…`; empty where it is none of them.
    public static Optional<Address> of(String text) {
        var address = ADDRESS.matcher(text.strip());
        if (!address.matches()) {
            return Optional.empty();
        }
        var properties = new Properties();
        put(properties, "user", address.group(1));
        put(properties, "password", address.group(2));
        for (var pair : Optional.ofNullable(address.group(5)).orElse("").split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                put(properties, name(pair.substring(0, equals)), pair.substring(equals + 1));
            }
        }
        if ("true".equals(properties.remove("pgbouncer"))) {
            // Behind a transaction pooler prepared statements are not there the next time.
            properties.setProperty("prepareThreshold", "0");
        }
        var host =
                Optional.ofNullable(address.group(3)).filter(h -> !h.isEmpty()).orElse("localhost");
        var name = Optional.ofNullable(address.group(4)).orElse("");
        return Optional.of(new Address(JDBC + host + "/" + name, properties));
    }

    /// Host, port and database, for messages: no user, no password.
    public String place() {
        return url.substring(JDBC.length());
    }

    /// The database's name; empty where the address names none.
    public String database() {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /// The same server and user, another database.
    public Address with(String database) {
        return new Address(url.substring(0, url.lastIndexOf('/') + 1) + database, properties);
    }

    /// What PostgreSQL's own programs read of it from their environment: nothing of it stands in
    /// their arguments, which everybody on the machine can see.
    public Map<String, String> variables() {
        var variables = new TreeMap<String, String>();
        var host = url.substring(JDBC.length(), url.lastIndexOf('/'));
        var colon = host.startsWith("[") ? host.indexOf("]:") + 1 : host.indexOf(':');
        variables.put("PGHOST", bare(colon > 0 ? host.substring(0, colon) : host));
        if (colon > 0) {
            variables.put("PGPORT", host.substring(colon + 1));
        }
        variables.put("PGDATABASE", database());
        properties.forEach((name, value) -> {
            switch (name.toString()) {
                case "user" -> variables.put("PGUSER", value.toString());
                case "password" -> variables.put("PGPASSWORD", value.toString());
                case "sslmode" -> variables.put("PGSSLMODE", value.toString());
                case "sslrootcert" -> variables.put("PGSSLROOTCERT", value.toString());
                case "sslcert" -> variables.put("PGSSLCERT", value.toString());
                case "sslkey" -> variables.put("PGSSLKEY", value.toString());
                default -> {
                    // The driver's own settings mean nothing to the programs.
                }
            }
        });
        variables.put("PGAPPNAME", "rutter");
        variables.put("PGCONNECT_TIMEOUT", "10");
        return variables;
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /// Shows no password.
    @Override
    public String toString() {
        return place();
    }

    /// What libpq and Prisma call it → what the JDBC driver calls it.
    private static String name(String libpq) {
        return switch (libpq) {
            case "connect_timeout" -> "connectTimeout";
            case "application_name" -> "ApplicationName";
            case "channel_binding" -> "channelBinding";
            case "schema" -> "currentSchema";
            default -> libpq;
        };
    }

    private static void put(
            Properties properties, String name, @org.jspecify.annotations.Nullable String value) {
        if (value != null && !value.isEmpty()) {
            // A plus sign is itself here, unlike in forms.
            properties.setProperty(name, decoded(value));
        }
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value; // A percent sign that escapes nothing is itself.
        }
    }
}
