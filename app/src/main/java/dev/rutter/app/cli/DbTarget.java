package dev.rutter.app.cli;

import dev.rutter.engine.postgres.Address;
import dev.rutter.engine.step.ToolsException;
import dev.rutter.engine.step.Toolset;
import dev.rutter.language.environment.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which database a `rutter db` command means: a variable or an address that is given, else the
/// `database` of an environment of the companion file, else `DATABASE_URL`.
final class DbTarget {
    private static final String VARIABLE = "DATABASE_URL";

    @Option(
            names = "--url",
            paramLabel = "ADDRESS",
            description =
                    "The database, as postgres://user@host:port/name, or $NAME of a variable that"
                            + " holds it. An address with a password in it is better kept in a"
                            + " variable: arguments are seen by everybody on the machine.")
    @Nullable String url;

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "ENV",
            description = "Takes \"database\" of this environment of the companion file.")
    @Nullable String environment;

    @Option(
            names = {"-c", "--companion"},
            paramLabel = "FILE",
            description = "The companion file (default: rutter.yaml here).")
    @Nullable Path companion;

    /// The database and the folder whose migrations belong to it.
    record Found(Address address, Path folder) {}

    /// @throws Failure where none is named, or what is named is no address
    Found found(Map<String, String> own) {
        var here = Path.of("").toAbsolutePath();
        var given = url;
        if (given != null) {
            return new Found(read(looked(given, own), "--url"), here);
        }
        var beside = Path.of("rutter.yaml").toAbsolutePath();
        if (environment != null || companion != null || Files.exists(beside)) {
            var file = Optional.ofNullable(companion).orElse(beside);
            var place = Documents.place(file, Optional.of(file), Optional.ofNullable(environment));
            var said = connection(place.environment(), own);
            if (said.isPresent()) {
                return new Found(
                        read(said.get(), "\"database\" of " + place.environment().name()),
                        place.folder().resolve(place.environment().workdir()).normalize());
            }
            if (environment != null) {
                throw new Failure(
                        ExitCode.USAGE,
                        "environment \""
                                + place.environment().name()
                                + "\" in \""
                                + file
                                + "\" names no database; set \"database: $DATABASE_URL\" there");
            }
        }
        var set = own.getOrDefault(VARIABLE, "");
        if (set.isBlank()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "no database is named; give -e ENV or --url '$NAME', or export " + VARIABLE);
        }
        return new Found(read(set, VARIABLE), here);
    }

    private static Optional<String> connection(Environment environment, Map<String, String> own) {
        try {
            return Toolset.database(environment, own);
        } catch (ToolsException e) {
            throw new Failure(ExitCode.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    static String looked(String given, Map<String, String> own) {
        if (!given.startsWith("$")) {
            return given;
        }
        var name = given.replaceFirst("^\\$\\{?", "").replaceFirst("}$", "");
        var value = own.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "\"" + name + "\" is not set, and --url needs it; export " + name);
        }
        return value;
    }

    /// Never shows what it read: it may hold a password.
    static Address read(String text, String from) {
        return Address.of(text)
                .orElseThrow(() ->
                        new Failure(
                                ExitCode.USAGE,
                                from
                                        + " is no PostgreSQL address; write it like postgres://user:password@host:5432/name"));
    }
}
