package dev.rutter.platform.release;

import dev.rutter.platform.blueprint.Blueprint;
import dev.rutter.platform.blueprint.Blueprint.EnvEntry;
import dev.rutter.platform.process.StateFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What a blueprint leaves to whoever starts the platform.
public final class OpenVariables {
    private OpenVariables() {}

    /// The variables that a blueprint leaves open (`sync: false`) and nobody has given a value yet,
    /// each with the services that want it, in the blueprint's order.
    public static SequencedMap<String, List<String>> open(Blueprint blueprint, Path home) {
        var kept = StateFile.read(home.resolve(Variables.FILE));
        var open = new LinkedHashMap<String, List<String>>();
        for (var workload : blueprint.workloads()) {
            for (var entry : workload.env()) {
                if (entry instanceof EnvEntry.Given(var key)
                        && !kept.containsKey(Variables.key(workload.name(), key))
                        && !kept.containsKey(
                                Variables.CALLED + Variables.key(workload.name(), key))) {
                    open.computeIfAbsent(key, _ -> new ArrayList<>()).add(workload.name());
                }
            }
        }
        return open;
    }
}
