package dev.rutter.engine.hosting;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// GitHub's calls for one workflow: a dispatch answers 204 with nothing, or 200 with the run's id
/// where it is asked to and knows how; a run's conclusion is null until it is completed.
final class FakeGithub extends FakeApi {
    record Run(
            long id,
            String sha,
            String title,
            String status,
            String conclusion,
            Instant at,
            String event) {}

    private static final String WORKFLOW = "/repos/mia/shop/actions/workflows/deploy.yml";
    final List<Run> runs = new CopyOnWriteArrayList<>();
    String head = "a".repeat(40);
    boolean tellsIds = true;
    boolean declaresCommit = true;
    private long made = 1000;

    /// Environments by name with their ids that runs wait for; who may approve, and whether the
    /// key's own user may.
    final Map<String, Integer> environments =
            new java.util.concurrent.ConcurrentHashMap<>(Map.of("production", 5));

    final List<String> reviews = new CopyOnWriteArrayList<>();
    boolean reviewers = true;
    boolean mayApprove = true;

    /// How often the log of a job is still not to be had.
    final AtomicInteger failingLogs = new AtomicInteger();

    FakeGithub() throws IOException {}

    // spec: per_page is 30 unless asked, at most 100; pages count from 1
    private static long number(Call call, String name, long usual) {
        var found =
                java.util.regex.Pattern.compile("(?:^|&)" + name + "=(\\d+)").matcher(call.query());
        return found.find() ? Math.min(100, Long.parseLong(found.group(1))) : usual;
    }

    @Override
    Answer answer(Call call) {
        var path = call.path();
        if (path.equals("/repos/mia/shop")) {
            return Answer.of(200, "{\"id\":1,\"default_branch\":\"trunk\"}");
        }
        if (path.equals("/repos/mia/shop/commits/trunk")) {
            return Answer.of(200, "{\"sha\":\"" + head + "\"}");
        }
        if (path.equals(WORKFLOW + "/runs")) {
            var shown =
                    runs.stream()
                            .filter(run ->
                                    !call.query().contains("event=")
                                            || call.query().contains("event=" + run.event()))
                            .skip((number(call, "page", 1) - 1) * number(call, "per_page", 30))
                            .limit(number(call, "per_page", 30))
                            .map(FakeGithub::json)
                            .toList();
            return Answer.of(
                    200,
                    "{\"total_count\":"
                            + shown.size()
                            + ",\"workflow_runs\":["
                            + String.join(",", shown)
                            + "]}");
        }
        if (path.equals(WORKFLOW + "/dispatches")) {
            return dispatch(call.body());
        }
        if (path.endsWith("/pending_deployments")) {
            return call.method().equals("POST") ? reviewed(path, call.body()) : pending(path);
        }
        if (path.endsWith("/jobs")) {
            return Answer.of(200, "{\"jobs\":[{\"id\":31,\"status\":\"completed\"}]}");
        }
        // spec: 302 to where the text lies
        if (path.endsWith("/jobs/31/logs")) {
            return failingLogs.getAndDecrement() > 0
                    ? Answer.of(502, "")
                    : new Answer(302, "", Map.of("Location", api() + "/text"), 0);
        }
        if (path.equals("/text")) {
            return Answer.of(200, "2026-01-01T00:00:00Z built\n");
        }
        if (path.endsWith("/approvals")) {
            return Answer.of(200, "[" + String.join(",", reviews) + "]");
        }
        var last = path.substring(path.lastIndexOf('/') + 1);
        return runs.stream()
                .filter(run -> Long.toString(run.id()).equals(last))
                .findFirst()
                .map(run -> Answer.of(200, json(run)))
                .orElse(Answer.of(404, "{\"message\":\"Not Found\",\"status\":\"404\"}"));
    }

    private Optional<Run> waiting(String path) {
        return runs.stream()
                .filter(run -> path.contains("/runs/" + run.id() + "/"))
                .filter(run -> run.status().equals("waiting"))
                .findFirst();
    }

