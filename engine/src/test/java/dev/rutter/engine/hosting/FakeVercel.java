package dev.rutter.engine.hosting;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/// Vercel's calls for one project: lists say `uid` and `state`, single answers `id` and
/// `readyState`; moving the domains answers 201 with nothing, 409 where they are already.
final class FakeVercel extends FakeApi {
    record Deployment(
            String id, String sha, String state, String substate, Instant at, boolean ours) {}

    final List<Deployment> deployments = new CopyOnWriteArrayList<>();
    String production = "";
    String moved = "null";

    /// With this status a rollback is refused; 0: it is done.
    int rollbackRefused;

    boolean assigns = true;
    boolean linked = true;
    private int made;

    FakeVercel() throws IOException {}

    // spec: newest first, at most `limit`; `until` is where the page before ended
    private String page(String query) {
        var until = Pattern.compile("(?:^|&)until=(\\d+)").matcher(query);
        var before = until.find() ? Long.parseLong(until.group(1)) : Long.MAX_VALUE;
        var limit = Pattern.compile("(?:^|&)limit=(\\d+)").matcher(query);
        var most = limit.find() ? Integer.parseInt(limit.group(1)) : 20;
        var left =
                deployments.stream()
                        .filter(one -> one.at().toEpochMilli() < before)
                        .sorted(Comparator.comparing(Deployment::at).reversed())
                        .toList();
        var shown = left.subList(0, Math.min(most, left.size()));
        var next =
                shown.size() == left.size()
                        ? "null"
                        : Long.toString(shown.getLast().at().toEpochMilli());
        var all = shown.stream().map(one -> json(one, "uid", "state")).toList();
        return "{\"deployments\":[%s],\"pagination\":{\"count\":%d,\"next\":%s,\"prev\":1}}"
                .formatted(String.join(",", all), shown.size(), next);
    }

    @Override
    Answer answer(Call call) {
        var path = call.path();
        if (call.method().equals("GET") && path.equals("/v9/projects/shop")) {
            return Answer.of(200, project());
        }
        if (call.method().equals("PATCH") && path.equals("/v9/projects/shop")) {
            assigns = call.body().contains("true");
            return Answer.of(200, project());
        }
        if (call.method().equals("GET") && path.equals("/v7/deployments")) {
            return Answer.of(200, page(call.query()));
        }
        if (call.method().equals("POST") && path.equals("/v13/deployments")) {
            var sha = Pattern.compile("\"sha\":\"(\\w+)\"").matcher(call.body());
            var one =
                    new Deployment(
                            "dpl_new" + ++made,
                            sha.find() ? sha.group(1) : "head",
                            "QUEUED",
                            "",
                            Instant.now(),
                            call.body().contains("\"rutter\":\"asked\""));
            deployments.add(one);
            return Answer.of(200, json(one, "id", "readyState"));
        }
        if (path.endsWith("/events")) {
            return Answer.of(
                    200,
                    "[{\"type\":\"stdout\",\"created\":1763719200000,\"payload\":{\"text\":\"Build completed\"}},{\"type\":\"stderr\",\"date\":1763719201000,\"text\":\"ERROR no such table\"},{\"type\":\"new-kind\",\"x\":1}]");
        }
        var last = path.substring(path.lastIndexOf('/') + 1);
        if (path.startsWith("/v13/deployments/")) {
            return deployments.stream()
                    .filter(one -> one.id().equals(last))
                    .findFirst()
                    .map(one -> Answer.of(200, json(one, "id", "readyState")))
                    .orElse(missing());
        }
        if (call.method().equals("POST")
                && (path.contains("/promote/") || path.contains("/rollback/"))) {
            if (rollbackRefused != 0 && path.contains("/rollback/")) {
                return Answer.of(
                        rollbackRefused,
                        "{\"error\":{\"code\":\"refused\",\"message\":\"not on this plan\"}}");
            }
            if (production.equals(last)) {
                return Answer.of(
                        409, "{\"error\":{\"code\":\"conflict\",\"message\":\"already current\"}}");
            }
            production = last;
            assigns = path.contains("/promote/");
            moved =
                    "{\"toDeploymentId\":\"%s\",\"jobStatus\":\"succeeded\",\"requestedAt\":%d,\"type\":\"%s\"}"
                            .formatted(
                                    last,
                                    Instant.now().toEpochMilli(),
                                    path.contains("/promote/") ? "promote" : "rollback");
            return Answer.of(201, "");
        }
        return missing();
    }

    private static Answer missing() {
        return Answer.of(404, "{\"error\":{\"code\":\"not_found\",\"message\":\"not found\"}}");
    }

    private String project() {
        return """
        {"id":"prj_1","name":"shop","autoAssignCustomDomains":%s,"lastAliasRequest":%s,%s
         "targets":{"production":{"id":"%s","url":"shop-x1.vercel.app","alias":["shop.example.com"]}},"novelty":{"a":[]}}
        """
                .formatted(
                        assigns,
                        moved,
                        linked
                                ? "\"link\":{\"type\":\"github\",\"repoId\":7,\"productionBranch\":\"main\"},"
                                : "",
                        production);
    }

    private static String json(Deployment one, String id, String state) {
        return """
        {"%s":"%s","%s":"%s","readySubstate":"%s","created":%d,"target":"production","novelty":1,
         "meta":{"githubCommitSha":"%s"%s},"errorMessage":"%s"}
        """
                .formatted(
                        id,
                        one.id(),
                        state,
                        one.state(),
                        one.substate(),
                        one.at().toEpochMilli(),
                        one.sha(),
                        one.ours() ? ",\"rutter\":\"asked\"" : "",
                        one.state().equals("ERROR") ? "Command \\\"build\\\" exited with 1" : "");
    }
}
