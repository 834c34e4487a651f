package dev.rutter.platform.api;

import dev.rutter.platform.blueprint.Blueprint.AutoDeploy;
import dev.rutter.platform.database.DatabaseServer;
import dev.rutter.platform.database.KeyValueServer;
import dev.rutter.platform.release.Happening;
import dev.rutter.platform.release.Rollout;
import dev.rutter.platform.release.WorkloadRunner;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Our values as Render's JSON.
final class Shapes {

    private final String owner;

    /// @param owner the id of the only workspace
    Shapes(String owner) {
        this.owner = owner;
    }

    Map<String, Object> owner() {
        return Map.of("id", owner, "name", "this machine", "email", "", "type", "team");
    }

    Map<String, Object> service(WorkloadRunner runner) {
        var workload = runner.workload();
        var details = new LinkedHashMap<String, Object>();
        details.put("env", workload.runtime());
        details.put("runtime", workload.runtime());
        details.put("plan", "custom");
        details.put("region", "local");
        details.put("numInstances", runner.chosen().instances());
        if (workload.kind().listens()) {
            var mode = runner.chosen().maintenance();
            details.put("maintenanceMode", Map.of("enabled", mode.enabled(), "uri", mode.uri()));
        }
        workload.traits()
                .disk()
                .ifPresent(disk ->
                        details.put(
                                "disk",
                                Map.of("name", disk.name(), "mountPath", disk.mountPath())));
        workload.traits()
                .schedule()
                .ifPresent(schedule -> details.put("schedule", schedule.written()));
        workload.traits().site().ifPresent(site -> details.put("publishPath", site.publishPath()));
        workload.healthCheckPath().ifPresent(path -> details.put("healthCheckPath", path));
        details.put("maxShutdownDelaySeconds", workload.maxShutdownDelay().toSeconds());
        if (workload.kind().listens()) {
            details.put("url", url(runner));
            details.put("openPorts", List.of(Map.of("port", runner.port(), "protocol", "TCP")));
        }
        var shape = new LinkedHashMap<String, Object>();
        shape.put("id", runner.id());
        shape.put("name", runner.name());
        shape.put("ownerId", owner);
        shape.put("type", workload.kind().inApi());
        shape.put("slug", runner.name());
        shape.put("repo", runner.repository().folder().toString());
        shape.put("branch", runner.branch());
        shape.put("rootDir", workload.rootDir());
        shape.put("autoDeploy", runner.chosen().autoDeploy() == AutoDeploy.OFF ? "no" : "yes");
        shape.put("autoDeployTrigger", runner.chosen().autoDeploy().written());
        shape.put("suspended", runner.suspended() ? "suspended" : "not_suspended");
        shape.put("suspenders", runner.suspended() ? List.of("user") : List.of());
        shape.put("createdAt", text(runner.createdAt()));
        var rollouts = runner.rollouts();
        shape.put(
                "updatedAt",
                text(rollouts.isEmpty() ? runner.createdAt() : rollouts.getFirst().updatedAt()));
        shape.put("serviceDetails", details);
        return shape;
    }

    static String url(WorkloadRunner runner) {
        return "http://127.0.0.1:" + runner.port();
    }

    Map<String, Object> deploy(Rollout rollout) {
        var shape = new LinkedHashMap<String, Object>();
        shape.put("id", rollout.id());
        shape.put(
                "commit",
                Map.of(
                        "id", rollout.commit().hash(),
                        "message", rollout.commit().message(),
                        "createdAt", text(rollout.commit().at())));
        shape.put("status", rollout.state().said());
        shape.put("trigger", rollout.trigger().said());
        rollout.startedAt().ifPresent(at -> shape.put("startedAt", text(at)));
        rollout.finishedAt().ifPresent(at -> shape.put("finishedAt", text(at)));
        shape.put("createdAt", text(rollout.createdAt()));
        shape.put("updatedAt", text(rollout.updatedAt()));
        shape.put("artifactId", rollout.artefact());
        if (!rollout.reason().isEmpty()) {
            shape.put("reason", rollout.reason()); // ours: Render tells it in the events only
        }
        return shape;
    }

