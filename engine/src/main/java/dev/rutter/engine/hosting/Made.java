package dev.rutter.engine.hosting;

import dev.rutter.engine.hosting.Hosting.Release;
import dev.rutter.engine.hosting.Hosting.Release.State;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A release and what caused it, read from the API's `deploy`, of which only the id is sure.
record Made(Release release, String trigger) {

    static Made of(JsonNode deploy) {
        var said = deploy.path("status").asString("");
        return new Made(
                new Release(
                        deploy.path("id").asString(""),
                        deploy.path("commit").path("id").asString(""),
                        state(said),
                        said,
                        instant(deploy.path("createdAt").asString("")).orElse(Instant.EPOCH),
                        instant(deploy.path("finishedAt").asString(""))),
                deploy.path("trigger").asString(""));
    }

    /// Whether it was asked for as a deployment.
    boolean isDeployment(Optional<String> commit) {
        return trigger.equals("api") && isOf(commit);
    }

    /// Whether it is a rollback, or, where that one's build was gone, its commit built anew.
    boolean isWayBack(Optional<String> commit) {
        return trigger.equals("rollback") || (commit.isPresent() && isDeployment(commit));
    }

    /// Whether it is of this commit, or of any where that is empty; each may be cut short.
    boolean isOf(Optional<String> commit) {
        var has = release.commit();
        return commit.isEmpty()
                || (!has.isEmpty()
                        && (has.startsWith(commit.get()) || commit.get().startsWith(has)));
    }

    private static State state(String said) {
        return switch (said) {
            case "created", "queued" -> State.WAITING;
            case "build_in_progress" -> State.BUILDING;
            case "pre_deploy_in_progress", "update_in_progress" -> State.STARTING;
            case "live" -> State.LIVE;
            case "build_failed", "pre_deploy_failed", "update_failed" -> State.FAILED;
            case "deactivated" -> State.REPLACED;
            case "canceled" -> State.CANCELED;
            default -> State.UNKNOWN;
        };
    }

    /// Why a release failed, in one phrase, or empty where the API does not say.
    ///
    /// spec: `reason{buildFailed{id}, failure{evicted, nonZeroExit, earlyExit,
    /// oomKilled{memoryLimit}, timedOutSeconds, timedOutReason, unhealthy}}`
    static String cause(JsonNode reason) {
        if (reason.has("buildFailed")) {
            return "the build failed";
        }
        var failure = reason.path("failure");
        if (failure.has("oomKilled")) {
            var limit = failure.path("oomKilled").path("memoryLimit").asString("");
            return "it ran out of memory" + (limit.isEmpty() ? "" : " (limit " + limit + ")");
        }
        if (failure.has("timedOutSeconds")) {
            return "it timed out after "
                    + failure.path("timedOutSeconds").asString("")
                    + " s"
                    + text(failure, "timedOutReason");
        }
        if (failure.path("nonZeroExit").isNumber()) {
            return "it ended with exit status " + failure.path("nonZeroExit").asString("");
        }
        if (failure.has("unhealthy")) {
            return "it was not healthy" + text(failure, "unhealthy");
        }
        if (failure.path("earlyExit").asBoolean(false)) {
            return "it ended too early";
        }
        return failure.path("evicted").asBoolean(false) ? "it was evicted" : "";
    }

    private static String text(JsonNode failure, String field) {
        var text = failure.path(field).isString() ? failure.path(field).asString() : "";
        return text.isEmpty() ? "" : ": " + text;
    }

    /// A moment as RFC 3339, or empty where there is none.
    static Optional<Instant> instant(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
