package dev.rutter.platform.release;

import dev.rutter.platform.blueprint.Blueprint;
import dev.rutter.platform.blueprint.Blueprint.Workload;
import dev.rutter.platform.blueprint.BlueprintReader;
import dev.rutter.platform.blueprint.Mistake;
import dev.rutter.platform.database.DatabaseException;
import dev.rutter.platform.database.DatabaseServer;
import dev.rutter.platform.database.DatabaseServers;
import dev.rutter.platform.database.Exports;
import dev.rutter.platform.database.KeyValueServer;
import dev.rutter.platform.database.KeyValueServers;
import dev.rutter.platform.database.Moments;
import dev.rutter.platform.database.Upkeep;
import dev.rutter.platform.process.Children;
import dev.rutter.platform.process.StateFile;
import dev.rutter.platform.release.WorkloadRunner.Created;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Everything that runs for one home: the services and databases of one blueprint. Thread-safe.
///
/// State: `HOME/platform.properties`, `HOME/render.yaml` (the blueprint as last taken over),
/// `HOME/variables.properties`, `HOME/services/NAME/…` (see [Shelf]) and `HOME/databases/NAME/…`.
public final class Platform {

    private final Path home;
    private final Traffic traffic;
    private final Children children;
    private final InstantSource time;
    private final Ids ids;
    private final Settings settings;
    private final Map<String, String> passedOn;
    private final DatabaseServers databaseServers;
    private final Map<String, WorkloadRunner> runners = new ConcurrentHashMap<>();
    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
    private final KeyValueServers keyValueServers;
    private final Exports exports;
    private final Moments moments;
    private final Upkeep upkeep;
    private final Former former;
    private volatile Blueprint blueprint = Blueprint.EMPTY;
    private volatile Optional<Repository> repository = Optional.empty();

    /// @param environment what the platform itself was started in
    public Platform(
            Path home,
            Traffic traffic,
            InstantSource time,
            Ids ids,
            Settings settings,
            Map<String, String> environment) {
        this.home = home;
        this.traffic = traffic;
        this.children = new Children();
        this.time = time;
        this.ids = ids;
        this.settings = settings;
        this.passedOn = PassedOn.of(environment, Path.of(System.getProperty("java.home")));
        this.databaseServers = Servers.databases(home, children, time, ids, environment);
        this.keyValueServers = Servers.keyValues(home, children, ids, environment);
        this.exports = new Exports(home, databaseServers, time, ids::secret);
        this.former = new Former(home);
        this.moments = new Moments(databaseServers, time);
        this.upkeep = new Upkeep(databaseServers, keyValueServers, time);
    }

    /// How taking over a blueprint went.
    ///
    /// @param mistakes where there are any, nothing was changed
    /// @param notes what is not done on this machine, or is missing
    /// @param created rollouts that were asked for
    public record Applied(List<Mistake> mistakes, List<String> notes, List<Created> created) {

        public Applied {
            mistakes = List.copyOf(mistakes);
            notes = List.copyOf(notes);
            created = List.copyOf(created);
        }
    }

    /// Goes on with what an earlier platform of this home left: its services run still, or are
    /// started again.
    public synchronized void adopt() throws DatabaseException, IOException {
        var facts = StateFile.read(file());
        var text = home.resolve("render.yaml");
        if (!facts.containsKey("folder") || !Files.exists(text)) {
            return;
        }
        var reading = BlueprintReader.read(Files.readString(text));
        repository = Optional.of(Repository.known(Path.of(facts.getOrDefault("folder", ""))));
        blueprint = reading.blueprint();
        upkeep.look(); // one that cannot start keeps nothing else from it
        var workloads = new ArrayList<>(blueprint.workloads());
        for (var each : former.read()) {
            if (blueprint.workload(each.name()).isEmpty()) {
                workloads.add(each);
            }
        }
        workloads.forEach(this::runner);
        stopStrays();
        for (var each : workloads) {
            runner(each).begin();
        }
    }

