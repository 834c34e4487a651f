package dev.rutter.platform.api;

import dev.rutter.platform.blueprint.Blueprint.AutoDeploy;
import dev.rutter.platform.database.DatabaseServer;
import dev.rutter.platform.release.Platform;
import dev.rutter.platform.release.Refusal;
import dev.rutter.platform.release.RolloutState;
import dev.rutter.platform.release.Trigger;
import dev.rutter.platform.release.WorkloadRunner;
import dev.rutter.platform.release.WorkloadRunner.Created;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// The calls under `/v1` that Render's API has and this machine answers.
///
/// Source: https://api-docs.render.com/reference/introduction
final class Api {

    /// What goes back; an empty body is none at all.
    record Answer(int status, Optional<Object> body) {

        static Answer ok(Object body) {
            return new Answer(200, Optional.of(body));
        }
    }

    private final Platform platform;
    private final Shapes shapes;
    private final LogQuery logs;
    private final MetricQuery metrics;
    private final InstantSource time;

    Api(Platform platform, Shapes shapes, LogQuery logs, MetricQuery metrics, InstantSource time) {
        this.platform = platform;
        this.shapes = shapes;
        this.logs = logs;
        this.metrics = metrics;
        this.time = time;
    }

    /// @param path below `/v1`, cut at its slashes
    /// @param body an empty object where there was none
    Answer answer(String method, List<String> path, Query query, JsonNode body)
            throws Refusal, IOException {
        var call = method + " " + path.getFirst() + "/" + path.size();
        return switch (call) {
            case "GET owners/1" -> page("owner", List.of(shapes.owner()), Api::idOf, query);
            case "GET services/1" ->
                    page(
                            "service",
                            services(query).map(shapes::service).toList(),
                            Api::idOf,
                            query);
            case "GET services/2" -> Answer.ok(shapes.service(service(path.get(1))));
            case "PATCH services/2" -> patch(service(path.get(1)), body);
            case "GET postgres/1" ->
                    page(
                            "postgres",
                            named(platform.databases(), query).map(shapes::postgres).toList(),
                            Api::idOf,
                            query);
            case "GET postgres/2" -> Answer.ok(shapes.postgres(database(path.get(1))));
            case "GET postgres/3" -> {
                known(path.get(2).equals("connection-info"), method, path);
                yield Answer.ok(Shapes.connection(database(path.get(1))));
            }
            case "GET logs/1" -> Answer.ok(logs.answer(query, resources(query), now()));
            case "GET metrics/2" -> metrics(path, query);
            case "GET services/3", "POST services/3", "GET services/4", "POST services/5" ->
                    ofService(method, service(path.get(1)), path, query, body);
            default -> throw unknown(method, path);
        };
    }

    private Answer ofService(
            String method, WorkloadRunner runner, List<String> path, Query query, JsonNode body)
            throws Refusal, IOException {
        var rest = method + " " + path.get(2) + "/" + path.size();
        switch (rest) {
            case "GET deploys/3" -> {
                return deploys(runner, query);
            }
            case "POST deploys/3" -> {
                return deploy(runner, body);
            }
            case "GET deploys/4" -> {
                return Answer.ok(shapes.deploy(runner.rollout(path.get(3))));
            }
            case "POST deploys/5" -> {
                known(path.get(4).equals("cancel"), method, path);
                return Answer.ok(shapes.deploy(runner.cancel(path.get(3))));
            }
            case "POST rollback/3" -> {
                var id = text(body, "deployId");
                if (id.isEmpty()) {
                    throw new Refusal(Refusal.Kind.WRONG, "\"deployId\" is missing");
                }
                return created(runner.rollBack(id.get()));
            }
            case "POST suspend/3" -> {
                runner.suspend();
                return new Answer(202, Optional.empty());
            }
            case "POST resume/3" -> {
                runner.resume();
                return new Answer(202, Optional.empty());
            }
            case "POST restart/3" -> {
                runner.restart();
                return new Answer(200, Optional.empty());
            }
            case "GET events/3" -> {
                return events(runner, query);
            }
            case "GET instances/3" -> {
                return Answer.ok(
                        runner.instances().stream()
                                .map(each ->
                                        Map.of(
                                                "id", each.id(),
                                                "createdAt", Shapes.text(each.since()),
                                                "role",
                                                        each.role()
                                                                .name()
                                                                .toLowerCase(
                                                                        java.util.Locale.ROOT)))
                                .toList());
            }
            case "GET env-vars/3" -> {
                var list = new ArrayList<Map<String, Object>>();
                runner.variables()
                        .forEach((key, value) -> list.add(Map.of("key", key, "value", value)));
                return page("envVar", list, each -> String.valueOf(each.get("key")), query);
            }
            case "GET env-vars/4" -> {
                var value = runner.variables().get(path.get(3));
                if (value == null) {
                    throw new Refusal(Refusal.Kind.UNKNOWN, "there is no variable " + path.get(3));
                }
                return Answer.ok(Map.of("key", path.get(3), "value", value));
            }
            default -> throw unknown(method, path);
        }
    }

