package dev.rutter.engine.hosting;

import dev.rutter.engine.hosting.Hosting.Approval;
import dev.rutter.engine.hosting.Hosting.Release;
import dev.rutter.engine.hosting.Hosting.Release.State;
import dev.rutter.engine.hosting.Hosting.Review;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What GitHub's answers say: a run of a workflow as a release, its state and its times. Asks
/// nothing.
final class GithubAnswers {
    private static final Pattern SHA = Pattern.compile("\\b[0-9a-f]{40}\\b");

    private GithubAnswers() {}

    static Optional<JsonNode> live(List<JsonNode> runs) {
        return runs.stream()
                .filter(GithubAnswers::succeeded)
                .max(
                        Comparator.comparing(
                                run -> moment(run, "run_started_at").orElse(created(run))));
    }

    static boolean succeeded(JsonNode run) {
        return run.path("status").asString("").equals("completed")
                && run.path("conclusion").asString("").equals("success");
    }

    static Release release(JsonNode run, Optional<JsonNode> live) {
        var status = run.path("status").asString("");
        var conclusion = run.path("conclusion").asString("");
        var state = state(status, conclusion);
        var id = run.path("id").asString("");
        var superseded = live.isPresent() && !live.get().path("id").asString("").equals(id);
        return new Release(
                id,
                commit(run),
                state == State.LIVE && superseded ? State.REPLACED : state,
                conclusion.isEmpty() ? status : status + ": " + conclusion,
                created(run),
                status.equals("completed") ? moment(run, "updated_at") : Optional.empty());
    }

    private static State state(String status, String conclusion) {
        return switch (status) {
            case "queued", "requested", "pending", "waiting" -> State.WAITING;
            case "in_progress" -> State.BUILDING;
            case "completed" ->
                    switch (conclusion) {
                        case "success" -> State.LIVE;
                        case "failure", "timed_out", "startup_failure" -> State.FAILED;
                        case "cancelled" -> State.CANCELED;
                        default -> State.UNKNOWN;
                    };
            default -> State.UNKNOWN;
        };
    }

    /// A run's name tells the commit that was handed over; its head is only where the workflow's
    /// file was taken from.
    private static String commit(JsonNode run) {
        var named = SHA.matcher(run.path("display_title").asString(run.path("name").asString("")));
        return named.find() ? named.group() : run.path("head_sha").asString("");
    }

    /// One of `pending_deployments`. Without reviewers it is waited for a timer or an app, which
    /// nobody can shorten by a word; a server that does not tell who may approve is asked.
    static Approval approval(JsonNode pending) {
        var who = new ArrayList<String>();
        for (var reviewer : pending.path("reviewers")) {
            var named = reviewer.path("reviewer");
            var name = named.path("login").asString(named.path("slug").asString(""));
            if (!name.isEmpty()) {
                who.add(name);
            }
        }
        return new Approval(
                pending.path("environment").path("name").asString(""),
                who,
                pending.path("current_user_can_approve").asBoolean(true));
    }

    /// One of the reviews of a run; empty for one that says neither yes nor no.
    static Optional<Review> review(JsonNode review) {
        var of = new ArrayList<String>();
        review.path("environments").forEach(one -> of.add(one.path("name").asString("")));
        var state = review.path("state").asString("");
        return state.equals("approved") || state.equals("rejected")
                ? Optional.of(
                        new Review(
                                of,
                                state.equals("approved"),
                                review.path("user").path("login").asString(""),
                                review.path("comment").asString("")))
                : Optional.empty();
    }

    static Instant created(JsonNode run) {
        return moment(run, "created_at").orElse(Instant.EPOCH);
    }

    private static Optional<Instant> moment(JsonNode run, String field) {
        return Made.instant(run.path(field).asString(""));
    }
}
