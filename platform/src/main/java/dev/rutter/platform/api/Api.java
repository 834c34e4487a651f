package dev.rutter.platform.api;

import dev.rutter.platform.database.KeyValueServer;
import dev.rutter.platform.release.Platform;
import dev.rutter.platform.release.Refusal;
import dev.rutter.platform.release.WorkloadRunner;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
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
    private final ServiceCalls changes;
    private final WebhookCalls webhooks;
    private final LogQuery logs;
    private final MetricQuery metrics;
    private final ResourceMetrics used;
    private final PresentMetrics present;
    private final PostgresCalls postgres;
    private final InstantSource time;
    private final Supplier<String> origin;

    /// @param origin where this API is reached, such as `http://127.0.0.1:9090`
    Api(
            Platform platform,
            Shapes shapes,
            LogQuery logs,
            MetricQuery metrics,
            ResourceMetrics used,
            PresentMetrics present,
            WebhookCalls webhooks,
            InstantSource time,
            Supplier<String> origin) {
        this.platform = platform;
        this.shapes = shapes;
        this.deploys = new DeployCalls(shapes);
        this.changes = new ServiceCalls(shapes);
        this.webhooks = webhooks;
        this.postgres = new PostgresCalls(platform, shapes, time);
        this.used = used;
        this.present = present;
        this.origin = origin;
        this.logs = logs;
        this.metrics = metrics;
        this.time = time;
    }

    /// @param path below `/v1`, cut at its slashes
    /// @param body an empty object where there was none
    Answer answer(String method, List<String> path, Query query, JsonNode body)
            throws Refusal, IOException {
        switch (path.getFirst()) {
            case "webhooks" -> {
                return webhooks.answer(method, path, query, body);
            }
            case "postgres" -> {
                return postgres.answer(method, path, query, body, origin.get());
            }
            default -> {}
        }
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
            case "PATCH services/2" -> changes.patch(service(path.get(1)), body);
            case "GET key-value/1" ->
                    page(
                            "keyValue",
                            platform.keyValues().stream().map(shapes::keyValue).toList(),
                            Api::idOf,
                            query);
            case "GET key-value/2" -> Answer.ok(shapes.keyValue(keyValue(path.get(1))));
            case "GET key-value/3" -> {
                known(path.get(2).equals("connection-info"), method, path);
                yield Answer.ok(Shapes.connection(keyValue(path.get(1))));
            }
            case "GET events/2" -> Answer.ok(event(path.get(1)));
            case "POST cron-jobs/3", "DELETE cron-jobs/3" -> {
                known(path.get(2).equals("runs"), method, path);
                var runner = service(path.get(1));
                yield method.equals("POST")
                        ? ErrandCalls.run(runner)
                        : ErrandCalls.cancelRun(runner);
            }
            case "POST blueprints/2" -> {
                known(path.get(1).equals("validate"), method, path);
                yield BlueprintCalls.validate(body);
            }
            case "GET logs/2" -> {
                known(path.get(1).equals("values"), method, path);
                yield Answer.ok(logs.values(query, resources(query), now()));
            }
            case "GET logs/1" -> Answer.ok(logs.answer(query, resources(query), now()));
            case "GET metrics/2" -> metrics(path, query);
            case "GET services/3",
                    "POST services/3",
                    "PUT services/3",
                    "GET services/4",
                    "PUT services/4",
                    "DELETE services/4",
                    "POST services/5" ->
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
            case "POST jobs/5" -> {
                known(path.get(4).equals("cancel"), method, path);
                yield ErrandCalls.cancel(runner, path.get(3));
            }
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
            case "POST scale/3" -> changes.scale(runner, body);
            case "GET jobs/3" -> ErrandCalls.list(runner, query);
            case "POST jobs/3" -> ErrandCalls.start(runner, body);
            case "GET jobs/4" -> ErrandCalls.one(runner, path.get(3));
            case "GET instances/3" -> ServiceCalls.instances(runner);
            case "GET env-vars/3" -> ServiceCalls.variables(runner, query);
            case "PUT env-vars/3" -> ServiceCalls.putVariables(runner, body, query);
            case "GET env-vars/4" -> ServiceCalls.variable(runner, path.get(3));
            case "PUT env-vars/4" -> ServiceCalls.putVariable(runner, path.get(3), body);
            case "DELETE env-vars/4" -> ServiceCalls.deleteVariable(runner, path.get(3));
            default -> throw unknown(method, path);
        };
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
            case "bandwidth" -> Answer.ok(metrics.bandwidth(query, resources(query), now()));
            case "cpu" -> Answer.ok(used.cpu(resources(query), MetricQuery.window(query, now())));
            case "memory" ->
                    Answer.ok(used.memory(resources(query), MetricQuery.window(query, now())));
            case "instance-count" ->
                    Answer.ok(used.instances(resources(query), MetricQuery.window(query, now())));
            case "active-connections" -> Answer.ok(present.connections(query, now()));
            case "disk-usage" -> Answer.ok(present.disks(query, now()));
            case "replication-lag" -> Answer.ok(present.lag(query));
            default -> throw unknown("GET", path);
        };
    }

    List<WorkloadRunner> resources(Query query) throws Refusal {
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

    private KeyValueServer keyValue(String id) throws Refusal {
        return platform.keyValues().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(Refusal.Kind.UNKNOWN, "there is no key-value store " + id));
    }

    private Map<String, Object> event(String id) throws Refusal {
        for (var runner : platform.services()) {
            for (var each : runner.happenings()) {
                if (each.id().equals(id)) {
                    return shapes.event(runner, each);
                }
            }
        }
        throw new Refusal(Refusal.Kind.UNKNOWN, "there is no event " + id);
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

    static Refusal unknown(String method, List<String> path) {
        return new Refusal(
                Refusal.Kind.UNKNOWN,
                method + " /v1/" + String.join("/", path) + " is not done on this machine");
    }
}