    private java.util.stream.Stream<WorkloadRunner> services(Query query) {
        var names = query.all("name");
        var types = query.all("type");
        var suspended = query.all("suspended");
        return platform.services().stream()
                .filter(each -> names.isEmpty() || names.contains(each.name()))
                .filter(each -> types.isEmpty() || types.contains(each.workload().kind().inApi()))
                .filter(each ->
                        suspended.isEmpty()
                                || suspended.contains(
                                        each.suspended() ? "suspended" : "not_suspended"));
    }

    private static java.util.stream.Stream<DatabaseServer> named(
            List<DatabaseServer> servers, Query query) {
        var names = query.all("name");
        return servers.stream().filter(each -> names.isEmpty() || names.contains(each.name()));
    }

    private Answer patch(WorkloadRunner runner, JsonNode body) throws Refusal {
        for (var field : body.propertyNames()) {
            if (!field.equals("autoDeploy") && !field.equals("autoDeployTrigger")) {
                throw new Refusal(
                        Refusal.Kind.WRONG,
                        "\"" + field + "\" cannot be changed here; change render.yaml");
            }
        }
        var old = text(body, "autoDeploy");
        if (old.isPresent()) {
            switch (old.get()) {
                case "yes" -> {
                    if (runner.autoDeploy() == AutoDeploy.OFF) {
                        runner.autoDeploy(AutoDeploy.COMMIT);
                    }
                }
                case "no" -> runner.autoDeploy(AutoDeploy.OFF);
                case String other ->
                        throw new Refusal(
                                Refusal.Kind.WRONG, "\"autoDeploy\" is yes or no, seen: " + other);
            }
        }
        var trigger = text(body, "autoDeployTrigger");
        if (trigger.isPresent()) {
            runner.autoDeploy(
                    AutoDeploy.of(trigger.get())
                            .orElseThrow(() ->
                                    new Refusal(
                                            Refusal.Kind.WRONG,
                                            "\"autoDeployTrigger\" is commit, checksPass or"
                                                    + " off, seen: "
                                                    + trigger.get())));
        }
        return Answer.ok(shapes.service(runner));
    }

    private Answer deploys(WorkloadRunner runner, Query query) throws Refusal {
        var states = query.all("status");
        for (var each : states) {
            if (RolloutState.of(each).isEmpty()) {
                throw Query.wrong("status", each, "a status of a deploy, such as live");
            }
        }
        var after = query.time("createdAfter").orElse(Instant.MIN);
        var before = query.time("createdBefore").orElse(Instant.MAX);
        var finishedAfter = query.time("finishedAfter");
        var finishedBefore = query.time("finishedBefore");
        var updatedAfter = query.time("updatedAfter").orElse(Instant.MIN);
        var updatedBefore = query.time("updatedBefore").orElse(Instant.MAX);
        var found =
                runner.rollouts().stream()
                        .filter(each -> states.isEmpty() || states.contains(each.state().said()))
                        .filter(each -> within(each.createdAt(), after, before))
                        .filter(each -> within(each.updatedAt(), updatedAfter, updatedBefore))
                        .filter(each ->
                                finishedAfter.isEmpty() && finishedBefore.isEmpty()
                                        || each.finishedAt()
                                                .filter(at ->
                                                        within(
                                                                at,
                                                                finishedAfter.orElse(Instant.MIN),
                                                                finishedBefore.orElse(Instant.MAX)))
                                                .isPresent())
                        .map(shapes::deploy)
                        .toList();
        return page("deploy", found, Api::idOf, query);
    }

