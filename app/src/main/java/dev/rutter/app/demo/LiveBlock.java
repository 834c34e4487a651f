package dev.rutter.app.demo;

import dev.rutter.app.view.NowText;
import dev.rutter.engine.run.RunState;
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
        state.ifPresent(run -> lines.addAll(NowText.of(run, now)));
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
}
