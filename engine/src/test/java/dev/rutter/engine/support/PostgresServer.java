package dev.rutter.engine.support;

import dev.rutter.platform.process.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A PostgreSQL of this machine's own binaries, empty, on the loopback address, for one test class.
/// Root may not run one, so it then runs as "nobody" on a folder of the system's own for such
/// things.
public final class PostgresServer {

    /// With the letters that addresses find awkward.
    public static final String PASSWORD = "p@ss/word:1";

    private static final String NOBODY = "65534";

    private final Writes writes;
    private final Path folder;
    private Process server;
    private final int port;
    private final Queue<String> log = new ConcurrentLinkedQueue<>();

    /// Whether a commit waits for the disk: tests need not, benchmarks must.
    public enum Writes {
        BEHIND("off"),
        THROUGH("on");

        private final String fsync;

        Writes(String fsync) {
            this.fsync = fsync;
        }
    }

    public PostgresServer() throws IOException, InterruptedException {
        this(Writes.BEHIND);
    }

    public PostgresServer(Writes writes) throws IOException, InterruptedException {
        this.writes = writes;
        var binaries = binaries();
        folder =
                isRoot()
                        ? Files.createTempDirectory(Path.of("/tmp"), "rutter-postgres")
                        : Files.createTempDirectory("postgres");
        var data = folder.resolve("data").toString();
        var password = Files.writeString(folder.resolve("password"), PASSWORD);
        if (isRoot()) {
            run(List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()));
        }
        run(
                asOther(
                        List.of(
                                binaries.resolve("initdb").toString(),
                                "-D",
                                data,
                                "-U",
                                "mia",
                                "-E",
                                "UTF8",
                                "--locale=C",
                                "--no-sync",
                                "-A",
                                "scram-sha-256",
                                "--pwfile",
                                password.toString())));
        port = freePort();
        server = started();
    }

    private Process started() throws IOException, InterruptedException {
        // Its own: the reader of one that ended may still be at its last line.
        var ready = new CountDownLatch(1);
        var began =
                new ProcessBuilder(
                                asOther(
                                        List.of(
                                                binaries().resolve("postgres").toString(),
                                                "-D",
                                                folder.resolve("data").toString(),
                                                "-p",
                                                Integer.toString(port),
                                                "-h",
                                                "127.0.0.1",
                                                "-k",
                                                "",
                                                "-c",
                                                "fsync=" + writes.fsync,
                                                "-c",
                                                "shared_buffers=16MB")))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        server = began;
        Thread.ofPlatform().daemon().start(() -> read(began, ready));
        if (!ready.await(60, TimeUnit.SECONDS) || !began.isAlive()) {
            stop();
            throw new IllegalStateException("PostgreSQL did not start: " + log);
        }
        return began;
    }

    /// Ends the server as a crash does, without a word to its clients; its data stay.
    public void crash() throws IOException, InterruptedException {
        run(List.of("kill", "-QUIT", Long.toString(server.pid())));
        if (!server.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("PostgreSQL did not end: " + log);
        }
    }

    /// Takes nobody in any more, and ends when the last client has left.
    public void endWhenAllHaveLeft() throws IOException, InterruptedException {
        run(List.of("kill", "-TERM", Long.toString(server.pid())));
    }

    /// Starts it again on the same data and port, once it has ended.
    public void startAgain() throws IOException, InterruptedException {
        if (!server.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("PostgreSQL did not end: " + log);
        }
        server = started();
    }

    /// As people write it, with the password's awkward letters as they are.
    public String url() {
        return "postgres://mia:" + PASSWORD + "@127.0.0.1:" + port + "/postgres?sslmode=disable";
    }

    /// For the driver, without user and password.
    public String jdbc() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=disable";
    }

    public int port() {
        return port;
    }

    private void read(Process from, CountDownLatch ready) {
        try (var lines = from.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                log.add(line);
                if (line.contains("ready to accept connections")) {
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            ready.countDown();
        }
    }

    private static Path binaries() throws IOException {
        var places = new ArrayList<Path>();
        for (var place : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            places.add(Path.of(place));
        }
        var debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (var versions = Files.list(debian)) {
                versions.sorted(Comparator.reverseOrder())
                        .forEach(one -> places.add(one.resolve("bin")));
            }
        }
        return places.stream()
                .filter(place ->
                        Stream.of("initdb", "postgres")
                                .allMatch(name -> Files.isExecutable(place.resolve(name))))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "these tests need a PostgreSQL: install one (\"apt-get install postgresql\") or put its bin folder on PATH"));
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static List<String> asOther(List<String> command) {
        if (!isRoot()) {
            return command;
        }
        var other =
                new ArrayList<>(
                        List.of(
                                "setpriv",
                                "--reuid=" + NOBODY,
                                "--regid=" + NOBODY,
                                "--clear-groups",
                                "--"));
        other.addAll(command);
        return other;
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        var output =
                new String(
                        process.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(command + " failed: " + output);
        }
    }

    private static int freePort() throws IOException {
        // None of those that the kernel gives away by itself while the server is down.
        return FreePort.any(new Random().nextInt());
    }

    public void stop() throws IOException, InterruptedException {
        // SIGINT ends the sessions too and stops at once.
        if (server.isAlive()) {
            run(List.of("kill", "-INT", Long.toString(server.pid())));
        }
        if (!server.waitFor(60, TimeUnit.SECONDS)) {
            server.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
