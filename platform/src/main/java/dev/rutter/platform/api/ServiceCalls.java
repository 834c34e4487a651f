package dev.rutter.platform.api;

import dev.rutter.platform.api.Api.Answer;
import dev.rutter.platform.blueprint.Blueprint.AutoDeploy;
import dev.rutter.platform.blueprint.Blueprint.MaintenanceMode;
import dev.rutter.platform.release.Refusal;
import dev.rutter.platform.release.WorkloadRunner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The calls that change one service: its settings, its instances, its variables.
final class ServiceCalls {

    private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int MOST_INSTANCES = 20;

    private final Shapes shapes;

    ServiceCalls(Shapes shapes) {
        this.shapes = shapes;
    }

    /// Everything that is asked for is looked at before the first change.
    Answer patch(WorkloadRunner runner, JsonNode body) throws Refusal, IOException {
        for (var field : body.propertyNames()) {
            if (!List.of("autoDeploy", "autoDeployTrigger", "serviceDetails").contains(field)) {
                throw fixed(field);
            }
        }
        for (var field : body.path("serviceDetails").propertyNames()) {
            if (!field.equals("maintenanceMode")) {
                throw fixed("serviceDetails." + field);
            }
        }
        var trigger = trigger(runner, body);
        var mode = maintenance(runner, body.path("serviceDetails").path("maintenanceMode"));
        trigger.ifPresent(runner.chosen()::autoDeploy);
        if (mode.isPresent()) {
            runner.chosen().maintenance(mode.get());
            runner.visitors().repeat();
        }
        return Answer.ok(shapes.service(runner));
    }

    private static Refusal fixed(String field) {
        return new Refusal(
                Refusal.Kind.WRONG,
                "\""
                        + field
                        + "\" cannot be changed here; change render.yaml and run: rutter"
                        + " platform up");
    }

    // autoDeployTrigger wins where both are there
    private static Optional<AutoDeploy> trigger(WorkloadRunner runner, JsonNode body)
            throws Refusal {
        var word = Api.text(body, "autoDeployTrigger");
        if (word.isPresent()) {
            var trigger = AutoDeploy.of(word.get());
            if (trigger.isEmpty()) {
                throw new Refusal(
                        Refusal.Kind.WRONG,
                        "\"autoDeployTrigger\" is commit, checksPass or off, seen: " + word.get());
            }
            return trigger;
        }
        var old = Api.text(body, "autoDeploy");
        if (old.isEmpty()) {
            return Optional.empty();
        }
        return switch (old.get()) {
            case "yes" ->
                    runner.chosen().autoDeploy() == AutoDeploy.OFF
                            ? Optional.of(AutoDeploy.COMMIT)
                            : Optional.empty();
            case "no" -> Optional.of(AutoDeploy.OFF);
            case String other ->
                    throw new Refusal(
                            Refusal.Kind.WRONG, "\"autoDeploy\" is yes or no, seen: " + other);
        };
    }

    private static Optional<MaintenanceMode> maintenance(WorkloadRunner runner, JsonNode node)
            throws Refusal {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        if (!node.path("enabled").isBoolean()) {
            throw new Refusal(
                    Refusal.Kind.WRONG, "\"maintenanceMode\" has \"enabled\": true or false");
        }
        if (!runner.workload().kind().listens()) {
            throw new Refusal(
                    Refusal.Kind.WRONG, "\"" + runner.name() + "\" has no visitors to keep out");
        }
        var uri = node.path("uri").asString("");
        if (!uri.isEmpty() && !uri.startsWith("http://") && !uri.startsWith("https://")) {
            throw new Refusal(Refusal.Kind.WRONG, "\"uri\" is the address of a page, seen: " + uri);
        }
        return Optional.of(new MaintenanceMode(node.path("enabled").asBoolean(), uri));
    }

    Answer scale(WorkloadRunner runner, JsonNode body) throws Refusal {
        var count = body.path("numInstances");
        if (!count.isInt() || count.asInt() < 1 || count.asInt() > MOST_INSTANCES) {
            throw new Refusal(
                    Refusal.Kind.WRONG,
                    "\"numInstances\" is a whole number from 1 to " + MOST_INSTANCES);
        }
        var one =
                runner.workload().traits().disk().isPresent() || !runner.workload().kind().stays();
        if (one && count.asInt() != 1) {
            throw new Refusal(
                    Refusal.Kind.WRONG,
                    "\"" + runner.name() + "\" has a disk or no instances at all and stays at 1");
        }
        runner.chosen().instances(count.asInt());
        return new Answer(202, Optional.empty());
    }

    static Answer instances(WorkloadRunner runner) {
        return Answer.ok(
                runner.instances().stream()
                        .map(each ->
                                Map.of(
                                        "id", each.id(),
                                        "createdAt", Shapes.text(each.since()),
                                        "role", each.role().name().toLowerCase(Locale.ROOT)))
                        .toList());
    }

    static Answer variables(WorkloadRunner runner, Query query) throws Refusal {
        var list = new ArrayList<Map<String, Object>>();
        runner.variables().forEach((key, value) -> list.add(variable(key, value)));
        return Api.page("envVar", list, each -> String.valueOf(each.get("key")), query);
    }

    static Answer variable(WorkloadRunner runner, String key) throws Refusal {
        var value = runner.variables().get(key);
        if (value == null) {
            throw new Refusal(Refusal.Kind.UNKNOWN, "there is no variable " + key);
        }
        return Answer.ok(variable(key, value));
    }

    static Answer putVariable(WorkloadRunner runner, String key, JsonNode body) throws Refusal {
        var value = value(runner, key, body);
        runner.chosen().variable(key, value);
        return Answer.ok(variable(key, value));
    }

    static Answer deleteVariable(WorkloadRunner runner, String key) throws Refusal {
        if (!runner.variables().containsKey(key)) {
            throw new Refusal(Refusal.Kind.UNKNOWN, "there is no variable " + key);
        }
        runner.chosen().noVariable(key);
        return new Answer(204, Optional.empty());
    }

    /// Replaces them all: what is not named is gone.
    static Answer putVariables(WorkloadRunner runner, JsonNode list, Query query) throws Refusal {
        if (!list.isArray()) {
            throw new Refusal(Refusal.Kind.WRONG, "the body is a list of {key, value}");
        }
        var fresh = new LinkedHashMap<String, String>();
        for (var each : list) {
            var key = each.path("key").asString("");
            fresh.put(key, value(runner, key, each));
        }
        for (var key : new TreeSet<>(runner.variables().keySet())) {
            if (!fresh.containsKey(key)) {
                runner.chosen().noVariable(key);
            }
        }
        fresh.forEach(runner.chosen()::variable);
        return variables(runner, query);
    }

    private static String value(WorkloadRunner runner, String key, JsonNode body) throws Refusal {
        if (!KEY.matcher(key).matches()) {
            throw new Refusal(
                    Refusal.Kind.WRONG, "a variable is letters, digits and \"_\", seen: " + key);
        }
        if (body.path("generateValue").asBoolean(false)) {
            return runner.chosen().generated();
        }
        if (!body.path("value").isString()) {
            throw new Refusal(
                    Refusal.Kind.WRONG, "give \"value\", a text, or \"generateValue\": true");
        }
        return body.path("value").asString();
    }

    private static Map<String, Object> variable(String key, String value) {
        return Map.of("key", key, "value", value);
    }
}
