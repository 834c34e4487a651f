package dev.rutter.platform.api;

import dev.rutter.platform.api.Api.Answer;
import dev.rutter.platform.blueprint.Mistake;
import dev.rutter.platform.database.DatabaseException;
import dev.rutter.platform.release.Platform;
import dev.rutter.platform.release.Refusal;
import dev.rutter.platform.release.Traffic;
import dev.rutter.platform.release.WorkloadRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// The calls that Render does not have: `POST /local/up` takes over a blueprint, `POST /local/hold`
/// lets a service's requests wait.
final class OwnCalls implements Front.Calls {

    /// @param created ids of the rollouts that were asked for
    record Applied(List<Mistake> mistakes, List<String> notes, List<String> created) {
        /// As it is written where there is nothing to tell.
        static final String NOTHING = "{\"mistakes\":[],\"notes\":[],\"created\":[]}";

        /// Making a reader ready takes a tenth of a whole command, mostly for nothing.
        static Applied read(String answer) {
            return answer.equals(NOTHING)
                    ? new Applied(List.of(), List.of(), List.of())
                    : OwnJson.MAPPER.readValue(answer, Applied.class);
        }
    }

    private static final Duration LONGEST_HOLD = Duration.ofMinutes(5);

    private final Platform platform;

    OwnCalls(Platform platform) {
        this.platform = platform;
    }

    private WorkloadRunner served(JsonNode body) throws Refusal {
        var name = body.path("service").asString("");
        var runner =
                platform.services().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow(() ->
                                new Refusal(Refusal.Kind.UNKNOWN, "there is no service " + name));
        if (!runner.workload().kind().listens()) {
            throw new Refusal(Refusal.Kind.WRONG, "\"" + name + "\" has no visitors");
        }
        return runner;
    }

    private Answer hold(JsonNode body) throws Refusal, IOException {
        var runner = served(body);
        var millis = body.path("millis").asLong(0);
        if (millis < 0 || millis > LONGEST_HOLD.toMillis()) {
            throw new Refusal(
                    Refusal.Kind.WRONG, "a hold lasts up to " + LONGEST_HOLD.toSeconds() + " s");
        }
        var longest = Optional.of(Duration.ofMillis(millis)).filter(each -> !each.isZero());
        runner.visitors().hold(longest);
        return Answer.ok(Map.of("held", longest.isPresent()));
    }

    @Override
    public Answer answer(String method, List<String> path, Query query, JsonNode body)
            throws Refusal, IOException {
        if (method.equals("POST") && path.equals(List.of("hold"))) {
            return hold(body);
        }
        if (method.equals("POST") && path.equals(List.of("tls"))) {
            var tls =
                    body.path("port").asInt(0) == 0
                            ? Optional.<Traffic.Secure>empty()
                            : Optional.of(
                                    new Traffic.Secure(
                                            body.path("address").asString("127.0.0.1"),
                                            body.path("port").asInt(),
                                            body.path("certificate").asString(""),
                                            body.path("key").asString("")));
            served(body).visitors().tls(tls);
            return Answer.ok(Map.of("tls", tls.isPresent()));
        }
        if (!method.equals("POST") || !path.equals(List.of("up"))) {
            throw new Refusal(Refusal.Kind.UNKNOWN, "there is no such call");
        }
        var given = new TreeMap<String, String>();
        body.path("given")
                .properties()
                .forEach(each -> given.put(each.getKey(), each.getValue().asString("")));
        var folder = Path.of(body.path("folder").asString(""));
        try {
            var applied = platform.apply(folder, given, body.path("roll").asBoolean(true));
            return Answer.ok(
                    new Applied(
                            applied.mistakes(),
                            applied.notes(),
                            applied.created().stream().map(each -> each.rollout().id()).toList()));
        } catch (DatabaseException no) {
            return new Answer(500, Optional.of(Map.of("message", String.valueOf(no.getMessage()))));
        }
    }
}
