package dev.rutter.platform.api;

import dev.rutter.platform.api.Api.Answer;
import dev.rutter.platform.blueprint.Blueprint;
import dev.rutter.platform.blueprint.BlueprintReader;
import dev.rutter.platform.blueprint.Mistake;
import dev.rutter.platform.release.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// `POST /blueprints/validate`: a render.yaml held against what can be run, without running it.
///
/// spec: multipart with `file` and `ownerId` → `{valid, errors:[{error,path,line,column}],
/// plan{services,databases,keyValue,envGroups}}`
final class BlueprintCalls {
    private BlueprintCalls() {}

    /// @param body the parts by their names
    static Answer validate(JsonNode body) throws Refusal {
        var text = body.path("file");
        if (!text.isString()) {
            throw new Refusal(
                    Refusal.Kind.WRONG,
                    "\"file\" is missing; send multipart/form-data with the render.yaml as \"file\"");
        }
        var reading = BlueprintReader.read(text.asString());
        var answer = new LinkedHashMap<String, Object>();
        answer.put("valid", reading.mistakes().isEmpty());
        if (reading.mistakes().isEmpty()) {
            answer.put("plan", plan(reading.blueprint()));
        } else {
            answer.put("errors", reading.mistakes().stream().map(BlueprintCalls::error).toList());
        }
        return Answer.ok(answer);
    }

    private static Map<String, Object> error(Mistake mistake) {
        var said = new StringBuilder(mistake.claim());
        if (!mistake.seen().isEmpty()) {
            said.append(", seen: ").append(mistake.seen());
        }
        if (!mistake.help().isEmpty()) {
            said.append("; ").append(mistake.help());
        }
        return Map.of(
                "error", said.toString(),
                "path", mistake.path(),
                "line", mistake.line(),
                "column", mistake.column());
    }

    private static Map<String, Object> plan(Blueprint blueprint) {
        return Map.of(
                "services",
                blueprint.workloads().stream().map(Blueprint.Workload::name).toList(),
                "databases",
                blueprint.databases().stream().map(Blueprint.Database::name).toList(),
                "keyValue",
                blueprint.keyValues().stream().map(Blueprint.KeyValue::name).toList(),
                "envGroups",
                blueprint.groups().stream().map(Blueprint.EnvGroup::name).toList());
    }
}
