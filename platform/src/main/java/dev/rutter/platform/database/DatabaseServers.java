package dev.rutter.platform.database;

import dev.rutter.platform.process.Child;
import dev.rutter.platform.process.Children;
import dev.rutter.platform.process.FreePort;
import dev.rutter.platform.process.OutputLog;
import dev.rutter.platform.process.StateFile;
import dev.rutter.platform.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The PostgreSQL servers of one home: made once, started where they do not run, adopted where they
/// do, stopped without loss.
///
/// State: `HOME/databases/NAME/database.properties` and, beside it, `data`, `out`. Where the
/// account cannot reach the home, the data lies elsewhere and `data` in the state says where.
public final class DatabaseServers {

    /// The variables of the environment that say how databases are served.
    public static final List<String> VARIABLES = List.of(Binaries.VARIABLE, Durability.VARIABLE);

    /// In the state of one that is being recovered: the moment, in words of the API.
    static final String RECOVERING = "recovering.until";

    /// In the state of one that could not be started: why.
    static final String TROUBLE = "trouble";

    private static final Duration MAKE_LIMIT = Duration.ofMinutes(2);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final Path home;
    private final Children children;
    private final InstantSource time;
    private final Supplier<String> secrets;
    private final Map<String, String> environment;

    /// @param secrets gives a new random word of letters and digits at each call
    /// @param environment what the servers' processes get, [Binaries#VARIABLE] and
    ///   [Durability#VARIABLE]
    public DatabaseServers(
            Path home,
            Children children,
            InstantSource time,
            Supplier<String> secrets,
            Map<String, String> environment) {
        this.home = home;
        this.children = children;
        this.time = time;
        this.secrets = secrets;
        this.environment = Map.copyOf(environment);
    }

    /// What was asked for, under its name in the blueprint.
    public record Wish(String name, String databaseName, String user, Optional<Integer> major) {}

    /// Makes the server where it is new, starts it where it does not run, and returns it once it
    /// answers.
    public synchronized DatabaseServer ensure(Wish wish) throws DatabaseException {
        var state = new HashMap<>(StateFile.read(file(wish.name())));
        if (state.containsKey(RECOVERING)) {
            throw new DatabaseException(
                    "the database \"" + wish.name() + "\" is being recovered; wait for its end");
        }
        var account = Account.here();
        var ground = Ground.of(home, account);
        var folder = ground.resolve(wish.name());
        var data = Path.of(state.getOrDefault("data", folder.resolve("data").toString()));
        var made = Files.exists(data.resolve("PG_VERSION")) && state.containsKey("password");
        var wanted = made ? Optional.of(Integer.parseInt(state.get("major"))) : wish.major();
        var choice = environment.getOrDefault(Binaries.VARIABLE, "");
        var binaries = Binaries.find(wanted, made, choice, ground);
        state.put("data", data.toString());
        if (!made) {
            make(wish, state, data, binaries, account);
        }
        var child = StateFile.child("child.", state);
        if (child.isEmpty() || !child.get().alive()) {
            serve(wish.name(), state, data, binaries, account, List.of());
        }
        try {
            answers(wish.name(), state);
        } catch (DatabaseException no) {
            var own = StateFile.child("child.", state).filter(Child::alive).isPresent();
            if (own || !FreePort.taken(Integer.parseInt(state.getOrDefault("port", "0")))) {
                throw no;
            }
            serve(wish.name(), state, data, binaries, account, List.of()); // somebody was faster
            answers(wish.name(), state);
        }
        Administrator.prepare(wish, state);
        var difference =
                wish.major()
                        .filter(major -> major != binaries.major())
                        .map(major ->
                                "databases["
                                        + wish.name()
                                        + "] asks for PostgreSQL "
                                        + major
                                        + ", here serves "
                                        + binaries.version()
                                        + " from "
                                        + binaries.bin());
        state.put("version", binaries.version());
        state.remove(TROUBLE);
        difference.ifPresentOrElse(text -> state.put("note", text), () -> state.remove("note"));
        StateFile.write(file(wish.name()), state);
        return server(wish.name(), state);
    }

    /// Every server of this home, running or not.
    public List<DatabaseServer> all() {
        return names().stream().map(name -> server(name, StateFile.read(file(name)))).toList();
    }

