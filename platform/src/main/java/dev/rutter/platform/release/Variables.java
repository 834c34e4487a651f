package dev.rutter.platform.release;

import dev.rutter.platform.blueprint.Blueprint;
import dev.rutter.platform.blueprint.Blueprint.EnvEntry;
import dev.rutter.platform.blueprint.Blueprint.Workload;
import dev.rutter.platform.database.DatabaseServer;
import dev.rutter.platform.database.KeyValueServer;
import dev.rutter.platform.process.StateFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// The values of the variables in a blueprint. What was generated or given once stays for ever, in
/// `HOME/variables.properties`.
final class Variables {

    /// The file in the platform's home.
    static final String FILE = "variables.properties";

    private static final int GENERATED_BYTES = 32;

    /// Before what a call has changed: `=` and the value, or `-`.
    static final String CALLED = "call:";

    private final Path file;
    private final Ids ids;
    private final Blueprint blueprint;
    private final Map<String, DatabaseServer> databases;
    private final Map<String, KeyValueServer> keyValues;
    private final Function<String, Integer> ports;
    private final Set<String> missing = new HashSet<>();

    /// @param ports the public port of a service by its name
    Variables(
            Path home,
            Ids ids,
            Blueprint blueprint,
            Map<String, DatabaseServer> databases,
            Map<String, KeyValueServer> keyValues,
            Function<String, Integer> ports) {
        this.file = home.resolve(FILE);
        this.ids = ids;
        this.blueprint = blueprint;
        this.databases = Map.copyOf(databases);
        this.keyValues = Map.copyOf(keyValues);
        this.ports = ports;
    }

    /// Takes over what is given now for the variables that the blueprint leaves open.
    ///
    /// @param there the services that there were before
    /// @return one line for each that got another value, which only a release gives it
    List<String> give(Map<String, String> given, List<String> there) {
        var kept = new HashMap<>(StateFile.read(file));
        var changed = new ArrayList<String>();
        for (var workload : blueprint.workloads()) {
            for (var entry : workload.env()) {
                if (entry instanceof EnvEntry.Given(var key) && given.containsKey(key)) {
                    var value = given.get(key);
                    if (!value.equals(kept.put(key(workload.name(), key), value))
                            && there.contains(workload.name())) {
                        changed.add(
                                "the variable "
                                        + key
                                        + " of service \""
                                        + workload.name()
                                        + "\" has a new value, which its next release takes: rutter"
                                        + " platform deploy "
                                        + workload.name());
                    }
                }
            }
        }
        StateFile.write(file, kept);
        return changed;
    }

    /// The variables of a workload, later entries of the file over those of groups before them.
    Map<String, String> of(Workload workload) {
        var values = new TreeMap<String, String>();
        for (var entry : workload.env()) {
            put(values, workload.name(), entry, new HashSet<>());
        }
        changed(values, workload.name());
        return values;
    }

    /// What calls have changed, over what the blueprint says.
    private void changed(Map<String, String> values, String workload) {
        var prefix = CALLED + workload + "/";
        for (var each : StateFile.read(file).entrySet()) {
            if (each.getKey().startsWith(prefix)) {
                var key = each.getKey().substring(prefix.length());
                if (each.getValue().startsWith("=")) {
                    values.put(key, each.getValue().substring(1));
                } else {
                    values.remove(key);
                }
            }
        }
    }

    /// Sets a variable of a workload by a call, over its blueprint.
    void set(String workload, String key, String value) {
        var kept = new HashMap<>(StateFile.read(file));
        kept.put(CALLED + workload + "/" + key, "=" + value);
        StateFile.write(file, kept);
    }

    /// Takes a variable away by a call, also where the blueprint has it.
    void remove(String workload, String key) {
        var kept = new HashMap<>(StateFile.read(file));
        kept.put(CALLED + workload + "/" + key, "-");
        StateFile.write(file, kept);
    }

    /// One line for each variable of a workload that a call has changed.
    List<String> called(String workload) {
        var prefix = CALLED + workload + "/";
        return StateFile.read(file).keySet().stream()
                .filter(each -> each.startsWith(prefix))
                .map(each ->
                        "the variable "
                                + each.substring(prefix.length())
                                + " of service \""
                                + workload
                                + "\" was changed by a call and stays so, whatever render.yaml"
                                + " says")
                .sorted()
                .toList();
    }

