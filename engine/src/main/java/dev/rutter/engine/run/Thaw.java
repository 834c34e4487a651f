package dev.rutter.engine.run;

import dev.rutter.engine.hosting.Hosting;
import dev.rutter.engine.hosting.Hosting.HostingException;
import dev.rutter.engine.hosting.Hosting.KeptSetting;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.journal.RunEvent.HostingAnswered;
import dev.rutter.engine.journal.RunEvent.HostingAnswered.About;
import java.util.Optional;
import java.util.function.Consumer;

/// Sets automatic releases again at a run's end as they were before it. Not after a way back: the
/// cause is not mended then, and the next push would bring it live once more.
final class Thaw {
    private final Optional<Hosting> hosting;
    private final Consumer<RunEvent> record;

    Thaw(Optional<Hosting> hosting, Consumer<RunEvent> record) {
        this.hosting = hosting;
        this.record = record;
    }

    /// Setting it twice does no harm: where this was cut off before it was recorded, it is done
    /// again.
    void at(End end, RunState state) {
        var off = state.hosting(About.AUTO_DEPLOY_OFF);
        if (off.isEmpty()
                || state.hosting(About.AUTO_DEPLOY_ON).isPresent()
                || hosting.isEmpty()
                || !thaws(end)) {
            return;
        }
        var was = off.get().deploy();
        var equals = Math.max(0, was.indexOf('='));
        try {
            hosting.get()
                    .restoreAutoDeploy(
                            new KeptSetting(was.substring(0, equals), was.substring(equals + 1)));
            record.accept(new HostingAnswered(off.get().step(), About.AUTO_DEPLOY_ON, was));
        } catch (HostingException e) {
            record.accept(
                    new HostingAnswered(
                            off.get().step(),
                            About.AUTO_DEPLOY_STAYS_OFF,
                            was + ": " + e.getMessage()));
        }
    }

    private static boolean thaws(End end) {
        return switch (end) {
            case SIGNED_OFF, STOPPED_BEFORE_GO_LIVE, DONE_IN_PART -> true;
            case ROLLED_BACK, ROLLBACK_UNPROVEN, STOPPED -> false;
        };
    }
}
