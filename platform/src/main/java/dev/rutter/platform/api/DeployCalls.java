package dev.rutter.platform.api;

import dev.rutter.platform.api.Api.Answer;
import dev.rutter.platform.release.Refusal;
import dev.rutter.platform.release.Rollout;
import dev.rutter.platform.release.RolloutState;
import dev.rutter.platform.release.Trigger;
import dev.rutter.platform.release.WorkloadRunner;
import dev.rutter.platform.release.WorkloadRunner.Created;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The calls about deploys of one service.
final class DeployCalls {

    private final Shapes shapes;

    DeployCalls(Shapes shapes) {
        this.shapes = shapes;
    }

    Answer list(WorkloadRunner runner, Query query) throws Refusal {
        var states = query.all("status");
        for (var each : states) {
            if (RolloutState.of(each).isEmpty()) {
                throw Query.wrong("status", each, "a status of a deploy, such as live");
            }
        }
        var after = query.time("createdAfter").orElse(Instant.MIN);
        var before = query.time("createdBefore").orElse(Instant.MAX);
        var finishedAfter = query.time("finishedAfter").orElse(Instant.MIN);
        var finishedBefore = query.time("finishedBefore").orElse(Instant.MAX);
        var finishedOnly =
                query.one("finishedAfter").isPresent() || query.one("finishedBefore").isPresent();
        var updatedAfter = query.time("updatedAfter").orElse(Instant.MIN);
        var updatedBefore = query.time("updatedBefore").orElse(Instant.MAX);
        var found =
                runner.rollouts().stream()
                        .filter(each -> states.isEmpty() || states.contains(each.state().said()))
                        .filter(each -> Api.within(each.createdAt(), after, before))
                        .filter(each -> Api.within(each.updatedAt(), updatedAfter, updatedBefore))
                        .filter(each ->
                                !finishedOnly || finished(each, finishedAfter, finishedBefore))
                        .map(shapes::deploy)
                        .toList();
        return Api.page("deploy", found, Api::idOf, query);
    }

    private static boolean finished(Rollout rollout, Instant after, Instant before) {
        return rollout.finishedAt().filter(at -> Api.within(at, after, before)).isPresent();
    }

    Answer rollBack(WorkloadRunner runner, JsonNode body) throws Refusal {
        var id = Api.text(body, "deployId");
        if (id.isEmpty()) {
            throw new Refusal(Refusal.Kind.WRONG, "\"deployId\" is missing");
        }
        return created(runner.rollBack(id.get()));
    }

    Answer create(WorkloadRunner runner, JsonNode body) throws Refusal {
        if (Api.text(body, "imageUrl").isPresent()) {
            throw new Refusal(
                    Refusal.Kind.WRONG,
                    "\"imageUrl\" is for services of images; give \"commitId\"");
        }
        for (var field : List.of("commitId", "clearCache", "deployMode")) {
            var node = body.path(field);
            if (!node.isMissingNode() && !node.isNull() && !node.isString()) {
                throw new Refusal(Refusal.Kind.WRONG, "\"" + field + "\" is a text, seen: " + node);
            }
        }
        // A variable that was never set would else release the newest commit.
        if (body.path("commitId").isString() && Api.text(body, "commitId").isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.WRONG,
                    "\"commitId\" is empty; leave it out for the newest commit of the branch");
        }
        var commit = Api.text(body, "commitId");
        // Nothing is kept from one build to the next here, so that both words do the same.
        var cache = Api.text(body, "clearCache");
        if (cache.isPresent() && !List.of("clear", "do_not_clear").contains(cache.get())) {
            throw new Refusal(
                    Refusal.Kind.WRONG,
                    "\"clearCache\" is clear or do_not_clear, seen: " + cache.get());
        }
        return switch (Api.text(body, "deployMode").orElse("build_and_deploy")) {
            case "build_and_deploy" -> created(runner.create(commit, Trigger.API));
            case "deploy_only" -> {
                if (commit.isPresent() || cache.isPresent()) {
                    throw new Refusal(
                            Refusal.Kind.WRONG,
                            "\"deployMode\" deploy_only releases what was built last; leave out"
                                    + " \"commitId\" and \"clearCache\"");
                }
                yield created(runner.again(Trigger.API));
            }
            case String other ->
                    throw new Refusal(
                            Refusal.Kind.WRONG,
                            "\"deployMode\" is build_and_deploy or deploy_only, seen: " + other);
        };
    }

    // 202 with an empty body: it waits behind another one
    private Answer created(Created created) {
        return created.queued()
                ? new Answer(202, Optional.empty())
                : new Answer(201, Optional.of(shapes.deploy(created.rollout())));
    }
}