    /// Takes over a blueprint, first or anew: databases are made and answer when this returns,
    /// services are there; a service that was never live, or that the blueprint now wants
    /// otherwise, gets a rollout of its branch.
    ///
    /// @param folder holds render.yaml and lies in a git repository
    /// @param given values for the variables that the blueprint leaves open (`sync: false`)
    /// @param roll whether rollouts are asked for
    public synchronized Applied apply(Path folder, Map<String, String> given, boolean roll)
            throws Refusal, DatabaseException, IOException {
        var file = folder.resolve("render.yaml");
        if (!Files.isRegularFile(file)) {
            throw new Refusal(
                    Refusal.Kind.UNKNOWN,
                    "there is no render.yaml in "
                            + folder
                            + "; give the folder that holds the blueprint");
        }
        var text = Files.readString(file);
        var reading = BlueprintReader.read(text);
        if (!reading.mistakes().isEmpty()) {
            return new Applied(reading.mistakes(), reading.notes(), List.of());
        }
        var around = Repository.around(folder);
        var notes = new ArrayList<>(reading.notes());
        for (var each : reading.blueprint().databases()) {
            var server =
                    databaseServers.ensure(
                            new DatabaseServers.Wish(
                                    each.name(), each.databaseName(), each.user(), each.major()));
            server.note().ifPresent(notes::add);
        }
        for (var each : reading.blueprint().keyValues()) {
            var server = keyValueServers.ensure(each.name(), each.maxmemoryPolicy());
            if (server.isEmpty()) {
                notes.add(
                        "not done on this machine: services["
                                + each.name()
                                + "] (line "
                                + each.line()
                                + "): none of "
                                + String.join(", ", KeyValueServers.PROGRAMS)
                                + " is on PATH; variables from it are not set");
            }
        }
        var before = Path.of(StateFile.read(file()).getOrDefault("folder", folder.toString()));
        if (!before.equals(folder) && !runners.isEmpty()) {
            notes.addFirst(
                    "until now this platform served "
                            + before
                            + "; another one for this folder: give it a --home of its own");
        }
        for (var each : runners.keySet()) {
            if (reading.blueprint().workload(each).isPresent()) {
                former.back(each);
            } else if (former.of(each).isEmpty()) {
                former.leave(each, Files.readString(home.resolve("render.yaml")), before);
            }
        }
        StateFile.writeText(home.resolve("render.yaml"), text);
        fact("folder", folder.toString());
        blueprint = reading.blueprint();
        repository = Optional.of(around);
        var there = List.copyOf(runners.keySet());
        var fresh = new ArrayList<WorkloadRunner>();
        for (var each : blueprint.workloads()) {
            if (!runners.containsKey(each.name())) {
                fresh.add(
                        runner(
                                each,
                                notes)); // all have their ports before the first needs another's
            }
        }
        notes.addAll(variables().give(given, there));
        for (var each : fresh) {
            each.begin();
        }
        for (var each : runners.values()) {
            if (blueprint.workload(each.name()).isEmpty()) {
                notes.add(
                        "the service \""
                                + each.name()
                                + "\" is no longer in render.yaml and runs on; suspend it, or end"
                                + " it with everything else");
            }
        }
        for (var each : runners.values()) {
            each.visitors().repeat();
        }
        var created = roll ? rollOut(notes) : List.<Created>of();
        var asked = variables();
        blueprint.workloads().forEach(asked::of);
        notes.addAll(asked.missing());
        blueprint.workloads().forEach(each -> notes.addAll(asked.called(each.name())));
        return new Applied(List.of(), notes, created);
    }

    private List<Created> rollOut(List<String> notes) {
        var created = new ArrayList<Created>();
        for (var workload : blueprint.workloads()) {
            var runner = runner(workload);
            var shape = Recipe.shape(blueprint, workload);
            var shelf = shelves.get(workload.name());
            var same = shelf != null && shelf.fact("shape").equals(Optional.of(shape));
            var settled = runner.rollouts().stream().allMatch(each -> each.state().settled());
            var live =
                    runner.rollouts().stream().anyMatch(each -> each.state() == RolloutState.LIVE);
            if (runner.suspended() || (same && (live || !settled))) {
                continue;
            }
            try {
                created.add(runner.create(Optional.empty(), Trigger.BLUEPRINT_SYNC));
                if (shelf != null) {
                    shelf.fact("shape", shape);
                }
            } catch (Refusal no) {
                notes.add(
                        "the service \""
                                + workload.name()
                                + "\" was not deployed: "
                                + no.getMessage());
            }
        }
        return created;
    }

    /// One that was there before, or has its port already.
    private WorkloadRunner runner(Workload workload) {
        return runner(workload, new ArrayList<>());
    }

