package dev.rutter.app.demo;

import dev.rutter.engine.run.RunState;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.runbook.Action;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is going on now, in a few lines that are painted over. Pure.
final class LiveBlock {
    private LiveBlock() {}

    /// The step under way with its window, and the traffic.
    static List<String> lines(
            Optional<RunState> state, Meter.Recent recent, Counts counts, Instant now) {
        var lines = new ArrayList<String>();
        state.flatMap(Narrator::running)
                .ifPresent(step -> {
                    var run = state.orElseThrow();
                    lines.add(
                            "  > %s  %s"
                                    .formatted(
                                            Narrator.title(run, step.step()),
                                            Figures.length(Duration.between(step.beganAt(), now))));
                    lines.addAll(window(run, step.step(), now));
                });
        lines.add(traffic(recent, counts));
        return lines;
    }

    /// The traffic of the last seconds, and all of it.
    static String traffic(Meter.Recent recent, Counts counts) {
        return String.format(
                Locale.ROOT,
                "  traffic %.0f/s, failing %s, p95 %.0f ms; %s requests, %s failed by a release,"
                        + " %s by the switch",
                recent.perSecond(),
                Figures.percent(recent.failedPercent()),
                recent.p95Millis(),
                Figures.count(counts.requests()),
                Figures.count(counts.failedByRelease()),
                Figures.count(counts.failedBySwitch()));
    }

    private static List<String> window(RunState state, String step, Instant now) {
        var planned = state.plan().step(step);
        if (planned.isEmpty() || !(planned.get().action() instanceof Action.Watch watch)) {
            return List.of();
        }
        var window = state.window(step);
        var lines = new ArrayList<String>();
        window.due()
                .ifPresent(due ->
                        lines.add(
                                "    window ends in "
                                        + Figures.length(positive(now, due))
                                        + ", looked "
                                        + window.looks().size()
                                        + " times"));
        var last =
                window.looks().isEmpty() ? List.<Measurement>of() : window.looks().getLast().seen();
        for (var at = 0; at < watch.limits().size(); at++) {
            var seen = at < last.size() ? show(last.get(at)) : "not looked yet";
            lines.add("    " + name(watch.limits().get(at)) + ": " + seen);
        }
        return lines;
    }

    private static String name(Limit limit) {
        return limit.metric() + " " + limit.threshold();
    }

    private static String show(Measurement seen) {
        return switch (seen) {
            case Measurement.Figure figure ->
                    figure.value().stripTrailingZeros().toPlainString()
                            + " "
                            + figure.unit()
                            + " of "
                            + Figures.count(figure.samples())
                            + " requests";
            case Measurement.Missing missing -> "not seen: " + missing.why();
            case Measurement.Ran ran -> "exit status " + ran.status();
            case Measurement.Answered answered -> "HTTP " + answered.status();
            case Measurement.Rows rows -> rows.rows().size() + " rows";
        };
    }

    private static Duration positive(Instant now, Instant due) {
        return due.isAfter(now) ? Duration.between(now, due) : Duration.ZERO;
    }
}
