package dev.rutter.engine.hosting;

import dev.rutter.engine.hosting.Hosting.Release;
import dev.rutter.engine.hosting.Hosting.Release.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What Vercel's answers say: a deployment and its project as a release, its state and its times.
/// Asks nothing.
final class VercelAnswers {
    /// The project's setting that gives the domains to every new production deployment.
    static final String PINS = "autoAssignCustomDomains";

    private VercelAnswers() {}

    /// Read from both spellings: lists say `uid` and `state`, single answers `id` and `readyState`.
    static Release release(JsonNode one, JsonNode project) {
        var id = text(one, "uid", "id");
        var ready = text(one, "state", "readyState");
        var substate = one.path("readySubstate").asString("");
        var state = state(ready, substate, id, project);
        var moved = project.path("lastAliasRequest");
        var said = Stream.of(ready, substate).filter(word -> !word.isEmpty()).toList();
        var release =
                new Release(
                        id,
                        commit(one),
                        state,
                        String.join(" ", said),
                        created(one),
                        millis(one.path("ready")));
        if (state == State.FAILED && !ready.equals("READY")) {
            return release.because(text(one, "errorMessage", "errorCode"));
        }
        return moved.path("toDeploymentId").asString("").equals(id) && state != State.LIVE
                ? release.because(
                        moved.path("type").asString("move")
                                + " "
                                + moved.path("jobStatus").asString(""))
                : release;
    }

    private static State state(String ready, String substate, String id, JsonNode project) {
        return switch (ready) {
            case "QUEUED" -> State.WAITING;
            case "INITIALIZING", "BUILDING" -> State.BUILDING;
            case "READY" -> served(substate, id, project);
            case "ERROR" -> State.FAILED;
            case "CANCELED" -> State.CANCELED;
            case "DELETED" -> State.REPLACED;
            default -> State.UNKNOWN;
        };
    }

    private static State served(String substate, String id, JsonNode project) {
        var moved = project.path("lastAliasRequest");
        var job = moved.path("jobStatus").asString("");
        if (moved.path("toDeploymentId").asString("").equals(id)) {
            switch (job) {
                case "pending", "in-progress" -> {
                    return State.STARTING;
                }
                case "failed" -> {
                    return State.FAILED;
                }
                default -> {
                    // Done, skipped, or a word of tomorrow: what production is tells.
                }
            }
        }
        if (production(project).equals(id)) {
            return State.LIVE;
        }
        return switch (substate) {
            case "PROMOTED" -> State.REPLACED;
            case "ROLLING" -> State.STARTING;
            // Never had production traffic: promoted by hand where domains are not assigned.
            case "STAGED" -> assigns(project) ? State.STARTING : State.STAGED;
            default -> State.UNKNOWN;
        };
    }

    private static String production(JsonNode project) {
        return project.path("targets").path("production").path("id").asString("");
    }

    private static String commit(JsonNode one) {
        for (var key :
                List.of("githubCommitSha", "gitlabCommitSha", "bitbucketCommitSha", "commit")) {
            var sha = one.path("meta").path(key).asString("");
            if (!sha.isEmpty()) {
                return sha;
            }
        }
        return one.path("gitSource").path("sha").asString("");
    }

    static String text(JsonNode node, String one, String other) {
        return node.path(one).asString(node.path(other).asString(""));
    }

    static Instant created(JsonNode one) {
        return millis(one.path("created"))
                .or(() -> millis(one.path("createdAt")))
                .orElse(Instant.EPOCH);
    }

    static Optional<Instant> millis(JsonNode node) {
        return node.isNumber() && node.asLong() > 0
                ? Optional.of(Instant.EPOCH.plus(Duration.ofMillis(node.asLong())))
                : Optional.empty();
    }

    /// Whether what is built gets the domains, and with them traffic, by itself.
    static boolean assigns(JsonNode project) {
        return project.path(PINS).asBoolean(true);
    }
}
