package dev.rutter.engine.step;

import dev.rutter.engine.hosting.Hosting;
import dev.rutter.engine.hosting.Hosting.HostingException;
import dev.rutter.engine.secret.Secrets;
import dev.rutter.language.environment.Environment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What an environment's values stand for: `$NAME` is Rutter's own environment's, `database:NAME`
/// the hosting's connection string, everything else itself. What was looked up is a secret.
final class Values {
    private static final String DATABASE = "database:";

    private final Map<String, String> own;
    private final Optional<Hosting> hosting;
    private Secrets secrets;

    Values(Environment environment, Map<String, String> own, Optional<Hosting> hosting) {
        this.own = own;
        this.hosting = hosting;
        secrets = Secrets.from(environment.secrets(), own);
    }

    /// The value behind what the companion file says.
    ///
    /// @param name what it is for, in messages
    /// @throws ToolsException where it is not set, or the hosting does not tell it
    String of(String name, String said) {
        if (said.startsWith(DATABASE)) {
            return connection(name, said.substring(DATABASE.length()));
        }
        return said.startsWith("$") ? ofOwn(name, said, own) : said;
    }

    /// `$NAME` or `${NAME}` from Rutter's own environment; other texts are themselves.
    static String ofOwn(String name, String said, Map<String, String> own) {
        if (!said.startsWith("$")) {
            return said;
        }
        var variable = said.replaceFirst("^\\$\\{?", "").replaceFirst("}$", "");
        return Optional.ofNullable(own.get(variable))
                .filter(value -> !value.isBlank())
                .orElseThrow(() ->
                        new ToolsException(
                                "\""
                                        + variable
                                        + "\" is not set, and \""
                                        + name
                                        + "\" needs it; export "
                                        + variable));
    }

    /// What no text may show though no child is given it: the hosting's key, the addresses of
    /// channels (whoever knows one may post there) and of Rutter's own database.
    static List<String> hidden(Environment environment, Map<String, String> own) {
        return Stream.of(
                        environment.hosting().map(Environment.Hosting::token).stream(),
                        environment.channels().stream().map(Environment.Channel::target),
                        Stream.of("$" + Secrets.JOURNAL))
                .flatMap(said -> said)
                .flatMap(said -> found(said, own).stream())
                .toList();
    }

    private static Optional<String> found(String said, Map<String, String> own) {
        try {
            return Optional.of(ofOwn("", said, own));
        } catch (ToolsException e) {
            return Optional.empty(); // Nothing to hide; whoever needs it says that it is not set.
        }
    }

    private String connection(String name, String database) {
        if (hosting.isEmpty()) {
            throw new ToolsException(
                    "\""
                            + name
                            + "\" is the hosting's database \""
                            + database
                            + "\", and the environment names no hosting; set \"hosting\"");
        }
        try {
            return hosting.get().connectionString(database);
        } catch (HostingException e) {
            throw new ToolsException(
                    "the connection string of database \""
                            + database
                            + "\" cannot be had: "
                            + e.getMessage());
        }
    }

    /// The variables of the run's shell, looked up; those that were are secrets.
    Map<String, String> variables(Environment environment) {
        var plain = new TreeMap<String, String>();
        environment
                .variables()
                .forEach((name, said) -> {
                    var value = of(name, said);
                    if (value.equals(said)) {
                        plain.put(name, value);
                    } else {
                        secrets = secrets.and(name, value);
                    }
                });
        return plain;
    }

    /// The database that SQL steps run on.
    Optional<String> database(Environment environment) {
        var found = environment.database().map(said -> of("database", said));
        found.ifPresent(value -> secrets = secrets.and(Secrets.JOURNAL, value));
        return found;
    }

    Secrets secrets() {
        return secrets;
    }
}
