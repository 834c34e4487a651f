package dev.rutter.platform.release;

import dev.rutter.platform.process.StateFile;
import dev.rutter.platform.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Everything that is remembered of one service, in files; what is in memory is a copy.
///
/// ```
/// service.properties        id, port, createdAt, suspended, autoDeploy …
/// rollouts/DEP.properties   one per rollout, the last 200
/// releases/DEP/src          the sources, built; beside it recipe.properties, build, predeploy
/// instances/ID.properties   one per running instance
/// instances/ID/             its output
/// errands/ID.properties     one per run of a cron job or single command; beside it its output
/// disk/                     what a disk holds
/// events                    one line per happening
/// ```
final class Shelf {

    static final int MOST_ROLLOUTS = 200;

    private static final int MOST_EVENTS = 1_000;
    private static final int MOST_OUTPUTS = 10;

    private final Path folder;
    private final Ids ids;
    private final InstantSource time;
    private final Map<String, Rollout> rollouts = new LinkedHashMap<>();
    private final Map<String, Instance> instances = new TreeMap<>();
    private final List<Happening> happenings = new ArrayList<>();
    private Map<String, String> facts;

    Shelf(Path folder, Ids ids, InstantSource time) {
        this.folder = folder;
        this.ids = ids;
        this.time = time;
        this.facts = StateFile.read(folder.resolve("service.properties"));
        var found = new ArrayList<Rollout>();
        for (var file : files("rollouts")) {
            var fields = StateFile.read(file);
            if (!fields.isEmpty()) { // else it was removed since the folder was listed
                found.add(Rollout.of(fields));
            }
        }
        found.sort(Comparator.comparing(Rollout::createdAt).thenComparing(Rollout::id));
        found.forEach(each -> rollouts.put(each.id(), each));
        for (var file : files("instances")) {
            var fields = StateFile.read(file);
            if (!fields.isEmpty()) {
                var instance = Instance.of(fields);
                instances.put(instance.id(), instance);
            }
        }
        readEvents();
    }

    Path folder() {
        return folder;
    }

    /// The sources and build of a rollout.
    Path release(String rollout) {
        return folder.resolve("releases").resolve(rollout);
    }

    /// The output of an instance.
    Path output(String instance) {
        return folder.resolve("instances").resolve(instance);
    }

    synchronized Optional<String> fact(String key) {
        return Optional.ofNullable(facts.get(key));
    }

    synchronized void fact(String key, String value) {
        var changed = new TreeMap<>(facts);
        changed.put(key, value);
        StateFile.write(folder.resolve("service.properties"), changed);
        facts = changed;
    }

    /// Newest first.
    synchronized List<Rollout> rollouts() {
        return new ArrayList<>(rollouts.values()).reversed();
    }

    synchronized Optional<Rollout> rollout(String id) {
        return Optional.ofNullable(rollouts.get(id));
    }

    synchronized Optional<Rollout> inState(RolloutState state) {
        return rollouts().stream().filter(each -> each.state() == state).findFirst();
    }

    synchronized Rollout put(Rollout rollout) {
        StateFile.write(file("rollouts", rollout.id()), rollout.fields());
        rollouts.put(rollout.id(), rollout);
        var oldest = rollouts.values().iterator().next();
        if (rollouts.size() > MOST_ROLLOUTS && oldest.state().settled()) {
            remove(file("rollouts", oldest.id()));
            rollouts.remove(oldest.id());
        }
        return rollout;
    }

    synchronized List<Instance> instances() {
        return List.copyOf(instances.values());
    }

    synchronized Optional<Instance> instance(Instance.Role role) {
        return instances.values().stream().filter(each -> each.role() == role).findFirst();
    }

    /// By id.
    synchronized List<Instance> all(Instance.Role role) {
        return instances.values().stream().filter(each -> each.role() == role).toList();
    }

    /// What is remembered of errands, each in a file; see [Errands].
    List<Path> errandFiles() {
        return files("errands");
    }

    synchronized Instance put(Instance instance) {
        StateFile.write(file("instances", instance.id()), instance.fields());
        instances.put(instance.id(), instance);
        return instance;
    }

