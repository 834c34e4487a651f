package dev.rutter.engine.run;

import dev.rutter.engine.hosting.Hosting;
import dev.rutter.engine.hosting.Hosting.HostingException;
import dev.rutter.engine.step.MigrationState;
import dev.rutter.engine.step.Shell;
import dev.rutter.engine.step.Tools;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.runbook.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The world of a run, kept across the deaths of engines: what was done in it is counted.
final class FakeTools implements Tools, Shell {
    /// Whether figures are so at a moment, as what a command prints.
    boolean momentary;

    /// Every script that really ran, in order.
    final List<String> ran = new ArrayList<>();

    /// Status and output by script; status 0 and no output where nothing is said.
    final Map<String, Fate> ends = new HashMap<>();

    /// What a script comes to each time it runs; the last one stays.
    final Map<String, List<Fate>> inTurn = new HashMap<>();

    /// Failing scripts that do well, printing `found`, once another script has run.
    final Map<String, String> mended = new HashMap<>();

    /// Once this script has run, whatever serves answers well.
    String heals = "";

    /// Children by step and attempt, which survive the engine.
    final Map<String, Fate> children = new HashMap<>();

    /// Steps whose child leaves no end behind, as after the machine went down.
    final List<String> lost = new ArrayList<>();

    final Map<String, Measurement> answers = new HashMap<>();
    final List<String> announced = new ArrayList<>();
    final FakeHosting hosting;

    /// What the database records of its migrations, at each look; the last one stays.
    final List<MigrationState> migrations = new ArrayList<>();

    FakeTools(FakeHosting hosting) {
        this.hosting = hosting;
    }

    @Override
    public Optional<MigrationState> migrations() {
        return migrations.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        migrations.size() > 1 ? migrations.removeFirst() : migrations.getFirst());
    }

    @Override
    public Shell shell() {
        return this;
    }

    @Override
    public Fate run(
            String step, int attempt, String script, Duration limit, Consumer<Child> started) {
        ran.add(script);
        if (script.equals(heals)) {
            hosting.errors.clear();
        }
        var end =
                ran.contains(mended.getOrDefault(script, ""))
                        ? new Fate.Exited(0, "found\n")
                        : inTurn.containsKey(script)
                                ? next(inTurn.get(script))
                                : ends.getOrDefault(script, new Fate.Exited(0, ""));
        children.put(step + "-" + attempt, end);
        started.accept(new Child(4711, "1", "/tmp/" + step));
        return end;
    }

    private static Fate next(List<Fate> row) {
        return row.size() > 1 ? row.removeFirst() : row.getFirst();
    }

    @Override
    public Fate adopt(String step, int attempt, Duration limit, Consumer<Child> found) {
        var child = children.get(step + "-" + attempt);
        if (child == null) {
            return new Fate.NeverBegan();
        }
        found.accept(new Child(4711, "1", "/tmp/" + step));
        return lost.contains(step) ? new Fate.Lost("its supervisor is gone", "half") : child;
    }

    @Override
    public Optional<Hosting> hosting() {
        return Optional.of(hosting);
    }

    @Override
    public Measurement request(Action.Http request, Duration limit) {
        return answers.getOrDefault(
                request.url(),
                new Measurement.Answered(
                        200, Map.of(), "{\"status\": \"ok\"}", Duration.ofMillis(12)));
    }

    @Override
    public Measurement query(String sql, Duration limit) {
        return answers.getOrDefault(
                sql, new Measurement.Rows(List.of("count"), List.of(List.of("0"))));
    }

    @Override
    public Measurement figure(Limit limit, Instant from, Instant to) {
        try {
            var figure =
                    limit.metric().equals("error rate")
                            ? hosting.serverErrors(from, to)
                            : hosting.latency(from, to, limit.percentile());
            return new Measurement.Figure(
                    limit.metric(),
                    figure.value(),
                    limit.unit(),
                    figure.samples(),
                    momentary ? Duration.ZERO : figure.over());
        } catch (HostingException e) {
            return new Measurement.Missing(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public List<String> announce(String text) {
        announced.add(text);
        return List.of();
    }

    @Override
    public String masked(String text) {
        return text;
    }

    @Override
    public void close() {}
}