    /// Stops every server: open transactions are rolled back, everything committed stays. Returns
    /// the names of those that had to be killed.
    public synchronized List<String> stopAll() {
        var killed = new ArrayList<String>();
        for (var name : names()) {
            var child = StateFile.child("child.", StateFile.read(file(name)));
            if (child.isPresent() && !stop(child.get())) {
                killed.add(name);
            }
        }
        return killed;
    }

    /// Removes the data that lies outside of the home, if any.
    public void purgeElsewhere() throws DatabaseException {
        var other = Ground.elsewhere(home);
        if (Files.isDirectory(other)) {
            var words = List.of("rm", "-rf", "--one-file-system", other.toString());
            var answer = Tool.call(Path.of("/"), MAKE_LIMIT, words);
            if (!answer.good()) {
                throw new DatabaseException(other + " cannot be removed: " + answer.end());
            }
        }
    }

    // postgres(1): INT is fast shutdown, QUIT is immediate, which recovers at the next start
    boolean stop(Child child) {
        for (var signal : List.of("INT", "QUIT")) {
            children.signal(child, signal);
            var deadline = System.nanoTime() + STOP_LIMIT.toNanos();
            while (child.alive() && System.nanoTime() < deadline) {
                pause();
            }
            if (!child.alive()) {
                children.stop(child, Duration.ofSeconds(1));
                return true;
            }
        }
        children.stop(child, Duration.ZERO);
        return false;
    }