    /// Forgets an instance that is gone; its output stays for a while.
    synchronized void drop(Instance instance) {
        remove(file("instances", instance.id()));
        instances.remove(instance.id());
        var ended = outputs();
        for (var old : ended.subList(0, Math.max(0, ended.size() - MOST_OUTPUTS))) {
            removeAll(old);
        }
    }

    /// Output folders of instances, oldest first, those that run left out.
    private List<Path> outputs() {
        var outputs = new ArrayList<Path>();
        for (var each : allOutputs()) {
            if (!instances.containsKey(each.getFileName().toString())) {
                outputs.add(each);
            }
        }
        return outputs;
    }

    /// Output folders of all instances that are still kept, oldest first.
    List<Path> allOutputs() {
        var outputs = list(folder.resolve("instances"), Files::isDirectory);
        outputs.sort(Comparator.comparingLong(Shelf::changed));
        return outputs;
    }

    private static long changed(Path path) {
        try {
            return Files.getLastModifiedTime(path).toMillis();
        } catch (IOException gone) {
            return 0;
        }
    }

    /// Removes old release folders: the newest `kept` built ones stay, and all that are named. Of
    /// the newest rollouts that never served, what their commands printed stays.
    synchronized void prune(int kept, List<String> named) {
        var needed = new HashSet<>(named);
        var printed = new HashSet<String>();
        instances.values().forEach(each -> needed.add(each.artefact()));
        var count = 0;
        for (var each : rollouts()) {
            if (!each.state().settled()) {
                needed.add(each.artefact());
            }
            var built =
                    each.state() == RolloutState.LIVE || each.state() == RolloutState.DEACTIVATED;
            if (built) {
                count += needed.add(each.artefact()) ? 1 : 0;
                needed.add(each.id()); // the output of commands that ran without a build
                if (count >= kept) {
                    break;
                }
            } else if (printed.size() < MOST_OUTPUTS) {
                printed.add(each.id());
            }
        }
        for (var each : list(folder.resolve("releases"), Files::isDirectory)) {
            var name = each.getFileName().toString();
            if (!needed.contains(name)) {
                removeAll(printed.contains(name) ? each.resolve("src") : each);
            }
        }
    }

    synchronized Happening happened(String type, Map<String, String> details) {
        var happening = new Happening(ids.id("evt"), time.instant(), type, details);
        happenings.add(happening);
        var file = folder.resolve("events");
        try {
            if (happenings.size() > 2 * MOST_EVENTS) {
                happenings.subList(0, MOST_EVENTS).clear();
                var text = new StringBuilder();
                happenings.forEach(each -> text.append(each.line()));
                StateFile.writeText(file, text.toString());
            } else {
                Files.createDirectories(folder);
                Files.writeString(
                        file,
                        happening.line(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
        } catch (IOException no) {
            throw new UncheckedIOException(
                    "the file " + file + " cannot be written: " + StateFile.reason(no), no);
        }
        return happening;
    }

    /// Newest first.
    synchronized List<Happening> happenings() {
        return new ArrayList<>(happenings).reversed();
    }

    private void readEvents() {
        var file = folder.resolve("events");
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file)
                        .forEach(line -> Happening.of(line).ifPresent(happenings::add));
            }
        } catch (IOException no) {
            throw new UncheckedIOException("the file " + file + " cannot be read", no);
        }
    }

    private Path file(String kind, String id) {
        return folder.resolve(kind).resolve(id + ".properties");
    }

    private List<Path> files(String kind) {
        return list(
                folder.resolve(kind),
                path -> path.getFileName().toString().endsWith(".properties"));
    }

    private static List<Path> list(Path folder, Predicate<Path> wanted) {
        var found = new ArrayList<Path>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> each = Files.newDirectoryStream(folder)) {
            each.forEach(path -> {
                if (wanted.test(path)) {
                    found.add(path);
                }
            });
        } catch (IOException no) {
            throw new UncheckedIOException("the folder " + folder + " cannot be read", no);
        }
        return found;
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException no) {
            throw new UncheckedIOException("the file " + file + " cannot be removed", no);
        }
    }

    static void removeAll(Path folder) {
        var words = List.of("rm", "-rf", "--one-file-system", folder.toString());
        var answer = Tool.call(Path.of("/"), Duration.ofMinutes(2), words);
        if (!answer.good()) {
            throw new IllegalStateException(folder + " cannot be removed: " + answer.end());
        }
    }
}
