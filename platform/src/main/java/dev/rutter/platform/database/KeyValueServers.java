package dev.rutter.platform.database;

import dev.rutter.platform.process.Child;
import dev.rutter.platform.process.Children;
import dev.rutter.platform.process.FreePort;
import dev.rutter.platform.process.OutputLog;
import dev.rutter.platform.process.StateFile;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The key-value stores of one home, each a Valkey or Redis server of its own with an append-only
/// file. State: `HOME/keyvalues/NAME/keyvalue.properties` and, beside it, `data`, `out`.
public final class KeyValueServers {

    /// The servers that are looked for on PATH, in this order.
    public static final List<String> PROGRAMS = List.of("valkey-server", "redis-server");

    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final String USUAL_POLICY = "allkeys-lru"; // Render's default

    private final Path home;
    private final Children children;
    private final Supplier<String> secrets;
    private final Map<String, String> environment;

    /// @param secrets gives a new random word of letters and digits at each call
    /// @param environment what the servers' processes get
    public KeyValueServers(
            Path home,
            Children children,
            Supplier<String> secrets,
            Map<String, String> environment) {
        this.home = home;
        this.children = children;
        this.secrets = secrets;
        this.environment = Map.copyOf(environment);
    }

    /// Starts the store where it does not run, and returns it once it answers; empty where this
    /// machine has no server for it.
    ///
    /// @param policy what is forgotten when memory is full; empty for Render's default
    public synchronized Optional<KeyValueServer> ensure(String name, Optional<String> policy)
            throws DatabaseException {
        var program = program();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        var state = new HashMap<>(StateFile.read(file(name)));
        var word = policy.orElse(USUAL_POLICY);
        var child = StateFile.child("child.", state);
        var changed = !word.equals(state.getOrDefault("policy", word));
        if (child.isPresent() && child.get().alive() && changed) {
            children.stop(child.get(), STOP_LIMIT);
        }
        state.putIfAbsent("id", "red-" + secrets.get().substring(0, 20));
        state.put("policy", word);
        if (child.isEmpty() || !child.get().alive()) {
            serve(name, state, program.get());
        }
        answers(name, state);
        return Optional.of(server(name, state));
    }

    /// Starts a store that was made before and does not run, and says whether it was so.
    synchronized boolean wake(KeyValueServer store) throws DatabaseException {
        var state = StateFile.read(file(store.name()));
        if (StateFile.child("child.", state).filter(Child::alive).isPresent()) {
            return false;
        }
        if (ensure(store.name(), Optional.of(store.policy())).isEmpty()) {
            throw new DatabaseException("none of " + String.join(", ", PROGRAMS) + " is on PATH");
        }
        return true;
    }

    /// Every store of this home, running or not, by name.
    public List<KeyValueServer> all() {
        var found = new ArrayList<KeyValueServer>();
        for (var name : names()) {
            found.add(server(name, StateFile.read(file(name))));
        }
        return found;
    }

    /// Stops every store; what it holds is on the disk.
    public synchronized void stopAll() {
        for (var name : names()) {
            StateFile.child("child.", StateFile.read(file(name)))
                    .ifPresent(child -> children.stop(child, STOP_LIMIT));
        }
    }

    private void serve(String name, Map<String, String> state, Path program)
            throws DatabaseException {
        var folder = folder(name);
        var port = Integer.parseInt(state.getOrDefault("port", "0"));
        try {
            Files.createDirectories(folder.resolve("data"));
            port = FreePort.best(port, secrets.get().hashCode());
            state.put("port", Integer.toString(port));
            state.put("program", String.valueOf(program.getFileName()));
            StateFile.write(file(name), state);
            var child =
                    children.serve(
                            new Children.Command(
                                    "exec '"
                                            + program
                                            + "' --bind 127.0.0.1 --port "
                                            + port
                                            + " --dir . --appendonly yes --maxmemory-policy "
                                            + state.get("policy"),
                                    folder.resolve("data"),
                                    environment,
                                    "keyvalue-" + state.get("id"),
                                    folder.resolve("out"),
                                    OutputLog.SEGMENT_BYTES));
            state.putAll(StateFile.ofChild("child.", child));
            StateFile.write(file(name), state);
        } catch (IOException no) {
            throw new DatabaseException(
                    "the key-value store \"" + name + "\" cannot start: " + no, no);
        }
    }

    private void answers(String name, Map<String, String> state) throws DatabaseException {
        var port = Integer.parseInt(state.getOrDefault("port", "0"));
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            if (pong(port)) {
                return;
            }
            if (StateFile.child("child.", state).filter(Child::alive).isEmpty()) {
                throw new DatabaseException(
                        "the key-value store \""
                                + name
                                + "\" ended when it started; its output is in "
                                + folder(name).resolve("out"));
            }
            pause();
        }
        throw new DatabaseException(
                "the key-value store \""
                        + name
                        + "\" did not answer within "
                        + START_LIMIT.toSeconds()
                        + " s");
    }

    // https://redis.io/docs/latest/develop/reference/protocol-spec: an inline command
    private static boolean pong(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            socket.setSoTimeout(1000);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            var bytes = socket.getInputStream().readNBytes(5);
            return new String(bytes, StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException notYet) {
            return false;
        }
    }

    private Optional<Path> program() {
        for (var name : PROGRAMS) {
            for (var each : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
                var file = Path.of(each, name);
                if (!each.isEmpty() && Files.isExecutable(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    private static KeyValueServer server(String name, Map<String, String> state) {
        return new KeyValueServer(
                name,
                state.getOrDefault("id", ""),
                Integer.parseInt(state.getOrDefault("port", "0")),
                StateFile.child("child.", state).filter(Child::alive).isPresent(),
                state.getOrDefault("program", ""),
                state.getOrDefault("policy", USUAL_POLICY));
    }

    private List<String> names() {
        var names = new ArrayList<String>();
        var folder = home.resolve("keyvalues");
        if (!Files.isDirectory(folder)) {
            return names;
        }
        try (DirectoryStream<Path> each = Files.newDirectoryStream(folder)) {
            each.forEach(path -> {
                if (Files.exists(path.resolve("keyvalue.properties"))) {
                    names.add(String.valueOf(path.getFileName()));
                }
            });
        } catch (IOException no) {
            throw new java.io.UncheckedIOException(folder + " cannot be read", no);
        }
        names.sort(null);
        return names;
    }

    private Path folder(String name) {
        return home.resolve("keyvalues").resolve(name);
    }

    private Path file(String name) {
        return folder(name).resolve("keyvalue.properties");
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a store started", stopped);
        }
    }
}