    private void make(
            Wish wish, Map<String, String> state, Path data, Binaries binaries, Account account)
            throws DatabaseException {
        state.putIfAbsent("id", freshId());
        state.putIfAbsent("createdAt", Long.toString(time.millis()));
        state.putIfAbsent("databaseName", wish.databaseName());
        state.putIfAbsent("user", wish.user());
        state.putIfAbsent("password", secrets.get());
        state.putIfAbsent("admin", secrets.get());
        state.put("major", Integer.toString(binaries.major()));
        StateFile.write(file(wish.name()), state);
        var place = Optional.ofNullable(data.getParent()).orElseThrow();
        var secret = place.resolve("initdb.secret");
        try {
            Files.createDirectories(place);
            // an initdb that was cut short leaves a folder that the next one refuses
            var emptied = Tool.call(place, MAKE_LIMIT, List.of("rm", "-rf", data.toString()));
            StateFile.writeText(secret, state.get("admin") + "\n");
            Files.createDirectory(data);
            if (!emptied.good()) {
                throw new DatabaseException(data + " cannot be emptied: " + emptied.end());
            }
        } catch (IOException no) {
            throw new DatabaseException("the folder " + place + " cannot be written: " + no, no);
        }
        account.own(place);
        var words =
                new ArrayList<>(
                        List.of(
                                binaries.bin().resolve("initdb").toString(),
                                "--pgdata=" + data,
                                "--username=" + Administrator.NAME,
                                "--pwfile=" + secret,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale=C"));
        words.addAll(durability().making());
        var answer = Tool.call(place, MAKE_LIMIT, account.as(words));
        try {
            Files.deleteIfExists(secret);
        } catch (IOException no) {
            throw new DatabaseException(secret + " cannot be removed: " + no, no);
        }
        if (!answer.good()) {
            throw new DatabaseException(
                    "the database \"" + wish.name() + "\" cannot be made: " + answer.end());
        }
    }

    /// @param further settings, for this start only
    void serve(
            String name,
            Map<String, String> state,
            Path data,
            Binaries binaries,
            Account account,
            List<String> further)
            throws DatabaseException {
        var port = port(Integer.parseInt(state.getOrDefault("port", "0")));
        state.put("port", Integer.toString(port));
        var words = new ArrayList<>(account.prefix());
        words.addAll(List.of(binaries.bin().resolve("postgres").toString(), "-D", data.toString()));
        var settings =
                new ArrayList<>(
                        List.of(
                                "port=" + port,
                                "listen_addresses=127.0.0.1",
                                "unix_socket_directories=",
                                "shared_buffers=32MB",
                                "max_connections=100"));
        settings.addAll(durability().settings());
        settings.addAll(Archive.of(data).made(account));
        settings.addAll(further);
        settings.forEach(setting -> words.addAll(List.of("-c", setting)));
        var quoted = new StringBuilder("exec");
        words.forEach(word -> quoted.append(" '").append(word.replace("'", "'\\''")).append('\''));
        try {
            var started = time.millis();
            var output = home.resolve("databases/" + name + "/out/" + started);
            dropOld(output.resolveSibling(""));
            var child =
                    children.serve(
                            new Children.Command(
                                    quoted.toString(),
                                    Path.of("/"),
                                    environment,
                                    state.get("id") + "-" + started,
                                    output,
                                    OutputLog.SEGMENT_BYTES));
            state.putAll(StateFile.ofChild("child.", child));
        } catch (IOException no) {
            throw new DatabaseException("the database \"" + name + "\" cannot start: " + no, no);
        }
        StateFile.write(file(name), state);
    }

    private int port(int before) throws DatabaseException {
        try {
            return FreePort.best(before, secrets.get().hashCode());
        } catch (IOException none) {
            throw new DatabaseException(String.valueOf(none.getMessage()), none);
        }
    }

    private static void dropOld(Path outputs) throws IOException, DatabaseException {
        if (!Files.isDirectory(outputs)) {
            return;
        }
        var words = List.of("rm", "-rf", outputs.toString());
        var answer = Tool.call(Path.of("/"), START_LIMIT, words);
        if (!answer.good()) {
            throw new DatabaseException(outputs + " cannot be removed: " + answer.end());
        }
    }

    private void answers(String name, Map<String, String> state) throws DatabaseException {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        var child = StateFile.child("child.", state).orElseThrow();
        while (true) { // ends at the deadline
            try (var connection = Administrator.connect(state, "postgres")) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException notYet) {
                if (!child.alive() || System.nanoTime() > deadline) {
                    throw new DatabaseException(
                            "the database \""
                                    + name
                                    + "\" does not answer on 127.0.0.1:"
                                    + state.get("port")
                                    + ": "
                                    + notYet.getMessage()
                                    + "; see "
                                    + child.output(),
                            notYet);
                }
            }
            pause();
        }
    }

    private static DatabaseServer server(String name, Map<String, String> state) {
        return new DatabaseServer(
                state.getOrDefault("id", ""),
                name,
                state.getOrDefault("databaseName", ""),
                state.getOrDefault("user", ""),
                state.getOrDefault("password", ""),
                Integer.parseInt(state.getOrDefault("port", "0")),
                state.getOrDefault("version", state.getOrDefault("major", "")),
                StateFile.child("child.", state).filter(Child::alive).isPresent(),
                Long.parseLong(state.getOrDefault("createdAt", "0")),
                Optional.ofNullable(state.get("note")),
                Optional.ofNullable(state.get(TROUBLE)),
                Recoveries.told(state));
    }

    private List<String> names() {
        var names = new ArrayList<String>();
        var folder = home.resolve("databases");
        if (!Files.isDirectory(folder)) {
            return names;
        }
        try (DirectoryStream<Path> each = Files.newDirectoryStream(folder, "[!.]*")) {
            for (var one : each) {
                var name = one.getFileName().toString();
                if (Files.exists(file(name))) {
                    names.add(name);
                }
            }
        } catch (IOException no) {
            throw new UncheckedIOException("the folder " + folder + " cannot be read", no);
        }
        names.sort(null);
        return names;
    }

    /// What is remembered of one.
    Map<String, String> state(String name) {
        return StateFile.read(file(name));
    }

    void remember(String name, Map<String, String> state) {
        StateFile.write(file(name), state);
    }

    /// Where the data of one lies, or will lie.
    Path data(String name) throws DatabaseException {
        var usual = Ground.of(home, Account.here()).resolve(name).resolve("data");
        return Path.of(state(name).getOrDefault("data", usual.toString()));
    }

    /// Where the data of a new one lies that is made of another.
    Path data(String from, String name) throws DatabaseException {
        var place = Optional.ofNullable(data(from).getParent()).orElseThrow();
        return place.resolveSibling(name).resolve("data");
    }

    String freshId() {
        return "dpg-" + secrets.get().substring(0, 20);
    }

    /// The programs that a server's data needs.
    Binaries binaries(String name) throws DatabaseException {
        var choice = environment.getOrDefault(Binaries.VARIABLE, "");
        var major = Integer.parseInt(state(name).getOrDefault("major", "0"));
        return Binaries.find(Optional.of(major), true, choice, Ground.of(home, Account.here()));
    }

    private Durability durability() throws DatabaseException {
        return Durability.of(environment.getOrDefault(Durability.VARIABLE, ""));
    }

    private Path file(String name) {
        return home.resolve("databases").resolve(name).resolve("database.properties");
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a database", stopped);
        }
    }
}
