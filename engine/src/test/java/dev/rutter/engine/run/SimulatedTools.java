package dev.rutter.engine.run;

import dev.rutter.engine.hosting.Hosting;
import dev.rutter.engine.hosting.Hosting.HostingException;
import dev.rutter.engine.run.SimulatedWorld.Life;
import dev.rutter.engine.run.SimulatedWorld.Planted;
import dev.rutter.engine.step.Shell;
import dev.rutter.engine.step.Tools;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.runbook.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The hands of one life of the engine in the simulated world. Each call may be its last.
record SimulatedTools(SimulatedWorld world, Life life) implements Tools, Shell {

    @Override
    public Shell shell() {
        return this;
    }

    @Override
    public Fate run(
            String step, int attempt, String script, Duration limit, Consumer<Child> started) {
        world.mayDie(life);
        var key = step + "-" + attempt;
        if (world.children.containsKey(key)) {
            throw new IllegalStateException("command \"" + key + "\" has begun before");
        }
        world.does(life, world.step(step));
        var child = world.begin(key);
        world.mayDie(life);
        started.accept(new Child(4711, "1", "/tmp/" + key));
        return await(child);
    }

    @Override
    public Fate adopt(String step, int attempt, Duration limit, Consumer<Child> found) {
        world.mayDie(life);
        var child = world.children.get(step + "-" + attempt);
        if (child == null || world.planted == Planted.FORGETS_CHILDREN) {
            return new Fate.NeverBegan();
        }
        found.accept(new Child(4711, "1", "/tmp/" + step + "-" + attempt));
        world.mayDie(life);
        return await(child);
    }

    private Fate await(SimulatedWorld.Child child) {
        while (child.running(world.time.passed())) {
            sleep(Duration.ofSeconds(5));
        }
        return world.end(child);
    }

    private void sleep(Duration length) {
        world.time.sleep(length);
        world.mayDie(life);
    }

    @Override
    public Optional<Hosting> hosting() {
        return Optional.of(new UnsteadyHosting(world, life));
    }

    @Override
    public Measurement request(Action.Http request, Duration limit) {
        world.mayDie(life);
        if (!request.method().equals("GET")) {
            world.does(life, world.underWay(Action.Http.class));
            world.mayDie(life);
        }
        if (world.wrong(3)) {
            sleep(Duration.ofSeconds(10));
            return new Measurement.Missing("no answer within 10 s");
        }
        return new Measurement.Answered(
                world.wrong(3) ? 500 : 200,
                Map.of(),
                "{\"status\": \"ok\"}",
                world.draw.upTo(Duration.ofMillis(300)));
    }

    @Override
    public Measurement query(String sql, Duration limit) {
        world.mayDie(life);
        return world.wrong(3)
                ? new Measurement.Missing("the database is away")
                : new Measurement.Rows(List.of("count"), List.of(List.of("0")));
    }

    @Override
    public Measurement figure(Limit limit, Instant from, Instant to) {
        world.mayDie(life);
        if (world.wrong(15)) {
            return new Measurement.Missing("no metrics now");
        }
        try {
            var figure = world.hosting.serverErrors(from, to);
            return new Measurement.Figure(
                    limit.metric(), figure.value(), limit.unit(), figure.samples(), figure.over());
        } catch (HostingException e) {
            return new Measurement.Missing(e.getMessage());
        }
    }

    @Override
    public List<String> announce(String text) {
        world.mayDie(life);
        return List.of();
    }

    @Override
    public String masked(String text) {
        return text;
    }

    @Override
    public void close() {}
}
