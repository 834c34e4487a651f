package dev.rutter.platform.release;

import dev.rutter.platform.blueprint.Blueprint;
import dev.rutter.platform.blueprint.Blueprint.Workload;
import dev.rutter.platform.blueprint.BlueprintReader;
import dev.rutter.platform.process.StateFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Services that are no longer in the blueprint and run on, each as it last stood there and of the
/// repository that it is of: another folder's commits are none of its own. Thread-safe.
///
/// State: `HOME/services/NAME/left.properties`.
final class Former {

    private static final String FILE = "left.properties";

    /// @param blueprint the last one that had it
    /// @param repository that blueprint's
    record Left(Blueprint blueprint, Repository repository) {}

    private final Path services;
    private final Map<String, Left> all = new ConcurrentHashMap<>();

    Former(Path home) {
        services = home.resolve("services");
    }

    /// Finds again what an earlier platform left.
    List<Workload> read() throws IOException {
        var found = new ArrayList<Workload>();
        if (!Files.isDirectory(services)) {
            return found;
        }
        try (DirectoryStream<Path> each = Files.newDirectoryStream(services)) {
            for (var folder : each) {
                var name = folder.getFileName().toString();
                var fields = StateFile.read(folder.resolve(FILE));
                if (!fields.isEmpty()) {
                    found.addAll(keep(name, fields).stream().toList());
                }
            }
        }
        return found;
    }

    private Optional<Workload> keep(String name, Map<String, String> fields) {
        var blueprint = BlueprintReader.read(fields.getOrDefault("blueprint", "")).blueprint();
        var folder = Path.of(fields.getOrDefault("folder", ""));
        all.put(name, new Left(blueprint, Repository.known(folder)));
        return blueprint.workload(name);
    }

    /// From now on it is no longer in the blueprint.
    void leave(String name, String blueprint, Path folder) {
        var fields = Map.of("blueprint", blueprint, "folder", folder.toString());
        StateFile.write(services.resolve(name).resolve(FILE), fields);
        keep(name, fields);
    }

    /// It is in the blueprint again.
    void back(String name) throws IOException {
        Files.deleteIfExists(services.resolve(name).resolve(FILE));
        all.remove(name);
    }

    Optional<Left> of(String name) {
        return Optional.ofNullable(all.get(name));
    }
}
