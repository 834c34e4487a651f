package dev.rutter.platform.blueprint;

import dev.rutter.platform.blueprint.Blueprint.Database;
import dev.rutter.platform.blueprint.Blueprint.EnvGroup;
import dev.rutter.platform.blueprint.Blueprint.KeyValue;
import dev.rutter.platform.blueprint.Blueprint.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads a render.yaml in one pass. Nothing in the text makes it throw; files over
/// [#MOST_CHARACTERS] are refused.
public final class BlueprintReader {

    /// The longest file that is read.
    public static final int MOST_CHARACTERS = 1_000_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern SQL_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final Set<String> POLICIES =
            Set.of(
                    "allkeys-lfu",
                    "allkeys-lru",
                    "allkeys-random",
                    "noeviction",
                    "volatile-lfu",
                    "volatile-lru",
                    "volatile-random",
                    "volatile-ttl");

    private final Fields.Findings findings =
            new Fields.Findings(new ArrayList<>(), new ArrayList<>());
    private final List<Workload> workloads = new ArrayList<>();
    private final Map<String, Fields> places = new HashMap<>();
    private final Set<String> left = new LinkedHashSet<>();
    private final List<Database> databases = new ArrayList<>();
    private final List<KeyValue> keyValues = new ArrayList<>();
    private final List<EnvGroup> groups = new ArrayList<>();
    private final EnvReader env = new EnvReader(findings);
    private final WorkloadReader services = new WorkloadReader(findings, env);

    private BlueprintReader() {}

    /// What the text asks for.
    public static Reading read(String text) {
        var reader = new BlueprintReader();
        reader.all(text);
        var mistakes = reader.findings.mistakes();
        Collections.sort(mistakes);
        return new Reading(
                new Blueprint(reader.workloads, reader.databases, reader.keyValues, reader.groups),
                mistakes,
                reader.findings.notes());
    }

    private void all(String text) {
        if (text.length() > MOST_CHARACTERS) {
            findings.mistakes()
                    .add(
                            new Mistake(
                                    1,
                                    1,
                                    "",
                                    "the file is longer than " + MOST_CHARACTERS + " characters",
                                    text.length() + " characters",
                                    ""));
            return;
        }
        Optional<Node> root;
        try {
            var settings =
                    LoadSettings.builder().setLabel("render.yaml").setMaxAliasesForCollections(50);
            root = new Compose(settings.build()).composeString(text);
        } catch (MarkedYamlEngineException broken) {
            var mark = broken.getProblemMark().or(broken::getContextMark);
            findings.mistakes()
                    .add(
                            new Mistake(
                                    mark.map(at -> at.getLine() + 1).orElse(1),
                                    mark.map(at -> at.getColumn() + 1).orElse(1),
                                    "",
                                    "this is not YAML",
                                    String.valueOf(broken.getProblem()),
                                    ""));
            return;
        } catch (YamlEngineException broken) {
            findings.mistakes()
                    .add(
                            new Mistake(
                                    1,
                                    1,
                                    "",
                                    "this is not YAML",
                                    String.valueOf(broken.getMessage()),
                                    ""));
            return;
        } catch (StackOverflowError deep) {
            findings.mistakes()
                    .add(
                            new Mistake(
                                    1,
                                    1,
                                    "",
                                    "lists and mappings stand in each other too deep",
                                    "",
                                    "a blueprint needs no more than ten"));
            return;
        }
        if (root.isEmpty() || !(root.get() instanceof MappingNode)) {
            findings.mistakes()
                    .add(
                            new Mistake(
                                    1,
                                    1,
                                    "",
                                    "a blueprint is a mapping with services or databases",
                                    "",
                                    "begin with \"services:\""));
            return;
        }
        var top = new Fields(root.get(), "", findings);
        top.named("blueprint");
        resources(top, true);
        top.fields("ungrouped").ifPresent(each -> resources(each, true));
        for (var project : top.list("projects")) {
            var fields = new Fields(project, "projects", findings);
            fields.text("name").ifPresent(name -> fields.named("projects[" + name + "]"));
            for (var environment : fields.list("environments")) {
                var inner = new Fields(environment, fields.path() + ".environments", findings);
                inner.text("name");
                inner.notDone("networking", "permissions");
                resources(inner, true);
            }
            fields.end();
        }
        top.notDoneBecause("previews", ": there are no pull requests here");
        top.accepted("version");
        top.end();
        env.references(workloads, places, new EnvReader.Known(databases, keyValues, groups, left));
    }

