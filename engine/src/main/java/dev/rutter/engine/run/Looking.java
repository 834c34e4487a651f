package dev.rutter.engine.run;

import dev.rutter.engine.step.Tools;
import dev.rutter.engine.watch.Standing;
import dev.rutter.engine.watch.Watched;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.runbook.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One look at everything that a window watches.
record Looking(Tools tools, RunState state) {

    /// The figures as of now, in the order of what is watched.
    List<Measurement> at(Action.Watch watch, Instant live, Instant began, Instant now)
            throws InterruptedException {
        var seen = new ArrayList<Measurement>();
        for (var one : Watched.of(state.plan(), watch)) {
            var base = state.live().isEmpty() ? Instant.EPOCH : one.trigger() ? live : began;
            seen.add(figure(one, base, now));
        }
        return seen;
    }

    /// Where few requests came of late, the figure reaches back as far as it may.
    private Measurement figure(Watched one, Instant base, Instant now) throws InterruptedException {
        var from = one.from(base, now, state.began().compression());
        var recent = tools.figure(one.limit(), from, now);
        var few =
                one.counted()
                        && one.limit().window().isEmpty()
                        && base.isAfter(Instant.EPOCH)
                        && from.isAfter(base)
                        && recent instanceof Measurement.Figure figure
                        && figure.samples() < Standing.MINIMUM;
        return few ? tools.figure(one.limit(), base, now) : recent;
    }
}
