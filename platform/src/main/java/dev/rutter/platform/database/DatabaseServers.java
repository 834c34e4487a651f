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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/// The PostgreSQL servers of one home: made once, started where they do not run, adopted where they
/// do, stopped without loss.
///
/// State: `HOME/databases/NAME/database.properties` and, beside it, `data`, `out`. Where the
/// account cannot reach the home, the data lies elsewhere and `data` in the state says where.
public final class DatabaseServers {

    private static final Duration MAKE_LIMIT = Duration.ofMinutes(2);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final String ADMIN = "rutter_admin";

    private final Path home;
    private final Children children;
    private final InstantSource time;
    private final Supplier<String> secrets;
    private final Map<String, String> environment;

    /// @param secrets gives a new random word of letters and digits at each call
    /// @param environment what the servers' processes get, and [Binaries#VARIABLE]
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
            serve(wish.name(), state, data, binaries, account);
        }
        try {
            answers(wish.name(), state);
        } catch (DatabaseException no) {
            var own = StateFile.child("child.", state).filter(Child::alive).isPresent();
            if (own || !FreePort.taken(Integer.parseInt(state.getOrDefault("port", "0")))) {
                throw no;
            }
            serve(wish.name(), state, data, binaries, account); // somebody was faster
            answers(wish.name(), state);
        }
        prepare(wish, state);
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
        difference.ifPresentOrElse(text -> state.put("note", text), () -> state.remove("note"));
        StateFile.write(file(wish.name()), state);
        return server(wish.name(), state);
    }

    /// Every server of this home, running or not.
    public List<DatabaseServer> all() {
        return names().stream().map(name -> server(name, StateFile.read(file(name)))).toList();
    }

    /// Starts every server that was made before and does not run.
    public void wake() throws DatabaseException {
        for (var each : all()) {
            if (!each.available()) {
                ensure(new Wish(each.name(), each.databaseName(), each.user(), Optional.empty()));
            }
        }
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
    private boolean stop(Child child) {
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
        state.putIfAbsent("id", "dpg-" + secrets.get().substring(0, 20));
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
                List.of(
                        binaries.bin().resolve("initdb").toString(),
                        "--pgdata=" + data,
                        "--username=" + ADMIN,
                        "--pwfile=" + secret,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C");
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

    private void serve(
            String name, Map<String, String> state, Path data, Binaries binaries, Account account)
            throws DatabaseException {
        var port = port(Integer.parseInt(state.getOrDefault("port", "0")));
        state.put("port", Integer.toString(port));
        var words = new ArrayList<>(account.prefix());
        words.addAll(List.of(binaries.bin().resolve("postgres").toString(), "-D", data.toString()));
        for (var setting :
                List.of(
                        "port=" + port,
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=",
                        "shared_buffers=32MB",
                        "max_connections=100",
                        "fsync=on")) {
            words.addAll(List.of("-c", setting));
        }
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
            try (var connection = connect(state, "postgres")) {
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

    private static void prepare(Wish wish, Map<String, String> state) throws DatabaseException {
        var user = state.getOrDefault("user", wish.user());
        var base = state.getOrDefault("databaseName", wish.databaseName());
        try (var connection = connect(state, "postgres");
                var statement = connection.createStatement()) {
            if (!found(connection, "select 1 from pg_roles where rolname = ?", user)) {
                // the password is made of letters and digits
                statement.execute(
                        "create role \""
                                + user
                                + "\" login createdb password '"
                                + state.get("password")
                                + "'");
            }
            if (!found(connection, "select 1 from pg_database where datname = ?", base)) {
                statement.execute("create database \"" + base + "\" owner \"" + user + "\"");
            }
        } catch (SQLException no) {
            throw new DatabaseException(
                    "the database \"" + wish.name() + "\" cannot be prepared: " + no.getMessage(),
                    no);
        }
    }

    private static boolean found(Connection connection, String query, String value)
            throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, value);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static Connection connect(Map<String, String> state, String base) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", ADMIN);
        properties.setProperty("password", state.getOrDefault("admin", ""));
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "30");
        var url = "jdbc:postgresql://127.0.0.1:" + state.get("port") + "/" + base;
        return DriverManager.getConnection(url, properties);
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
                Optional.ofNullable(state.get("note")));
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
