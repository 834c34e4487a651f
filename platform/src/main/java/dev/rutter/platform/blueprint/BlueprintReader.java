package dev.rutter.platform.blueprint;

import dev.rutter.platform.blueprint.Blueprint.AutoDeploy;
import dev.rutter.platform.blueprint.Blueprint.Commands;
import dev.rutter.platform.blueprint.Blueprint.Database;
import dev.rutter.platform.blueprint.Blueprint.EnvGroup;
import dev.rutter.platform.blueprint.Blueprint.Kind;
import dev.rutter.platform.blueprint.Blueprint.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final Set<String> RUNTIMES =
            Set.of("node", "python", "go", "ruby", "rust", "elixir");

    private final Fields.Findings findings =
            new Fields.Findings(new ArrayList<>(), new ArrayList<>());
    private final List<Workload> workloads = new ArrayList<>();
    private final Map<String, Fields> places = new HashMap<>();
    private final Set<String> left = new LinkedHashSet<>();
    private final List<Database> databases = new ArrayList<>();
    private final List<EnvGroup> groups = new ArrayList<>();
    private final EnvReader env = new EnvReader(findings);

    private BlueprintReader() {}

    /// What the text asks for.
    public static Reading read(String text) {
        var reader = new BlueprintReader();
        reader.all(text);
        var mistakes = reader.findings.mistakes();
        Collections.sort(mistakes);
        return new Reading(
                new Blueprint(reader.workloads, reader.databases, reader.groups),
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
        top.notDone("previews");
        top.accepted("version");
        top.end();
        env.references(workloads, places, databases, groups, left);
    }

    private void resources(Fields fields, boolean whole) {
        for (var node : fields.list("services")) {
            workload(new Fields(node, "services", findings));
        }
        for (var node : fields.list("databases")) {
            database(new Fields(node, "databases", findings));
        }
        for (var node : fields.list("envVarGroups")) {
            var group = new Fields(node, "envVarGroups", findings);
            var name = group.needed("name", "give the group a name");
            group.named("envVarGroups[" + name + "]");
            groups.add(new EnvGroup(name, env.entries(group, true)));
            group.end();
        }
        if (whole && !fields.path().equals("blueprint")) {
            fields.end();
        }
    }

    private void workload(Fields fields) {
        var name = name(fields, "services");
        var type = fields.needed("type", "write one of: web, pserv, worker");
        var runtime = fields.text("runtime").or(() -> fields.text("env")).orElse("");
        fields.accepted("env");
        var skipped =
                switch (type) {
                    case "cron", "keyvalue", "redis" -> true;
                    default -> Set.of("docker", "image", "static").contains(runtime);
                };
        if (skipped) {
            left.add(name);
            findings.notDone(
                    fields.node(),
                    fields.path(),
                    ": nothing is started for "
                            + (runtime.isEmpty() || type.equals("cron")
                                    ? "type " + type
                                    : "runtime " + runtime));
            return;
        }
        var kind = kind(fields, type);
        if (runtime.isEmpty()) {
            fields.wrong("runtime", "\"runtime\" is missing", "write one of: node, python, go …");
        } else if (!RUNTIMES.contains(runtime)) {
            findings.notes()
                    .add(
                            fields.path()
                                    + ".runtime \""
                                    + runtime
                                    + "\" is not a runtime of Render; here the tools on PATH serve");
        }
        fields.notDone("repo", ": the repository of this file is used");
        fields.notDone("region", "plan", "domain", "domains", "renderSubdomainPolicy", "scaling");
        fields.notDone("disk", ": the folder of a release is its own, use a path outside of it");
        fields.notDone("buildFilter", "previews", "previewsEnabled", "pullRequestPreviewsEnabled");
        fields.notDone("maintenanceMode", "previewPlan", "registryCredential", "dockerfilePath");
        fields.notDone("dockerContext", "dockerCommand", "image");
        fields.notDone("ipAllowList", ": everything listens on 127.0.0.1 only");
        var instances = fields.number("numInstances", 0, 100);
        if (instances.isPresent() && instances.get() != 1) {
            fields.notDone("numInstances", ": one instance runs");
        }
        var delay = fields.number("maxShutdownDelaySeconds", 1, 300).orElse(30);
        var commands =
                new Commands(
                        fields.text("buildCommand").filter(each -> !each.isBlank()),
                        fields.needed("startCommand", "say how the program is started"),
                        fields.text("preDeployCommand").filter(each -> !each.isBlank()),
                        fields.text("initialDeployHook").filter(each -> !each.isBlank()));
        var health = fields.text("healthCheckPath").filter(each -> !each.isBlank());
        if (health.isPresent() && !health.get().startsWith("/")) {
            fields.wrong("healthCheckPath", "a path begins with \"/\"", "write /" + health.get());
        }
        if (health.isPresent() && kind != Kind.WEB) {
            findings.notDone(
                    fields.node(), fields.path() + ".healthCheckPath", ": only type web has one");
            health = Optional.empty();
        }
        var read =
                new Workload(
                        name,
                        kind,
                        runtime,
                        fields.text("branch"),
                        rootDir(fields),
                        commands,
                        health,
                        Duration.ofSeconds(delay),
                        autoDeploy(fields),
                        env.entries(fields, false),
                        fields.node().getStartMark().map(mark -> mark.getLine() + 1).orElse(1));
        fields.end();
        if (workloads.stream().anyMatch(each -> each.name().equals(name))) {
            fields.wrong("name", "two services have the name \"" + name + "\"", "rename one");
        }
        workloads.add(read);
        places.put(name, fields);
    }

    private static Kind kind(Fields fields, String type) {
        for (var each : Kind.values()) {
            if (each.written().equals(type)) {
                return each;
            }
        }
        if (!type.isEmpty()) {
            fields.wrong(
                    "type",
                    "this is no type of a service",
                    "write one of: web, pserv, worker, cron, keyvalue");
        }
        return Kind.WEB;
    }

    private static String rootDir(Fields fields) {
        var written = fields.text("rootDir").orElse("");
        var parts = List.of(written.split("/", -1));
        if (written.startsWith("/") || parts.contains("..")) {
            fields.wrong("rootDir", "\"rootDir\" lies inside the repository", "");
            return "";
        }
        return String.join(
                "/", parts.stream().filter(each -> !each.isEmpty() && !each.equals(".")).toList());
    }

    private AutoDeploy autoDeploy(Fields fields) {
        var old = fields.flag("autoDeploy");
        var word = fields.text("autoDeployTrigger");
        if (word.isEmpty()) {
            return old.orElse(true) ? AutoDeploy.COMMIT : AutoDeploy.OFF;
        }
        var trigger = AutoDeploy.of(word.get());
        if (trigger.isEmpty()) {
            fields.wrong(
                    "autoDeployTrigger",
                    "this is no trigger",
                    "write one of: commit, checksPass, off");
        }
        if (trigger.equals(Optional.of(AutoDeploy.CHECKS_PASS))) {
            findings.notDone(
                    fields.node(),
                    fields.path() + ".autoDeployTrigger checksPass",
                    ": nothing here runs the checks, releases start only when asked for");
        }
        return trigger.orElse(AutoDeploy.COMMIT);
    }

    private void database(Fields fields) {
        var name = name(fields, "databases");
        fields.notDone("region", "plan", "diskSizeGB", "storageAutoscalingEnabled");
        fields.notDone("connectionPool", "readReplicas", "highAvailability");
        fields.notDone("previewPlan", "previewDiskSizeGB");
        fields.notDone("ipAllowList", ": it listens on 127.0.0.1 only");
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

    private static String name(Fields fields, String list) {
        var name = fields.needed("name", "give it a name: other parts refer to it");
        fields.named(list + "[" + name + "]");
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            fields.wrong("name", "a name is up to 63 letters, digits, \"-\", \"_\" and \".\"", "");
        }
        return name;
    }
}