    private void resources(Fields fields, boolean whole) {
        for (var each : mappings(fields, "services")) {
            service(each);
        }
        for (var each : mappings(fields, "databases")) {
            database(each);
        }
        for (var group : mappings(fields, "envVarGroups")) {
            var name = group.needed("name", "give the group a name");
            group.named("envVarGroups[" + name + "]");
            groups.add(new EnvGroup(name, env.entries(group, true)));
            group.end();
        }
        if (whole && !fields.path().equals("blueprint")) {
            fields.end();
        }
    }

    /// What is no mapping is one mistake, and not one for each field that it lacks.
    private List<Fields> mappings(Fields fields, String list) {
        var all = new ArrayList<Fields>();
        for (var node : fields.list(list)) {
            var each = new Fields(node, list, findings);
            if (node instanceof MappingNode) {
                all.add(each);
            }
        }
        return all;
    }

    private void service(Fields fields) {
        var name = name(fields, "services");
        var taken =
                workloads.stream().anyMatch(each -> each.name().equals(name))
                        || keyValues.stream().anyMatch(each -> each.name().equals(name));
        if (taken) {
            fields.wrong("name", "two services have the name \"" + name + "\"", "rename one");
        }
        var type = fields.needed("type", "write one of: " + WorkloadReader.TYPES);
        if (type.equals("keyvalue") || type.equals("redis")) {
            keyValue(name, fields);
            return;
        }
        var read = services.read(name, type, fields);
        if (read.isEmpty()) {
            left.add(name);
            return;
        }
        workloads.add(read.get());
        places.put(name, fields);
    }

    private void keyValue(String name, Fields fields) {
        Offers.region(fields);
        Offers.plan(fields);
        fields.notDone("previewPlan");
        if (!fields.has("ipAllowList")) {
            fields.wrong(
                    "ipAllowList",
                    "\"ipAllowList\" is missing: Render takes no key-value store without it",
                    "write \"ipAllowList: []\" for internal connections only");
        }
        fields.notDoneBecause("ipAllowList", ": it listens on 127.0.0.1 only");
        var policy = fields.text("maxmemoryPolicy");
        if (policy.isPresent() && !POLICIES.contains(policy.get())) {
            fields.wrong(
                    "maxmemoryPolicy",
                    "this is no policy",
                    "write one of: " + String.join(", ", new TreeSet<>(POLICIES)));
        }
        keyValues.add(
                new KeyValue(
                        name,
                        policy,
                        fields.node().getStartMark().map(mark -> mark.getLine() + 1).orElse(1)));
        fields.end();
    }

    private void database(Fields fields) {
        var name = name(fields, "databases");
        Offers.region(fields);
        Offers.databasePlan(fields);
        Offers.diskSize(fields);
        fields.notDone("storageAutoscalingEnabled");
        fields.notDone("connectionPool", "readReplicas", "highAvailability");
        fields.notDone("previewPlan", "previewDiskSizeGB");
        fields.notDoneBecause("ipAllowList", ": it listens on 127.0.0.1 only");
        var plain = name.replaceAll("[^A-Za-z0-9]", "_");
        var read =
                new Database(
                        name,
                        sqlName(fields, "databaseName", plain),
                        sqlName(fields, "user", plain),
                        fields.number("postgresMajorVersion", 9, 99),
                        fields.node().getStartMark().map(mark -> mark.getLine() + 1).orElse(1));
        fields.end();
        if (databases.stream().anyMatch(each -> each.name().equals(name))) {
            fields.wrong("name", "two databases have the name \"" + name + "\"", "rename one");
        }
        databases.add(read);
    }

    private static String sqlName(Fields fields, String key, String otherwise) {
        var written = fields.text(key);
        if (written.isEmpty()) {
            var fallback =
                    Character.isDigit(otherwise.isEmpty() ? '_' : otherwise.charAt(0))
                            ? "_" + otherwise
                            : otherwise;
            return fallback;
        }
        if (!SQL_NAME.matcher(written.get()).matches() || written.get().startsWith("pg_")) {
            fields.wrong(
                    key,
                    "\"" + key + "\" is up to 63 letters, digits and \"_\", and no pg_ name",
                    "");
            return "x";
        }
        return written.get();
    }

    static String name(Fields fields, String list) {
        var name = fields.needed("name", "give it a name: other parts refer to it");
        fields.named(list + "[" + name + "]");
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            fields.wrong("name", "a name is up to 63 letters, digits, \"-\", \"_\" and \".\"", "");
        }
        return name;
    }
}
