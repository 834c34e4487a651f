package dev.rutter.platform.database;

import dev.rutter.platform.process.StateFile;
import dev.rutter.platform.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Exports of the databases of one home. Thread-safe.
///
/// State: `HOME/exports/DPG/EXP.properties` and, once it is whole, `EXP.dump`.
public final class Exports {

    /// Exports of one database that are kept.
    public static final int MOST_KEPT = 5;

    private static final Duration LIMIT = Duration.ofHours(1);

    private final Path folder;
    private final DatabaseServers servers;
    private final InstantSource time;
    private final Supplier<String> secrets;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /// @param secrets gives a new random word of letters and digits at each call
    public Exports(
            Path home, DatabaseServers servers, InstantSource time, Supplier<String> secrets) {
        this.folder = home.resolve("exports");
        this.servers = servers;
        this.time = time;
        this.secrets = secrets;
    }

    /// One that is whole.
    ///
    /// @param secret opens its file to whoever knows it
    public record Export(String id, Instant createdAt, String secret, Path file) {}

    /// Begins an export by `pg_dump -Fc`; it is in [#of] once it is whole.
    ///
    /// @return false where one of this database is under way
    /// @throws DatabaseException where there is no program for it
    public boolean begin(DatabaseServer server) throws DatabaseException {
        var program = program("pg_dump", server);
        if (!underWay.add(server.id())) {
            return false;
        }
        var id = "exp-" + secrets.get().substring(0, 20);
        var fields = new TreeMap<String, String>();
        fields.put("createdAt", time.instant().toString());
        fields.put("secret", secrets.get());
        Thread.ofVirtual()
                .name("export " + server.name())
                .start(() -> make(server, program, id, fields));
        return true;
    }

    private void make(
            DatabaseServer server, String program, String id, Map<String, String> fields) {
        var there = folder.resolve(server.id());
        try {
            for (var half : list(server, "*.new")) {
                Files.deleteIfExists(half); // left by a platform that ended meanwhile
            }
            StateFile.write(there.resolve(id + ".properties"), fields);
            var beside = there.resolve(id + ".new");
            var words = List.of(program, "-Fc", "-w", "-f", beside.toString(), "-d");
            var answer = with(server, words);
            if (answer.good()) {
                Files.move(beside, there.resolve(id + ".dump"));
                prune(server);
            } else {
                Files.deleteIfExists(beside);
                fields.put("failed", answer.end());
                StateFile.write(there.resolve(id + ".properties"), fields);
            }
        } catch (IOException | UncheckedIOException full) {
            System.err.println("the export of " + server.name() + " failed: " + full.getMessage());
        } finally {
            underWay.remove(server.id());
        }
    }

    /// Those that are whole, newest first.
    public List<Export> of(DatabaseServer server) {
        var found = new ArrayList<Export>();
        for (var file : list(server, "*.dump")) {
            var id = file.getFileName().toString().replace(".dump", "");
            var fields = StateFile.read(file.resolveSibling(id + ".properties"));
            if (fields.containsKey("secret")) {
                found.add(
                        new Export(
                                id,
                                Instant.parse(fields.getOrDefault("createdAt", "")),
                                fields.getOrDefault("secret", ""),
                                file));
            }
        }
        found.sort(Comparator.comparing(Export::createdAt).reversed());
        return found;
    }

    /// Why the newest export failed; empty where it did not.
    public Optional<String> failure(DatabaseServer server) {
        return list(server, "exp-*.properties").stream()
                .map(StateFile::read)
                .max(Comparator.comparing(fields -> fields.getOrDefault("createdAt", "")))
                .map(fields -> fields.getOrDefault("failed", ""))
                .filter(why -> !why.isEmpty());
    }

    /// The export whose file a secret opens.
    public Optional<Export> opened(String id, String secret) {
        return servers.all().stream()
                .flatMap(server -> of(server).stream())
                .filter(each -> each.id().equals(id) && each.secret().equals(secret))
                .findFirst();
    }

    // the password is in a file that only its owner reads, never among the arguments
    private Tool.Answer with(DatabaseServer server, List<String> words) throws IOException {
        var passwords = folder.resolve(server.id()).resolve("passwords");
        StateFile.writeText(passwords, "*:*:*:*:" + server.password() + "\n");
        try {
            var all = new ArrayList<>(words);
            all.add(
                    "host=127.0.0.1 port="
                            + server.port()
                            + " user='"
                            + server.user()
                            + "' dbname='"
                            + server.databaseName()
                            + "' passfile='"
                            + passwords.toString().replace("\\", "\\\\").replace("'", "\\'")
                            + "'");
            return Tool.call(Path.of("/"), LIMIT, all);
        } finally {
            Files.deleteIfExists(passwords);
        }
    }

    private void prune(DatabaseServer server) throws IOException {
        var all = of(server);
        for (var old : all.subList(Math.min(MOST_KEPT, all.size()), all.size())) {
            Files.deleteIfExists(old.file());
            Files.deleteIfExists(old.file().resolveSibling(old.id() + ".properties"));
        }
    }

    private List<Path> list(DatabaseServer server, String pattern) {
        var there = folder.resolve(server.id());
        var found = new ArrayList<Path>();
        if (!Files.isDirectory(there)) {
            return found;
        }
        try (DirectoryStream<Path> each = Files.newDirectoryStream(there, pattern)) {
            each.forEach(found::add);
        } catch (IOException no) {
            throw new UncheckedIOException("the folder " + there + " cannot be read", no);
        }
        return found;
    }

    private static int major(DatabaseServer server) {
        return Integer.parseInt(server.version().split("\\D", 2)[0]);
    }

    /// A client program of at least the server's version.
    private static String program(String name, DatabaseServer server) throws DatabaseException {
        var wanted = major(server);
        for (var program : List.of("/usr/lib/postgresql/" + wanted + "/bin/" + name, name)) {
            var said =
                    Tool.call(Path.of("/"), Duration.ofSeconds(10), List.of(program, "--version"));
            var version = said.output().replaceAll("^\\D*(\\d+).*", "$1").strip();
            if (said.good() && version.matches("\\d{1,4}") && Integer.parseInt(version) >= wanted) {
                return program;
            }
        }
        throw new DatabaseException(
                "there is no "
                        + name
                        + " of PostgreSQL "
                        + wanted
                        + " or newer on this machine; install postgresql-client-"
                        + wanted);
    }
}
