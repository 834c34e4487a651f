package dev.rutter.platform.release;

import dev.rutter.platform.blueprint.Blueprint.Kind;
import dev.rutter.platform.database.DatabaseException;
import dev.rutter.platform.database.DatabaseServer;
import dev.rutter.platform.database.KeyValueServer;
import dev.rutter.platform.process.Child;
import dev.rutter.platform.process.Children;
import dev.rutter.platform.process.StateFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What the state of a home says, whether or not its platform runs.
///
/// @param id `srv-…`
/// @param port that clients use; 0 for a worker
/// @param live the rollout that is live
/// @param open the rollout that is under way, or waits
/// @param instances those whose process runs
/// @param served whether an instance that gets the traffic runs, or none has to
/// @param condition what is the matter, empty while all is well
public record Glance(
        String name,
        String id,
        int port,
        boolean suspended,
        Optional<Rollout> live,
        Optional<Rollout> open,
        Optional<Rollout> newest,
        List<Instance> instances,
        boolean served,
        String condition) {

    private static final String SERVICES = "services";
    private static final Set<Instance.Role> SERVING =
            EnumSet.of(Instance.Role.LIVE, Instance.Role.REPLICA);
    private static final Duration GRACE = Duration.ofSeconds(30);

    /// The services of a home, by name.
    public static List<Glance> all(Path home) throws IOException {
        var glances = new ArrayList<Glance>();
        for (var shelf : shelves(home)) {
            var rollouts = shelf.rollouts();
            var running = shelf.instances().stream().filter(each -> each.child().alive()).toList();
            glances.add(
                    new Glance(
                            shelf.folder().getFileName().toString(),
                            shelf.fact("id").orElse(""),
                            shelf.fact("port").map(Integer::parseInt).orElse(0),
                            shelf.fact("suspended").equals(Optional.of("true")),
                            shelf.inState(RolloutState.LIVE),
                            open(rollouts),
                            rollouts.stream().findFirst(),
                            running,
                            running.stream().anyMatch(each -> SERVING.contains(each.role()))
                                    || shelf.fact("kind").equals(Optional.of(Kind.CRON.name())),
                            shelf.fact("condition").orElse("")));
        }
        return glances;
    }

    /// The one that is under way; where none is, the newest that waits.
    private static Optional<Rollout> open(List<Rollout> rollouts) {
        var open = rollouts.stream().filter(each -> !each.state().settled()).toList();
        return open.stream()
                .filter(each -> !each.state().waiting())
                .findFirst()
                .or(() -> open.stream().findFirst());
    }

    /// The output of a service of a home; empty where there is no such service.
    ///
    /// @param builds of its commands instead of its instances
    /// @param wanted which folders of outputs are read
    public static List<Said> output(
            Path home, String service, boolean builds, Predicate<Path> wanted) throws IOException {
        if (!known(home, service)) {
            return List.of();
        }
        var shelf = shelf(home.resolve(SERVICES).resolve(service));
        return builds ? Said.byCommands(shelf, wanted) : Said.byInstances(shelf, wanted);
    }

    /// Whether a home has a service of that name.
    public static boolean known(Path home, String service) {
        var folder = home.resolve(SERVICES).resolve(service);
        return folder.getNameCount() == home.getNameCount() + 2
                && !service.isEmpty()
                && folder.normalize().equals(folder)
                && Files.isDirectory(folder);
    }

    /// Ends every service and database of a home whose platform has ended. What was live is
    /// remembered, so that a next platform starts it again. Returns one line for each thing that
    /// did not end as it should.
    public static List<String> stopAll(Path home, Map<String, String> environment)
            throws IOException {
        var children = new Children();
        var wrong = new ArrayList<String>();
        var threads = new ArrayList<Thread>();
        for (var shelf : shelves(home)) {
            for (var each : shelf.instances()) {
                threads.add(Thread.ofVirtual().start(() -> stop(children, shelf, each)));
            }
            for (var rollout : shelf.rollouts()) {
                if (!rollout.state().settled()) {
                    for (var step : List.of("build", "predeploy")) {
                        child(shelf, rollout, step)
                                .ifPresent(each -> children.stop(each, Duration.ofSeconds(5)));
                    }
                    var why = "the platform was ended";
                    var now = InstantSource.system().instant();
                    shelf.put(rollout.to(RolloutState.CANCELED, why, now));
                }
            }
        }
        for (var each : threads) {
            try {
                each.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while services ended", stopped);
            }
        }
        var ids = new Ids(new SecureRandom());
        var databases = Servers.databases(home, children, InstantSource.system(), ids, environment);
        for (var name : databases.stopAll()) {
            wrong.add("the database \"" + name + "\" did not end by itself and was killed");
        }
        Servers.keyValues(home, children, ids, environment).stopAll();
        var left = children.killMarked(Context.PLATFORM, Platform.mark(home));
        left.forEach(pid -> wrong.add("the process " + pid + " does not end"));
        return wrong;
    }

    /// Removes the data of databases that lies outside of the home.
    public static void purge(Path home, Map<String, String> environment) throws IOException {
        var ids = new Ids(new SecureRandom());
        for (var shelf : shelves(home)) {
            new Disks(shelf).unlink();
        }
        try {
            Servers.databases(home, new Children(), InstantSource.system(), ids, environment)
                    .purgeElsewhere();
        } catch (DatabaseException no) {
            throw new IOException(no.getMessage(), no);
        }
    }

    /// The databases of a home, by name.
    public static List<DatabaseServer> databases(Path home, Map<String, String> environment) {
        var ids = new Ids(new SecureRandom());
        return Servers.databases(home, new Children(), InstantSource.system(), ids, environment)
                .all();
    }

    /// The key-value stores of a home, by name.
    public static List<KeyValueServer> keyValues(Path home, Map<String, String> environment) {
        var ids = new Ids(new SecureRandom());
        return Servers.keyValues(home, new Children(), ids, environment).all();
    }

    private static void stop(Children children, Shelf shelf, Instance instance) {
        var recipe =
                StateFile.read(shelf.release(instance.artefact()).resolve("recipe.properties"));
        children.stop(instance.child(), recipe.isEmpty() ? GRACE : Recipe.of(recipe).shutdown());
        if (instance.role() != Instance.Role.LIVE) {
            shelf.drop(instance);
        }
    }

    private static Optional<Child> child(Shelf shelf, Rollout rollout, String step) {
        var file = shelf.release(rollout.id()).resolve(step + ".properties");
        return StateFile.child("", StateFile.read(file));
    }

    private static List<Shelf> shelves(Path home) throws IOException {
        var shelves = new ArrayList<Shelf>();
        var folder = home.resolve(SERVICES);
        if (!Files.isDirectory(folder)) {
            return shelves;
        }
        try (DirectoryStream<Path> each = Files.newDirectoryStream(folder)) {
            for (var one : each) {
                shelves.add(shelf(one));
            }
        }
        shelves.sort((one, other) -> one.folder().compareTo(other.folder()));
        return shelves;
    }

    private static Shelf shelf(Path folder) {
        return new Shelf(folder, new Ids(new SecureRandom()), InstantSource.system());
    }
}
