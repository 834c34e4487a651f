package dev.rutter.engine.hosting;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
            return Answer.of(
                    200,
                    "[{\"environment\":{\"id\":5,\"name\":\"production\"},\"reviewers\":[{\"type\":\"User\",\"reviewer\":{\"login\":\"jo\"}},{\"type\":\"Team\",\"reviewer\":{\"slug\":\"ops\"}}]}]");
        }
        var last = path.substring(path.lastIndexOf('/') + 1);
        return runs.stream()
                .filter(run -> Long.toString(run.id()).equals(last))
                .findFirst()
                .map(run -> Answer.of(200, json(run)))
                .orElse(Answer.of(404, "{\"message\":\"Not Found\",\"status\":\"404\"}"));
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