    Map<String, Object> event(WorkloadRunner runner, Happening happening) {
        var details = new LinkedHashMap<String, Object>(happening.details());
        var rollout =
                runner.rollouts().stream()
                        .filter(each -> each.id().equals(happening.details().get("deployId")))
                        .findFirst();
        if (happening.type().equals("deploy_ended")) {
            var reason = happening.details().getOrDefault("reason", "");
            details.put("reason", Why.of(rollout.map(Rollout::state), reason));
        }
        if (happening.type().equals("deploy_started")) {
            details.put("trigger", trigger(runner, rollout, happening));
        }
        return Map.of(
                "id", happening.id(),
                "timestamp", text(happening.at()),
                "serviceId", runner.id(),
                "type", happening.type(),
                "details", details);
    }

    private static Map<String, Object> trigger(
            WorkloadRunner runner, Optional<Rollout> rollout, Happening happening) {
        var word = happening.details().getOrDefault("trigger", "");
        var trigger = new LinkedHashMap<String, Object>();
        var first =
                runner.rollouts().isEmpty() ? rollout : Optional.of(runner.rollouts().getLast());
        trigger.put("firstBuild", rollout.isPresent() && first.equals(rollout));
        trigger.put("newCommit", word.equals("new_commit"));
        trigger.put("manual", word.equals("api"));
        trigger.put("rollback", word.equals("rollback"));
        rollout.filter(_ -> word.equals("rollback"))
                .ifPresent(each -> trigger.put("rollbackTargetDeployId", each.artefact()));
        trigger.put("word", word); // ours
        return trigger;
    }

    Map<String, Object> postgres(DatabaseServer server, String state) {
        var shape = new LinkedHashMap<String, Object>();
        shape.put("id", server.id());
        shape.put("name", server.name());
        shape.put("databaseName", server.databaseName());
        shape.put("databaseUser", server.user());
        shape.put("version", server.version().split("\\.", 2)[0]);
        shape.put("status", state);
        shape.put("suspended", "not_suspended");
        shape.put("suspenders", List.of());
        shape.put("plan", "custom");
        shape.put("region", "local");
        shape.put("role", "primary");
        shape.put("owner", owner());
        shape.put("createdAt", text(Instant.ofEpochMilli(server.createdAtMillis())));
        shape.put("updatedAt", text(Instant.ofEpochMilli(server.createdAtMillis())));
        return shape;
    }

    Map<String, Object> keyValue(KeyValueServer server) {
        var shape = new LinkedHashMap<String, Object>();
        shape.put("id", server.id());
        shape.put("name", server.name());
        shape.put("status", server.available() ? "available" : "unavailable");
        shape.put("plan", "custom");
        shape.put("region", "local");
        shape.put("owner", owner());
        shape.put("options", Map.of("maxmemoryPolicy", server.policy()));
        return shape;
    }

    static Map<String, Object> connection(KeyValueServer server) {
        return Map.of(
                "internalConnectionString",
                server.connectionString(),
                "externalConnectionString",
                server.connectionString(),
                "cliCommand",
                server.program().replace("-server", "-cli") + " -h 127.0.0.1 -p " + server.port());
    }

    static Map<String, Object> connection(DatabaseServer server) {
        var text = server.connectionString();
        return Map.of(
                "password",
                server.password(),
                "internalConnectionString",
                text,
                "externalConnectionString",
                text,
                "psqlCommand",
                "PGPASSWORD="
                        + server.password()
                        + " psql -h 127.0.0.1 -p "
                        + server.port()
                        + " -U "
                        + server.user()
                        + " "
                        + server.databaseName());
    }

    static String text(Instant at) {
        return at.toString();
    }
}
