package dev.rutter.app.demo;

import dev.rutter.app.view.LiveScreen;
import dev.rutter.engine.journal.SqliteJournal;
import dev.rutter.engine.store.Store;
import dev.rutter.platform.api.PlatformControl;
import dev.rutter.platform.api.PlatformException;
import dev.rutter.platform.api.Ready;
import dev.rutter.platform.api.State.Served;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Everything that the demo starts, in the order in which it starts it; closing stops it in the
/// opposite order, once, whoever closes: the demo's end, its failure, or Ctrl-C.
final class Stage implements AutoCloseable {
    private static final String SERVICE = "shop";

    private final Path home;
    private final boolean kept;
    private final LiveScreen screen;
    private final Deque<Ending> endings = new ArrayDeque<>();
    private boolean stopping;

    private Stage(Path home, boolean kept, LiveScreen screen) {
        this.home = home;
        this.kept = kept;
        this.screen = screen;
    }

    /// How something is stopped.
    private record Ending(String what, Closing closing) {}

    @FunctionalInterface
    private interface Closing {
        void close() throws Exception;
    }

    /// Makes the folder that everything lies in.
    ///
    /// @param keep where it lies and stays; empty: a new temporary folder, removed at the end
    static Stage open(Optional<Path> keep, LiveScreen screen) throws IOException {
        var home = keep.isPresent() ? keep.get().toAbsolutePath().normalize() : temporary();
        if (keep.isPresent()) {
            Files.createDirectories(home);
            try (var inside = Files.list(home)) {
                if (inside.findAny().isPresent()) {
                    throw new IOException(
                            home + " is not empty; name a new folder, or remove what is in it");
                }
            }
        }
        // PostgreSQL runs as another user where we are root, and has to get through to its data.
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        var stage = new Stage(home, keep.isPresent(), screen);
        if (!stage.kept) {
            stage.push("the folder " + home, () -> delete(home));
        }
        return stage;
    }

    private static Path temporary() throws IOException {
        return Files.createTempDirectory("rutter-demo-");
    }

    Path home() {
        return home;
    }

    boolean kept() {
        return kept;
    }

    /// Rutter's own folder.
    Path rutterHome() {
        return home.resolve("rutter");
    }

    private Path platformHome() {
        return home.resolve("platform");
    }

    Workspace workspace() throws IOException, InterruptedException {
        return Workspace.make(Places.shop(), home.resolve("shop"), Places.driver());
    }

    /// Starts the platform; nothing is deployed yet. Whoever closes meanwhile waits for the start:
    /// half a platform could not be found to be stopped.
    synchronized Ready platform(Workspace workspace) throws PlatformException, IOException {
        var options = PlatformControl.Options.usual();
        push("the platform", () -> platformDown());
        return PlatformControl.up(workspace.folder(), platformHome(), options.noDeploy());
    }

    /// Deploys what is committed and waits until customers can reach it.
    URI serve(Workspace workspace) throws PlatformException, IOException {
        var ready =
                PlatformControl.up(
                        workspace.folder(), platformHome(), PlatformControl.Options.usual());
        var shop = shop(ready);
        if (!shop.state().equals("live")) {
            throw new IOException(
                    "the shop did not become live: " + shop.state() + " " + shop.detail());
        }
        return URI.create(shop.url());
    }

    /// The shop as the platform sees it.
    static Served shop(Ready ready) throws IOException {
        return ready.services().stream()
                .filter(service -> service.name().equals(SERVICE))
                .findFirst()
                .orElseThrow(() -> new IOException("the platform has no service " + SERVICE));
    }

    Traffic traffic(URI shop, double perSecond, RandomGenerator random, InstantSource clock)
            throws IOException, InterruptedException {
        var traffic = new Traffic(shop, perSecond, random, clock);
        push("the traffic", traffic::close);
        traffic.start();
        return traffic;
    }

    /// Opens the journal that the runs write, to follow them.
    SqliteJournal journal(InstantSource clock) throws IOException {
        var store = Store.open(rutterHome(), clock);
        push("the journal", store::close);
        var journal = new SqliteJournal(store, clock);
        push("the journal", journal::close);
        return journal;
    }

    /// Starts a command of ours; it is ended with everything else where it has not ended by itself.
    Rutter.Started start(Rutter rutter, Path folder, Path output, List<String> words)
            throws IOException {
        var started = rutter.start(folder, output, words);
        push(String.join(" ", words), started::close);
        return started;
    }

    /// Runs one of the shop's scripts.
    static String script(Workspace workspace, String database, List<String> words)
            throws IOException, InterruptedException {
        return Command.run(
                workspace.folder(),
                Map.of("DATABASE_URL", database, "JAVA_HOME", System.getProperty("java.home")),
                words);
    }

    private synchronized void push(String what, Closing closing) throws IOException {
        if (stopping) {
            throw new IOException("it was stopped");
        }
        endings.push(new Ending(what, closing));
    }

    /// Nothing more is started from here on. Waits for a start that is under way.
    synchronized void stopping() {
        stopping = true;
    }

    private void platformDown() throws PlatformException {
        if (Files.isDirectory(platformHome())) {
            for (var wrong : PlatformControl.down(platformHome(), !kept)) {
                screen.say("  the platform's end: " + wrong);
            }
        }
    }

    @Override
    public synchronized void close() {
        stopping = true;
        screen.wipe();
        var interrupted = false;
        while (!endings.isEmpty()) {
            var ending = endings.pop();
            try {
                // Stopping takes waiting, which an interrupted thread could not do.
                interrupted |= Thread.interrupted();
                ending.closing().close();
            } catch (Exception e) {
                // One that does not stop must not keep the others running.
                screen.say("  " + ending.what() + " did not stop: " + e.getMessage());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes is)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path each, IOException failed)
                            throws IOException {
                        if (failed != null) {
                            throw failed;
                        }
                        Files.delete(each);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