    private static boolean within(Instant at, Instant after, Instant before) {
        return !at.isBefore(after) && !at.isAfter(before);
    }

    private Answer deploy(WorkloadRunner runner, JsonNode body) throws Refusal {
        if (text(body, "imageUrl").isPresent()) {
            throw new Refusal(
                    Refusal.Kind.WRONG,
                    "\"imageUrl\" is for services of images; give \"commitId\"");
        }
        var mode = text(body, "deployMode").orElse("build_and_deploy");
        if (!mode.equals("build_and_deploy")) {
            throw new Refusal(
                    Refusal.Kind.WRONG,
                    "\"deployMode\" " + mode + " is not done on this machine; leave it out");
        }
        return created(runner.create(text(body, "commitId"), Trigger.API));
    }

    // 202 with an empty body: it waits behind another one
    private Answer created(Created created) {
        return created.queued()
                ? new Answer(202, Optional.empty())
                : new Answer(201, Optional.of(shapes.deploy(created.rollout())));
    }

    private Answer events(WorkloadRunner runner, Query query) throws Refusal {
        var types = query.all("type");
        var from = query.time("startTime").orElse(Instant.MIN);
        var to = query.time("endTime").orElse(Instant.MAX);
        var found =
                runner.happenings().stream()
                        .filter(each -> types.isEmpty() || types.contains(each.type()))
                        .filter(each -> within(each.at(), from, to))
                        .map(each -> shapes.event(runner, each))
                        .toList();
        return page("event", found, Api::idOf, query);
    }

    private Answer metrics(List<String> path, Query query) throws Refusal, IOException {
        return switch (path.get(1)) {
            case "http-requests" -> Answer.ok(metrics.requests(query, resources(query), now()));
            case "http-latency" -> Answer.ok(metrics.latency(query, resources(query), now()));
            default -> throw unknown("GET", path);
        };
    }

    private List<WorkloadRunner> resources(Query query) throws Refusal {
        var ids = query.all("resource");
        if (ids.isEmpty()) {
            throw new Refusal(Refusal.Kind.WRONG, "\"resource\" is missing; give ids of services");
        }
        var runners = new ArrayList<WorkloadRunner>();
        for (var id : ids) {
            runners.add(service(id));
        }
        return runners;
    }

    private WorkloadRunner service(String id) throws Refusal {
        return platform.service(id)
                .orElseThrow(() -> new Refusal(Refusal.Kind.UNKNOWN, "there is no service " + id));
    }

    private DatabaseServer database(String id) throws Refusal {
        return platform.databases().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Kind.UNKNOWN, "there is no database " + id));
    }

    private Instant now() {
        return time.instant();
    }

    private static Optional<String> text(JsonNode body, String field) {
        var node = body.path(field);
        return node.isString() && !node.asString().isBlank()
                ? Optional.of(node.asString())
                : Optional.empty();
    }

    private static String idOf(Map<String, Object> shape) {
        return String.valueOf(shape.get("id"));
    }

    private static Answer page(
            String word,
            List<Map<String, Object>> all,
            Function<Map<String, Object>, String> cursor,
            Query query)
            throws Refusal {
        var from = 0;
        var after = query.one("cursor");
        if (after.isPresent()) {
            var ids = all.stream().map(cursor).toList();
            from = ids.indexOf(after.get()) + 1;
            if (from == 0) {
                throw Query.wrong("cursor", after.get(), "the last cursor of the page before");
            }
        }
        var page = new ArrayList<Map<String, Object>>();
        for (var each : all.subList(from, Math.min(all.size(), from + query.limit()))) {
            var wrapper = new LinkedHashMap<String, Object>();
            wrapper.put(word, each);
            wrapper.put("cursor", cursor.apply(each));
            page.add(wrapper);
        }
        return Answer.ok(page);
    }

    private static void known(boolean known, String method, List<String> path) throws Refusal {
        if (!known) {
            throw unknown(method, path);
        }
    }

    private static Refusal unknown(String method, List<String> path) {
        return new Refusal(
                Refusal.Kind.UNKNOWN,
                method + " /v1/" + String.join("/", path) + " is not done on this machine");
    }
}
