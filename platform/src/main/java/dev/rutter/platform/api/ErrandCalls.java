package dev.rutter.platform.api;

import dev.rutter.platform.api.Api.Answer;
import dev.rutter.platform.blueprint.Blueprint.Kind;
import dev.rutter.platform.release.Errand;
import dev.rutter.platform.release.Refusal;
import dev.rutter.platform.release.WorkloadRunner;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The calls about single runs: one-off jobs, and runs of cron jobs that nobody wants to wait for.
final class ErrandCalls {
    private ErrandCalls() {}

    static Answer start(WorkloadRunner runner, JsonNode body) throws Refusal {
        var command = Api.text(body, "startCommand");
        if (command.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.WRONG, "\"startCommand\" is missing; say what is to be run");
        }
        var errand = runner.errands().start(Errand.Kind.JOB, command.get());
        return new Answer(201, Optional.of(shape(runner, errand)));
    }

    static Answer list(WorkloadRunner runner, Query query) throws Refusal {
        var all =
                runner.errands().all().stream()
                        .filter(each -> each.kind() == Errand.Kind.JOB)
                        .map(each -> shape(runner, each))
                        .toList();
        return Api.page("job", all, Api::idOf, query);
    }

    static Answer one(WorkloadRunner runner, String id) throws Refusal {
        return Answer.ok(shape(runner, runner.errands().errand(id)));
    }

    static Answer cancel(WorkloadRunner runner, String id) throws Refusal {
        return Answer.ok(shape(runner, runner.errands().cancel(id)));
    }

    /// A run now, besides those of the schedule.
    static Answer run(WorkloadRunner runner) throws Refusal {
        return Answer.ok(shape(runner, cron(runner).runNow()));
    }

    /// Ends the run that is under way.
    static Answer cancelRun(WorkloadRunner runner) throws Refusal {
        for (var each : cron(runner).errands().all()) {
            if (each.kind() == Errand.Kind.CRON && !each.state().settled()) {
                runner.errands().cancel(each.id());
                return new Answer(204, Optional.empty());
            }
        }
        throw new Refusal(Refusal.Kind.UNKNOWN, "no run of \"" + runner.name() + "\" is under way");
    }

    private static WorkloadRunner cron(WorkloadRunner runner) throws Refusal {
        if (runner.workload().kind() != Kind.CRON) {
            throw new Refusal(Refusal.Kind.UNKNOWN, "\"" + runner.name() + "\" is no cron job");
        }
        return runner;
    }

    private static Map<String, Object> shape(WorkloadRunner runner, Errand errand) {
        var shape = new LinkedHashMap<String, Object>();
        shape.put("id", errand.id());
        shape.put("serviceId", runner.id());
        shape.put("startCommand", errand.command());
        shape.put("planId", "custom");
        shape.put("status", errand.state().said());
        shape.put("createdAt", Shapes.text(errand.createdAt()));
        shape.put("startedAt", Shapes.text(errand.createdAt()));
        errand.finishedAt().ifPresent(at -> shape.put("finishedAt", Shapes.text(at)));
        if (!errand.reason().isEmpty()) {
            shape.put("reason", errand.reason()); // ours: Render tells it nowhere
        }
        return shape;
    }
}
