package dev.rutter.platform.release;

import dev.rutter.platform.blueprint.Blueprint.Workload;
import dev.rutter.platform.process.Children;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/// What the parts of one service share.
///
/// @param workload as the blueprint says now
/// @param repository as of now
/// @param variables of the workload, with their values
/// @param allVariables of every workload, to change them
/// @param passedOn from the platform's own environment, such as PATH
/// @param mark marks every process of this platform
record Context(
        String name,
        Shelf shelf,
        Children children,
        Traffic traffic,
        InstantSource time,
        Ids ids,
        Settings settings,
        Supplier<Workload> workload,
        Supplier<Repository> repository,
        Supplier<Map<String, String>> variables,
        Supplier<Variables> allVariables,
        Map<String, String> passedOn,
        String mark) {

    Context {
        passedOn = Map.copyOf(passedOn);
    }

    /// The variable that marks every process of a platform, whatever service it belongs to.
    static final String PLATFORM = "RUTTER_PLATFORM";

    /// The name of an instance in front of the proxy.
    static String target(Instance instance) {
        return instance.artefact() + ":" + instance.id();
    }

    int publicPort() {
        return shelf.fact("port").map(Integer::parseInt).orElse(0);
    }
}
