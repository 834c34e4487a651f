package dev.rutter.platform.release;

import dev.rutter.platform.blueprint.Blueprint;
import dev.rutter.platform.blueprint.Blueprint.Disk;
import dev.rutter.platform.blueprint.Blueprint.Kind;
import dev.rutter.platform.blueprint.Blueprint.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How a built release is started; kept with it, so that going back does not depend on today's
/// blueprint.
///
/// @param rootDir relative to the sources
/// @param shutdown between TERM and KILL, and the longest drain
/// @param mountPath where the program looks for its disk; empty where it has none
record Recipe(
        Kind kind,
        String runtime,
        String start,
        String rootDir,
        Optional<String> healthPath,
        Duration shutdown,
        Optional<String> mountPath) {

    static Recipe of(Workload workload) {
        return new Recipe(
                workload.kind(),
                workload.runtime(),
                workload.commands().start(),
                workload.rootDir(),
                workload.healthCheckPath(),
                workload.maxShutdownDelay(),
                workload.traits().disk().map(Disk::mountPath));
    }

    Map<String, String> fields() {
        var fields = new TreeMap<String, String>();
        fields.put("recipe.kind", kind.name());
        fields.put("recipe.runtime", runtime);
        fields.put("recipe.start", start);
        fields.put("recipe.rootDir", rootDir);
        healthPath.ifPresent(path -> fields.put("recipe.healthPath", path));
        fields.put("recipe.shutdownSeconds", Long.toString(shutdown.toSeconds()));
        mountPath.ifPresent(path -> fields.put("recipe.mountPath", path));
        return fields;
    }

    static Recipe of(Map<String, String> fields) {
        return new Recipe(
                Kind.valueOf(fields.getOrDefault("recipe.kind", Kind.WEB.name())),
                fields.getOrDefault("recipe.runtime", ""),
                fields.getOrDefault("recipe.start", ""),
                fields.getOrDefault("recipe.rootDir", ""),
                Optional.ofNullable(fields.get("recipe.healthPath")),
                Duration.ofSeconds(
                        Long.parseLong(fields.getOrDefault("recipe.shutdownSeconds", "30"))),
                Optional.ofNullable(fields.get("recipe.mountPath")));
    }

    /// All that makes a workload run differently, its place in the file left out.
    static String shape(Blueprint blueprint, Workload workload) {
        var all =
                List.of(
                        blueprint.groups(),
                        workload.kind().written(),
                        workload.runtime(),
                        workload.branch(),
                        workload.rootDir(),
                        workload.commands(),
                        workload.healthCheckPath(),
                        workload.maxShutdownDelay(),
                        workload.env(),
                        workload.traits().disk(),
                        workload.traits().site());
        // as text: an enum's hash differs from one process to the next
        return Integer.toHexString(all.toString().hashCode());
    }
}
