package dev.rutter.app.demo;

import dev.rutter.app.stage.Command;
import dev.rutter.app.stage.Driver;
import dev.rutter.app.stage.Endings;
import dev.rutter.app.stage.Folders;
import dev.rutter.app.stage.Rutter;
import dev.rutter.app.view.LiveScreen;
import dev.rutter.engine.journal.SqlJournal;
import dev.rutter.engine.store.Store;
import dev.rutter.platform.api.PlatformControl;
import dev.rutter.platform.api.PlatformException;
import dev.rutter.platform.api.Ready;
import dev.rutter.platform.api.State.Served;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
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
    private final Endings endings;

    private Stage(Path home, boolean kept, LiveScreen screen) {
        this.home = home;
        this.kept = kept;
        this.screen = screen;
        this.endings = new Endings(screen::say);
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
            stage.endings.push("the folder " + home, () -> Folders.delete(home));
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
        return Workspace.make(Places.shop(), home.resolve("shop"), Driver.jar());
    }

    /// Starts the platform; nothing is deployed yet. Whoever closes meanwhile waits for the start:
    /// half a platform could not be found to be stopped.
    synchronized Ready platform(Workspace workspace) throws PlatformException, IOException {
        endings.push("the platform", () -> platformDown());
        return PlatformControl.up(workspace.folder(), platformHome(), options().noDeploy());
    }

    /// The platform's databases end with the demo; a busy disk must not look like a slow release.
    private static PlatformControl.Options options() {
        return PlatformControl.Options.usual().with("RUTTER_POSTGRES_FSYNC", "off");
    }

    /// Deploys what is committed and waits until customers can reach it.
    URI serve(Workspace workspace) throws PlatformException, IOException {
        var ready = PlatformControl.up(workspace.folder(), platformHome(), options());
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
        endings.push("the traffic", traffic::close);
        traffic.start();
        return traffic;
    }

    /// Opens the journal that the runs write, to follow them.
    SqlJournal journal(InstantSource clock) throws IOException {
        var store = Store.open(rutterHome(), clock);
        endings.push("the journal", store::close);
        var journal = new SqlJournal(store, clock);
        endings.push("the journal", journal::close);
        return journal;
    }

    /// Starts a command of ours; it is ended with everything else where it has not ended by itself.
    Rutter.Started start(Rutter rutter, Path folder, Path output, List<String> words)
            throws IOException {
        var started = rutter.start(folder, output, words);
        endings.push(String.join(" ", words), started::close);
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

    /// Nothing more is started from here on. Waits for a start that is under way.
    synchronized void stopping() {
        endings.stopping();
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
        screen.wipe();
        endings.close();
    }
}