    /// One line for each variable that has no value, told by the calls so far.
    List<String> missing() {
        return missing.stream().sorted().toList();
    }

    private void put(Map<String, String> values, String owner, EnvEntry entry, Set<String> under) {
        switch (entry) {
            case EnvEntry.Value(var key, var value) -> values.put(key, value);
            case EnvEntry.Generated(var key) -> values.put(key, generated(owner, key));
            case EnvEntry.Given(var key) ->
                    given(owner, key).ifPresent(value -> values.put(key, value));
            case EnvEntry.FromDatabase(var key, var name, var property) ->
                    Optional.ofNullable(databases.get(name))
                            .ifPresent(each -> values.put(key, of(each, property)));
            case EnvEntry.FromWorkload(var key, var name, var property) -> {
                var store = keyValues.get(name);
                if (store != null) {
                    values.put(key, of(store, property));
                } else if (blueprint.workload(name).isPresent()) {
                    var port = ports.apply(name);
                    values.put(
                            key,
                            switch (property) {
                                case HOST -> "127.0.0.1";
                                case PORT -> Integer.toString(port);
                                case HOST_AND_PORT, CONNECTION_STRING -> "127.0.0.1:" + port;
                            });
                }
            }
            case EnvEntry.FromVariable(var key, var name, var variable) ->
                    other(name, variable, under).ifPresent(value -> values.put(key, value));
            case EnvEntry.FromGroup(var name) ->
                    blueprint
                            .group(name)
                            .ifPresent(group ->
                                    group.env()
                                            .forEach(each ->
                                                    put(values, "group:" + name, each, under)));
        }
    }

    // two workloads may refer to each other's variables in a circle; then there is no value
    private Optional<String> other(String name, String variable, Set<String> under) {
        var workload = blueprint.workload(name);
        if (workload.isEmpty() || !under.add(name + "/" + variable)) {
            return Optional.empty();
        }
        var values = new TreeMap<String, String>();
        for (var entry : workload.get().env()) {
            if (entry instanceof EnvEntry.FromGroup || entry.key().equals(variable)) {
                put(values, name, entry, under); // the others may refer to anything
            }
        }
        changed(values, name);
        under.remove(name + "/" + variable);
        var value = Optional.ofNullable(values.get(variable));
        if (value.isEmpty()) {
            missing.add("service \"" + name + "\" has no variable " + variable + " to take from");
        }
        return value;
    }

    private static String of(DatabaseServer server, Blueprint.DatabaseProperty property) {
        return switch (property) {
            case CONNECTION_STRING -> server.connectionString();
            case HOST -> "127.0.0.1";
            case PORT -> Integer.toString(server.port());
            case USER -> server.user();
            case PASSWORD -> server.password();
            case DATABASE -> server.databaseName();
        };
    }

    private static String of(KeyValueServer server, Blueprint.WorkloadProperty property) {
        return switch (property) {
            case CONNECTION_STRING -> server.connectionString();
            case HOST -> "127.0.0.1";
            case PORT -> Integer.toString(server.port());
            case HOST_AND_PORT -> "127.0.0.1:" + server.port();
        };
    }

    private String generated(String owner, String key) {
        var kept = StateFile.read(file);
        var name = key(owner, key);
        var value = kept.get(name);
        if (value != null) {
            return value;
        }
        var fresh = Base64.getEncoder().encodeToString(ids.bytes(GENERATED_BYTES));
        var more = new HashMap<>(kept);
        more.put(name, fresh);
        StateFile.write(file, more);
        return fresh;
    }

    private Optional<String> given(String owner, String key) {
        var value = Optional.ofNullable(StateFile.read(file).get(key(owner, key)));
        if (value.isEmpty()) {
            missing.add(
                    "the variable "
                            + key
                            + " of service \""
                            + owner
                            + "\" (sync: false) has no value; export "
                            + key
                            + " and start again");
        }
        return value;
    }

    static String key(String owner, String key) {
        return owner + "/" + key;
    }
}
