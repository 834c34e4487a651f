package dev.rutter.platform.blueprint;

import dev.rutter.platform.blueprint.Blueprint.Database;
import dev.rutter.platform.blueprint.Blueprint.DatabaseProperty;
import dev.rutter.platform.blueprint.Blueprint.EnvEntry;
import dev.rutter.platform.blueprint.Blueprint.EnvGroup;
import dev.rutter.platform.blueprint.Blueprint.KeyValue;
import dev.rutter.platform.blueprint.Blueprint.Workload;
import dev.rutter.platform.blueprint.Blueprint.WorkloadProperty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/// The entries under `envVars:`, and whether what they refer to is there.
final class EnvReader {

    private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Fields.Findings findings;
    private final IdentityHashMap<EnvEntry, Node> nodes = new IdentityHashMap<>();

    EnvReader(Fields.Findings findings) {
        this.findings = findings;
    }

    /// The entries of a workload or group, in the order of the file.
    List<EnvEntry> entries(Fields owner, boolean group) {
        var entries = new ArrayList<EnvEntry>();
        var keys = new HashSet<String>();
        for (var node : owner.list("envVars")) {
            var place = owner.path() + ".envVars[" + entries.size() + "]";
            var fields = new Fields(node, place, findings);
            var entry = fields.has("fromGroup") ? fromGroup(fields, group) : keyed(fields, group);
            fields.notDone("previewValue");
            fields.end();
            fields.text("key")
                    .filter(key -> !keys.add(key))
                    .ifPresent(key -> fields.wrong("key", "the variable stands twice", ""));
            entry.ifPresent(each -> {
                entries.add(each);
                nodes.put(each, node);
            });
        }
        return entries;
    }

    private static Optional<EnvEntry> fromGroup(Fields fields, boolean group) {
        if (group) {
            fields.wrong("fromGroup", "a group takes nothing from another group", "");
        }
        return fields.text("fromGroup").map(EnvEntry.FromGroup::new);
    }

    private static Optional<EnvEntry> keyed(Fields fields, boolean group) {
        var key = fields.needed("key", "name the variable, or write \"fromGroup\"");
        if (!key.isEmpty() && !KEY.matcher(key).matches()) {
            fields.wrong("key", "a variable is letters, digits and \"_\"", "");
        }
        fields.named(fields.path() + " " + key);
        var forms = new ArrayList<EnvEntry>();
        // an empty value is a value: {key: X, value: ""} sets X to nothing
        if (fields.has("value")) {
            forms.add(new EnvEntry.Value(key, fields.text("value").orElse("")));
        }
        fields.flag("generateValue")
                .filter(yes -> yes)
                .ifPresent(yes -> forms.add(new EnvEntry.Generated(key)));
        var sync = fields.flag("sync");
        if (sync.isPresent()) {
            if (sync.get() || group) {
                fields.wrong("sync", "only \"sync: false\" in a service has a meaning", "");
            }
            forms.add(new EnvEntry.Given(key));
        }
        fields.fields("fromDatabase").flatMap(from -> database(key, from)).ifPresent(forms::add);
        fields.fields("fromService").flatMap(from -> workload(key, from)).ifPresent(forms::add);
        var silent = !fields.has("fromDatabase") && !fields.has("fromService");
        if (forms.size() > 1 || (forms.isEmpty() && silent && !key.isEmpty())) {
            fields.wrong(
                    "key",
                    "a variable has one source, this one has " + forms.size(),
                    "write one of: value, generateValue, sync: false, fromDatabase, fromService");
        }
        return forms.isEmpty() ? Optional.empty() : Optional.of(forms.getFirst());
    }

    private static Optional<EnvEntry> database(String key, Fields from) {
        var name = from.needed("name", "name a database of this file");
        var word = from.needed("property", "write connectionString");
        from.end();
        var property = DatabaseProperty.of(word);
        if (property.isEmpty() && !word.isEmpty()) {
            from.wrong(
                    "property",
                    "a database has no such property",
                    "write one of: connectionString, host, port, user, password, database");
        }
        return property.map(each -> new EnvEntry.FromDatabase(key, name, each));
    }

