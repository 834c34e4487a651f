package dev.rutter.platform.blueprint;

import dev.rutter.platform.blueprint.Blueprint.AutoDeploy;
import dev.rutter.platform.blueprint.Blueprint.Commands;
import dev.rutter.platform.blueprint.Blueprint.Kind;
import dev.rutter.platform.blueprint.Blueprint.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The entries under `services:` that run a program or serve files.
final class WorkloadReader {

    /// The words for `type`.
    static final String TYPES = "web, pserv, worker, cron, keyvalue";

    private static final Set<String> RUNTIMES =
            Set.of("node", "python", "go", "ruby", "rust", "elixir");

    /// Fields that only Docker and images have.
    private static final Set<String> OF_IMAGES =
            Set.of(
                    "dockerfilePath",
                    "dockerContext",
                    "dockerCommand",
                    "registryCredential",
                    "image");

    // spec (RFC 3986, 3.3 and 3.4): the characters of a path and its query
    private static final Pattern PATH =
            Pattern.compile("/(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*");

    private final Fields.Findings findings;
    private final EnvReader env;
    private final TraitsReader traits;

    WorkloadReader(Fields.Findings findings, EnvReader env) {
        this.findings = findings;
        this.env = env;
        this.traits = new TraitsReader(findings);
    }

    /// The workload; empty where this machine does not run its runtime, which is said.
    Optional<Workload> read(String name, String type, Fields fields) {
        var runtime = fields.text("runtime").or(() -> fields.text("env")).orElse("");
        fields.accepted("env");
        if (runtime.equals("docker") || runtime.equals("image")) {
            findings.notDone(
                    fields.node(),
                    fields.path(),
                    ": nothing is started for runtime "
                            + runtime
                            + "; write the program's own runtime and commands to run it here");
            return Optional.empty();
        }
        var kind = kind(fields, type, runtime);
        if (runtime.isEmpty() && !fields.has("runtime")) {
            fields.wrong("runtime", "\"runtime\" is missing", "write one of: node, python, go …");
        } else if (!RUNTIMES.contains(runtime) && kind != Kind.STATIC) {
            findings.notes()
                    .add(
                            fields.path()
                                    + ".runtime \""
                                    + runtime
                                    + "\" is not a runtime of Render; here the tools on PATH serve");
        }
        fields.notDoneBecause("repo", ": the repository of this file is used");
        Offers.region(fields);
        Offers.plan(fields);
        fields.notDoneBecause("domain", ": it is reached at 127.0.0.1");
        fields.notDoneBecause("domains", ": it is reached at 127.0.0.1");
        fields.notDoneBecause("renderSubdomainPolicy", ": there is no subdomain here");
        for (var each : List.of("previews", "previewsEnabled", "pullRequestPreviewsEnabled")) {
            fields.notDoneBecause(each, ": there are no pull requests here");
        }
        fields.notDoneBecause("previewPlan", ": there are no pull requests here");
        for (var each : OF_IMAGES) {
            if (fields.has(each)) {
                fields.wrong(
                        each,
                        "\"" + each + "\" is for the runtimes docker and image",
                        "remove it, or change the runtime");
            }
            fields.accepted(each);
        }
        fields.notDoneBecause("ipAllowList", ": everything listens on 127.0.0.1 only");
        var delay = fields.number("maxShutdownDelaySeconds", 1, 300).orElse(30);
        var commands =
                new Commands(
                        written(fields, "buildCommand"),
                        start(fields, kind),
                        written(fields, "preDeployCommand"),
                        written(fields, "initialDeployHook"));
        var read =
                new Workload(
                        name,
                        kind,
                        runtime,
                        fields.text("branch"),
                        folder(fields, "rootDir"),
                        commands,
                        health(fields, kind),
                        Duration.ofSeconds(delay),
                        autoDeploy(fields),
                        env.entries(fields, false),
                        traits.read(fields, kind),
                        fields.node().getStartMark().map(mark -> mark.getLine() + 1).orElse(1));
        fields.end();
        return Optional.of(read);
    }

    private static Optional<String> written(Fields fields, String key) {
        return fields.text(key).filter(each -> !each.isBlank());
    }

    private static String start(Fields fields, Kind kind) {
        if (kind != Kind.STATIC) {
            return fields.needed("startCommand", "say how the program is started");
        }
        fields.text("startCommand")
                .ifPresent(_ ->
                        fields.wrong(
                                "startCommand",
                                "a static site starts no program",
                                "remove it; \"staticPublishPath\" names its files"));
        return "";
    }

    private Optional<String> health(Fields fields, Kind kind) {
        var health = written(fields, "healthCheckPath");
        if (health.isPresent() && !health.get().startsWith("/")) {
            fields.wrong("healthCheckPath", "a path begins with \"/\"", "write /" + health.get());
        } else if (health.isPresent() && !PATH.matcher(health.get()).matches()) {
            fields.wrong(
                    "healthCheckPath",
                    "this is no path of an address",
                    "write a blank as %20, and other letters in the same way");
        }
        if (health.isPresent() && kind != Kind.WEB) {
            findings.notDone(
                    fields.node(), fields.path() + ".healthCheckPath", ": only type web has one");
            return Optional.empty();
        }
        return health;
    }

    private static Kind kind(Fields fields, String type, String runtime) {
        if (type.equals("web") && runtime.equals("static")) {
            return Kind.STATIC;
        }
        for (var each : Kind.values()) {
            if (each.written().equals(type)) {
                return each;
            }
        }
        if (!type.isEmpty()) {
            fields.wrong("type", "this is no type of a service", "write one of: " + TYPES);
        }
        return Kind.WEB;
    }

    /// A path inside the repository, without empty parts.
    static String folder(Fields fields, String key) {
        var written = fields.text(key).orElse("");
        var parts = List.of(written.split("/", -1));
        if (written.startsWith("/") || parts.contains("..")) {
            fields.wrong(key, "\"" + key + "\" lies inside the repository", "");
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
}
