package dev.rutter.engine.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// PostgreSQL's own programs of this machine: on PATH, or where Debian keeps several versions.
/// Passwords reach them in their environment only.
final class Programs {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final Pattern MAJOR = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final Duration ASKING = Duration.ofSeconds(10);
    private static final int MOST_SAID = 16_384;

    private final Map<String, String> own;

    /// @param own this process's environment, for PATH
    Programs(Map<String, String> own) {
        this.own = own;
    }

    /// The lowest version that is not older than the server: older programs refuse to dump newer
    /// servers, and newer ones may write what older ones cannot read.
    Path atLeast(String name, int server) throws PostgresException {
        var seen = new ArrayList<String>();
        Optional<Path> best = Optional.empty();
        var lowest = Integer.MAX_VALUE;
        for (var place : places()) {
            var program = place.resolve(name);
            if (Files.isExecutable(program)) {
                var major = major(program);
                seen.add(program + " (" + major + ")");
                if (major >= server && major < lowest) {
                    lowest = major;
                    best = Optional.of(program);
                }
            }
        }
        return best.orElseThrow(() ->
                new PostgresException(
                        "\""
                                + name
                                + "\" of PostgreSQL "
                                + server
                                + " or newer is not on this machine, found "
                                + (seen.isEmpty() ? "none" : String.join(", ", seen))
                                + "; install postgresql-client-"
                                + server
                                + " or put its bin folder on PATH"));
    }

    private List<Path> places() throws PostgresException {
        var places = new ArrayList<Path>();
        for (var place : own.getOrDefault("PATH", "").split(":", -1)) {
            if (!place.isEmpty()) {
                places.add(Path.of(place));
            }
        }
        if (Files.isDirectory(DEBIAN)) {
            try (var versions = Files.list(DEBIAN)) {
                versions.sorted(Comparator.reverseOrder())
                        .forEach(version -> places.add(version.resolve("bin")));
            } catch (IOException e) {
                throw new PostgresException(DEBIAN + " cannot be read: " + e.getMessage());
            }
        }
        return places;
    }

    private int major(Path program) throws PostgresException {
        var said = run(List.of(program.toString(), "--version"), Map.of(), ASKING);
        var major = MAJOR.matcher(said);
        return major.find() ? Integer.parseInt(major.group(1)) : 0;
    }

    /// Runs one program to its end and returns what it said, at most the last 16 KB of it.
    ///
    /// @throws PostgresException where it does not start, does not end in time, or ends with
    ///   anything but 0
    String run(List<String> command, Map<String, String> variables, Duration limit)
            throws PostgresException {
        var name = Path.of(command.getFirst()).getFileName();
        try {
            var building = new ProcessBuilder(command).redirectErrorStream(true);
            building.environment()
                    .keySet()
                    .removeIf(key -> key.startsWith("PG") && !key.equals("PG_COLOR"));
            building.environment().putAll(new HashMap<>(variables));
            building.environment().put("LC_MESSAGES", "C");
            building.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            var process = building.start();
            var said = new StringBuilder();
            var reader = Thread.ofVirtual().start(() -> read(process.getInputStream(), said));
            try {
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new PostgresException(
                            "\""
                                    + name
                                    + "\" did not end within "
                                    + limit.toSeconds()
                                    + " s; it was ended");
                }
                reader.join(Duration.ofSeconds(5));
            } finally {
                end(process);
            }
            var text = last(said);
            if (process.exitValue() != 0) {
                throw new PostgresException(
                        "\""
                                + name
                                + "\" ended with "
                                + process.exitValue()
                                + ": "
                                + masked(text, variables));
            }
            return text;
        } catch (IOException e) {
            throw new PostgresException("\"" + name + "\" does not start: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException("\"" + name + "\" was interrupted; it was ended");
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void read(InputStream from, StringBuilder to) {
        try (from) {
            var buffer = new byte[8192];
            for (var count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                synchronized (to) {
                    to.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
                    if (to.length() > 2 * MOST_SAID) {
                        to.delete(0, to.length() - MOST_SAID);
                    }
                }
            }
        } catch (IOException e) {
            // It was ended; what it said before is kept.
        }
    }

    private static String last(StringBuilder said) {
        synchronized (said) {
            return said.substring(Math.max(0, said.length() - MOST_SAID)).strip();
        }
    }

    private static String masked(String text, Map<String, String> variables) {
        var password = variables.getOrDefault("PGPASSWORD", "");
        return password.isEmpty() ? text : text.replace(password, "***");
    }
}
