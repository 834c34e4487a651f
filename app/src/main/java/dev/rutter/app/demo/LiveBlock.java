package dev.rutter.app.demo;

import dev.rutter.app.view.Lengths;
import dev.rutter.engine.run.RunState;
import dev.rutter.engine.run.RunState.StepState;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is going on now, in a few lines that are painted over. Pure.
final class LiveBlock {
    private LiveBlock() {}

    /// The step under way with its window, and the traffic.
    static List<String> lines(
            Optional<RunState> state, Meter.Recent recent, Counts counts, Instant now) {
        var lines = new ArrayList<String>();
        state.ifPresent(run -> running(run).ifPresent(step -> lines.addAll(step(run, step, now))));
        lines.add(traffic(recent, counts));
        return lines;
    }

    /// The traffic of the last seconds, and all of it.
    static String traffic(Meter.Recent recent, Counts counts) {
        return String.format(
                Locale.ROOT,
                "  traffic %.0f/s, failing %s, p95 %.0f ms; %s requests, failed: %s by a release,"
                        + " %s by the switch",
                recent.perSecond(),
                Shares.percent(recent.failedPercent()),
                recent.p95Millis(),
                Shares.count(counts.requests()),
                Shares.count(counts.failedByRelease()),
                Shares.count(counts.failedBySwitch()));
    }

    private static Optional<StepState> running(RunState state) {
        return state.steps().values().stream()
                .filter(StepState::running)
                .reduce((older, newer) -> newer);
    }

    private static List<String> step(RunState state, StepState step, Instant now) {
        var planned = state.plan().step(step.step());
        var title = planned.map(PlannedStep::title).orElse(step.step());
        var lines = new ArrayList<String>();
        lines.add("  > " + title + "  " + Lengths.of(between(step.beganAt(), now)));
        if (planned.isPresent() && planned.get().action() instanceof Action.Watch watch) {
            lines.addAll(window(state.window(step.step()), watch, now));
        }
        return lines;
    }

    private static List<String> window(RunState.Window window, Action.Watch watch, Instant now) {
        var lines = new ArrayList<String>();
        window.due()
                .ifPresent(due ->
                        lines.add(
                                "    ends in "
                                        + Lengths.of(between(now, due))
                                        + ", looked "
                                        + window.looks().size()
                                        + " times"));
        lines.add(
                "    limits: "
                        + watch.limits().stream()
                                .map(Limit::says)
                                .distinct()
                                .collect(Collectors.joining("; ")));
        if (!window.looks().isEmpty()) {
            lines.add(
                    "    seen: "
                            + window.looks().getLast().seen().stream()
                                    .map(LiveBlock::show)
                                    .distinct()
                                    .collect(Collectors.joining("; ")));
        }
        return lines;
    }

    private static String show(Measurement seen) {
        return switch (seen) {
            case Measurement.Figure figure ->
                    "%s %s %s of %s"
                            .formatted(
                                    figure.metric(),
                                    figure.value().stripTrailingZeros().toPlainString(),
                                    figure.unit(),
                                    Shares.count(figure.samples()));
            case Measurement.Missing missing -> "not seen: " + missing.why();
            case Measurement.Ran ran -> "exit status " + ran.status();
            case Measurement.Answered answered -> "HTTP " + answered.status();
            case Measurement.Rows rows -> rows.rows().size() + " rows";
        };
    }

    private static Duration between(Instant from, Instant to) {
        // In whole seconds: tenths only flicker.
        return to.isAfter(from)
                ? Duration.ofSeconds(Duration.between(from, to).toSeconds())
                : Duration.ZERO;
    }
}