    private Answer pending(String path) {
        var shown =
                waiting(path).isEmpty()
                        ? List.<String>of()
                        : environments.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(one ->
                                        """
                                        {"environment":{"id":%d,"node_id":"E","name":"%s"},"wait_timer":%d,
                                         "wait_timer_started_at":null,"current_user_can_approve":%s,"reviewers":%s}
                                        """
                                                .formatted(
                                                        one.getValue(),
                                                        one.getKey(),
                                                        reviewers ? 0 : 30,
                                                        mayApprove,
                                                        reviewers
                                                                ? "[{\"type\":\"User\",\"reviewer\":{\"login\":\"jo\"}},{\"type\":\"Team\",\"reviewer\":{\"slug\":\"ops\"}}]"
                                                                : "[]"))
                                .toList();
        return Answer.of(200, "[" + String.join(",", shown) + "]");
    }

    // spec: environment_ids, state and comment; what is not waited for is unprocessable
    private Answer reviewed(String path, String body) {
        if (!mayApprove) {
            return Answer.of(403, "{\"message\":\"Must have reviewer access\"}");
        }
        var run = waiting(path);
        var ids = Pattern.compile("\"environment_ids\":\\[([\\d,]+)]").matcher(body);
        var state = Pattern.compile("\"state\":\"(approved|rejected)\"").matcher(body);
        var comment = Pattern.compile("\"comment\":\"([^\"]*)\"").matcher(body);
        if (run.isEmpty() || !ids.find() || !state.find() || !comment.find()) {
            return Answer.of(422, "{\"message\":\"No pending deployment requests to approve\"}");
        }
        var names =
                List.of(ids.group(1).split(",")).stream()
                        .map(Integer::valueOf)
                        .map(id ->
                                environments.entrySet().stream()
                                        .filter(one -> one.getValue().equals(id))
                                        .map(Map.Entry::getKey)
                                        .findFirst())
                        .toList();
        if (names.contains(Optional.<String>empty())) {
            return Answer.of(422, "{\"message\":\"Environment is not pending\"}");
        }
        for (var name : names) {
            reviews.add(
                    "{\"state\":\"%s\",\"comment\":\"%s\",\"environments\":[{\"id\":5,\"name\":\"%s\"}],\"user\":{\"login\":\"rutter-bot\"}}"
                            .formatted(state.group(1), comment.group(1), name.orElseThrow()));
        }
        var yes = state.group(1).equals("approved");
        var old = run.get();
        runs.set(
                runs.indexOf(old),
                new Run(
                        old.id(),
                        old.sha(),
                        old.title(),
                        yes ? "in_progress" : "completed",
                        yes ? "" : "failure",
                        old.at(),
                        old.event()));
        return Answer.of(200, "[{\"id\":1,\"environment\":\"production\"}]");
    }

    private Answer dispatch(String body) {
        var details = body.contains("return_run_details");
        if (details && !tellsIds) {
            return Answer.of(
                    422, "{\"message\":\"\\\"return_run_details\\\" is not a permitted key.\"}");
        }
        var commit = Pattern.compile("\"commit\":\"(\\w+)\"").matcher(body);
        var given = commit.find();
        if (given && !declaresCommit) {
            return Answer.of(422, "{\"message\":\"Unexpected inputs provided: [\\\"commit\\\"]\"}");
        }
        var run =
                new Run(
                        ++made,
                        head,
                        given ? "deploy " + commit.group(1) : "deploy",
                        "queued",
                        "",
                        Instant.now(),
                        "workflow_dispatch");
        runs.addFirst(run);
        return details
                ? Answer.of(
                        200,
                        "{\"workflow_run_id\":"
                                + run.id()
                                + ",\"run_url\":\"u\",\"html_url\":\"h\"}")
                : Answer.of(204, "");
    }

    private static String json(Run run) {
        return """
        {"id":%d,"name":"Deploy","display_title":"%s","event":"%s","head_sha":"%s","status":"%s","conclusion":%s,
         "created_at":"%s","run_started_at":"%s","updated_at":"%s","novelty":[]}
        """
                .formatted(
                        run.id(),
                        run.title(),
                        run.event(),
                        run.sha(),
                        run.status(),
                        run.conclusion().isEmpty() ? "null" : "\"" + run.conclusion() + "\"",
                        run.at(),
                        run.at(),
                        run.at());
    }
}