    private static Optional<EnvEntry> workload(String key, Fields from) {
        var name = from.needed("name", "name a service of this file");
        from.text("type");
        var variable = from.text("envVarKey");
        var word = from.text("property");
        from.end();
        if (variable.isPresent() == word.isPresent()) {
            from.wrong("property", "write either \"property\" or \"envVarKey\"", "");
            return Optional.empty();
        }
        if (variable.isPresent()) {
            return Optional.of(new EnvEntry.FromVariable(key, name, variable.get()));
        }
        var property = WorkloadProperty.of(word.orElseThrow());
        if (property.isEmpty()) {
            from.wrong(
                    "property",
                    "a service has no such property",
                    "write one of: host, port, hostport, connectionString");
        }
        return property.map(each -> new EnvEntry.FromWorkload(key, name, each));
    }

    /// What else stands in the file.
    ///
    /// @param left services that are not run on this machine
    record Known(
            List<Database> databases,
            List<KeyValue> keyValues,
            List<EnvGroup> groups,
            Set<String> left) {}

    /// Whether everything that is referred to stands in the file.
    void references(List<Workload> workloads, Map<String, Fields> places, Known known) {
        var stores = known.keyValues().stream().map(KeyValue::name).toList();
        var names = Stream.concat(workloads.stream().map(Workload::name), stores.stream()).toList();
        var bases = known.databases().stream().map(Database::name).toList();
        var sets = known.groups().stream().map(EnvGroup::name).toList();
        var left = known.left();
        for (var workload : workloads) {
            var place = places.get(workload.name());
            if (place == null) {
                continue;
            }
            for (var entry : workload.env()) {
                var at = nodes.getOrDefault(entry, place.node());
                switch (entry) {
                    case EnvEntry.Value _, EnvEntry.Generated _, EnvEntry.Given _ -> {}
                    case EnvEntry.FromGroup(var group) ->
                            known(at, place.path(), "group", group, sets);
                    case EnvEntry.FromDatabase(_, var database, _) ->
                            known(at, place.path(), "database", database, bases);
                    case EnvEntry.FromWorkload(var key, var name, var property) -> {
                        if (!unset(at, place, left, key, name)) {
                            known(at, place.path(), "service", name, names);
                            if (property == WorkloadProperty.CONNECTION_STRING
                                    && !stores.contains(name)) {
                                findings.mistake(
                                        at,
                                        place.path() + ".envVars",
                                        "only a key-value store has a connection string",
                                        name,
                                        "write one of: host, port, hostport");
                            }
                        }
                    }
                    case EnvEntry.FromVariable(var key, var name, _) -> {
                        if (!unset(at, place, left, key, name)) {
                            known(at, place.path(), "service", name, names);
                        }
                        circle(workloads, workload, entry)
                                .ifPresent(way ->
                                        findings.mistake(
                                                at,
                                                place.path() + ".envVars " + key,
                                                "the variable is taken from itself",
                                                way,
                                                "give one of them a value"));
                    }
                }
            }
        }
    }

    /// The way from a variable back to itself, where what it is taken from leads there.
    private static Optional<String> circle(
            List<Workload> workloads, Workload owner, EnvEntry first) {
        var way = new LinkedHashSet<String>();
        var begin = owner.name() + " " + first.key();
        var name = owner.name();
        var entry = Optional.of(first);
        while (entry.isPresent() && way.add(name + " " + entry.get().key())) {
            if (!(entry.get() instanceof EnvEntry.FromVariable(_, var from, var variable))) {
                return Optional.empty();
            }
            name = from;
            entry =
                    workloads.stream()
                            .filter(each -> each.name().equals(from))
                            .flatMap(each -> each.env().stream())
                            .filter(each -> each.key().equals(variable))
                            .findFirst();
        }
        var end = entry.map(EnvEntry::key).orElse("");
        return begin.equals(name + " " + end)
                ? Optional.of(String.join(" from ", way) + " from " + begin)
                : Optional.empty();
    }

    private boolean unset(Node at, Fields place, Set<String> left, String key, String name) {
        if (!left.contains(name)) {
            return false;
        }
        findings.notDone(
                at,
                place.path() + ".envVars " + key,
                ": service \"" + name + "\" is not run, the variable is not set");
        return true;
    }

    private void known(Node at, String path, String what, String name, Collection<String> present) {
        if (!name.isEmpty() && !present.contains(name)) {
            findings.mistake(
                    at,
                    path + ".envVars",
                    "there is no " + what + " \"" + name + "\" in this file",
                    "",
                    present.isEmpty() ? "add it" : "write one of: " + String.join(", ", present));
        }
    }
}
