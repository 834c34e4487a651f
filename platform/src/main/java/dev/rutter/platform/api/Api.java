package dev.rutter.platform.api;

import dev.rutter.platform.blueprint.Blueprint.AutoDeploy;
import dev.rutter.platform.database.DatabaseServer;
import dev.rutter.platform.release.Platform;
import dev.rutter.platform.release.Refusal;
import dev.rutter.platform.release.WorkloadRunner;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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
    private final DeployCalls deploys;
    private final LogQuery logs;
    private final MetricQuery metrics;
    private final InstantSource time;

    Api(Platform platform, Shapes shapes, LogQuery logs, MetricQuery metrics, InstantSource time) {
        this.platform = platform;
        this.shapes = shapes;
        this.deploys = new DeployCalls(shapes);
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
        return switch (rest) {
            case "GET deploys/3" -> deploys.list(runner, query);
            case "POST deploys/3" -> deploys.create(runner, body);
            case "GET deploys/4" -> Answer.ok(shapes.deploy(runner.rollout(path.get(3))));
            case "POST deploys/5" -> {
                known(path.get(4).equals("cancel"), method, path);
                yield Answer.ok(shapes.deploy(runner.cancel(path.get(3))));
            }
            case "POST rollback/3" -> deploys.rollBack(runner, body);
            case "POST suspend/3" -> {
                runner.suspend();
                yield new Answer(202, Optional.empty());
            }
            case "POST resume/3" -> {
                runner.resume();
                yield new Answer(202, Optional.empty());
            }
            case "POST restart/3" -> {
                runner.restart();
                yield new Answer(200, Optional.empty());
            }
            case "GET events/3" -> events(runner, query);
            case "GET instances/3" -> instances(runner);
            case "GET env-vars/3" -> variables(runner, query);
            case "GET env-vars/4" -> variable(runner, path.get(3));
            default -> throw unknown(method, path);
        };
    }

    private static Answer instances(WorkloadRunner runner) {
        return Answer.ok(
                runner.instances().stream()
                        .map(each ->
                                Map.of(
                                        "id", each.id(),
                                        "createdAt", Shapes.text(each.since()),
                                        "role", each.role().name().toLowerCase(Locale.ROOT)))
                        .toList());
    }

    private static Answer variables(WorkloadRunner runner, Query query) throws Refusal {
        var list = new ArrayList<Map<String, Object>>();
        runner.variables().forEach((key, value) -> list.add(Map.of("key", key, "value", value)));
        return page("envVar", list, each -> String.valueOf(each.get("key")), query);
    }

    private static Answer variable(WorkloadRunner runner, String key) throws Refusal {
        var value = runner.variables().get(key);
        if (value == null) {
            throw new Refusal(Refusal.Kind.UNKNOWN, "there is no variable " + key);
        }
        return Answer.ok(Map.of("key", key, "value", value));
    }

    private Stream<WorkloadRunner> services(Query query) {
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

    private static Stream<DatabaseServer> named(List<DatabaseServer> servers, Query query) {
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

    static boolean within(Instant at, Instant after, Instant before) {
        return !at.isBefore(after) && !at.isAfter(before);
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

    static Optional<String> text(JsonNode body, String field) {
        var node = body.path(field);
        return node.isString() && !node.asString().isBlank()
                ? Optional.of(node.asString())
                : Optional.empty();
    }

    static String idOf(Map<String, Object> shape) {
        return String.valueOf(shape.get("id"));
    }

    static Answer page(
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