    private WorkloadRunner runner(Workload workload, List<String> notes) {
        return runners.computeIfAbsent(workload.name(), name -> make(name, workload, notes));
    }

    private WorkloadRunner make(String name, Workload first, List<String> notes) {
        var shelf = new Shelf(home.resolve("services").resolve(name), ids, time);
        shelves.put(name, shelf);
        if (shelf.fact("id").isEmpty()) {
            shelf.fact("id", ids.id("srv"));
            shelf.fact("createdAt", time.instant().toString());
        }
        shelf.fact("kind", first.kind().name());
        if (first.kind().listens() && shelf.fact("port").isEmpty()) {
            var others =
                    Ports.claim(
                            shelves.values(),
                            port -> {
                                shelf.fact("port", Integer.toString(port));
                                traffic.nobody(name, port);
                            });
            Ports.passedOver(name, shelf.fact("port").orElse(""), others).ifPresent(notes::add);
        }
        return new WorkloadRunner(
                new Context(
                        name,
                        shelf,
                        children,
                        traffic,
                        time,
                        ids,
                        settings,
                        () -> blueprintOf(name).workload(name).orElse(first),
                        () ->
                                former.of(name)
                                        .map(Former.Left::repository)
                                        .orElseGet(() -> repository.orElseThrow()),
                        () ->
                                variables(blueprintOf(name))
                                        .of(blueprintOf(name).workload(name).orElse(first)),
                        this::variables,
                        passedOn,
                        mark()));
    }

    /// The variables of services as they are now.
    Variables variables() {
        return variables(blueprint);
    }

    private Blueprint blueprintOf(String service) {
        return former.of(service).map(Former.Left::blueprint).orElse(blueprint);
    }

    private synchronized Variables variables(Blueprint of) {
        return new Variables(
                home,
                ids,
                of,
                // as they are now: one that ended may have another port since
                databaseServers.all().stream()
                        .filter(each -> each.port() > 0)
                        .collect(Collectors.toMap(DatabaseServer::name, each -> each)),
                keyValueServers.all().stream()
                        .collect(Collectors.toMap(KeyValueServer::name, each -> each)),
                name ->
                        Optional.ofNullable(shelves.get(name))
                                .flatMap(shelf -> shelf.fact("port"))
                                .map(Integer::parseInt)
                                .orElse(0));
    }

    /// The mark in the environment of every process of this home.
    private String mark() {
        return mark(home);
    }

    static String mark(Path home) {
        return home.toAbsolutePath().toString();
    }

    /// Ends processes of this home that its state does not know: the state was about to be written
    /// when the platform was killed.
    private void stopStrays() {
        var known = new ArrayList<String>();
        for (var shelf : shelves.values()) {
            shelf.instances().forEach(each -> known.add(each.child().marker()));
            shelf.rollouts().stream()
                    .filter(each -> !each.state().settled())
                    .forEach(each -> {
                        known.add(each.id() + "-build");
                        known.add(each.id() + "-predeploy");
                    });
            shelf.errandFiles().stream()
                    .map(StateFile::read)
                    .forEach(each -> known.add(each.getOrDefault("id", "")));
        }
        for (var marker : children.markersAmong(Context.PLATFORM, mark())) {
            if (!known.contains(marker)) {
                children.killMarked(Children.MARKER, marker);
            }
        }
    }

    /// Stops looking after the services and leaves everything running.
    public void leave() {
        runners.values().forEach(WorkloadRunner::leave);
    }

    /// The services, by name.
    public List<WorkloadRunner> services() {
        return runners.values().stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    /// The service of an id.
    public Optional<WorkloadRunner> service(String id) {
        return runners.values().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /// Exports of databases.
    public Exports exports() {
        return exports;
    }

    /// Starts databases and key-value stores again that ended.
    public Upkeep upkeep() {
        return upkeep;
    }

    /// Every moment of the databases.
    public Moments moments() {
        return moments;
    }

    /// The databases, by name.
    public List<DatabaseServer> databases() {
        return databaseServers.all();
    }

    /// The key-value stores, by name.
    public List<KeyValueServer> keyValues() {
        return keyValueServers.all();
    }

    private Path file() {
        return home.resolve("platform.properties");
    }

    private void fact(String key, String value) {
        var facts = new TreeMap<>(StateFile.read(file()));
        facts.put(key, value);
        StateFile.write(file(), facts);
    }
}
