package dev.rutter.engine.probe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/// A PostgreSQL connection string as the JDBC driver takes it.
///
/// @param url without user or password, so that it may be shown
/// @param properties holds the password: never shown
record Database(String url, Properties properties) {

    // The password may hold "@" and "/" unescaped, as people paste them: the last "@" counts.
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?:jdbc:)?postgres(?:ql)?://(?:([^:@/?]*)(?::(.*))?@)?([^/?@]*)(?:/([^?]*))?(?:\\?(.*))?");

    /// Reads `postgres://user:pw@host:port/db?sslmode=require`, `postgresql://…` and
    /// `jdbc:postgresql://…`; empty where it is none of them.
    static Optional<Database> of(String text) {
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
        return Optional.of(new Database("jdbc:postgresql://" + host + "/" + name, properties));
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
