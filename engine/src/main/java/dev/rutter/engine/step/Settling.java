package dev.rutter.engine.step;

import dev.rutter.engine.hosting.Hosting;
import dev.rutter.engine.hosting.Hosting.HostingException;
import dev.rutter.engine.hosting.Hosting.Release;
import dev.rutter.engine.hosting.Hosting.Release.State;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.HostingAnswered;
import dev.rutter.engine.journal.RunEvent.HostingAnswered.About;
import dev.rutter.engine.step.HostingHand.Came;
import dev.rutter.language.plan.Plan.PlannedStep;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Looks at one release until it is settled, or waits for people at its hosting. Live is the only
/// good end: one that was replaced served and no longer does.
final class Settling {
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Consumer<RunEvent> record;
    private final ServiceLog log;
    private final MigrationHand migrations;

    Settling(Tools tools, InstantSource clock, Sleeper sleeper, Consumer<RunEvent> record) {
        this.clock = clock;
        this.sleeper = sleeper;
        this.record = record;
        log = new ServiceLog(clock, sleeper);
        migrations = new MigrationHand(tools);
    }

    Came settle(PlannedStep step, Hosting hosting, String id, Bearings bearings, Patience patience)
            throws InterruptedException {
        var said = "nothing yet";
        var promoted = false;
        var awaits = "";
        var signs = new LogSigns(step, bearings, clock, record);
        while (true) { // ends with `patience`
            try {
                var release = hosting.release(id);
                said = release.said();
                if (release.state() == State.STAGED && !promoted) {
                    record.accept(new HostingAnswered(step.id(), About.PROMOTE, id));
                    hosting.promote(id);
                    promoted = true;
                }
                if (release.state() == State.WAITING) {
                    var waiting = hosting.approvals(id);
                    var asks = waiting.stream().filter(one -> !one.who().isEmpty()).toList();
                    // What was just refused may still be shown for a moment.
                    if (!asks.isEmpty() && bearings.refused().isEmpty()) {
                        return new Came.As(new Performed.Awaits(release, asks));
                    }
                    var now = said(waiting);
                    if (!now.isEmpty() && !now.equals(awaits)) {
                        record.accept(new HostingAnswered(step.id(), About.AWAITS_APPROVAL, now));
                        awaits = now;
                    }
                    said += now.isEmpty() ? "" : ", waits for " + now;
                }
                if (release.state() == State.LIVE) {
                    return live(release, bearings);
                }
                if (release.state().settled()) {
                    signs.last(hosting);
                    return notLive(hosting, release, bearings);
                }
            } catch (HostingException e) {
                said = HostingHand.said(e);
            }
            signs.look(hosting);
            if (patience.over()) {
                return late(step, id, said, bearings);
            }
            sleeper.sleep(HostingHand.POLL);
        }
    }

    /// What is waited for, and who may say so where it is people.
    static String said(List<Hosting.Approval> waiting) {
        return waiting.stream()
                .map(one ->
                        one.of()
                                + (one.who().isEmpty()
                                        ? ""
                                        : " by " + String.join(" or ", one.who())))
                .collect(Collectors.joining(", "));
    }

    private static Came live(Release release, Bearings bearings) {
        var seen =
                "release "
                        + release.id()
                        + " is live"
                        + (release.commit().isEmpty() ? "" : ", commit " + release.commit());
        return bearings.refused()
                .map(no -> HostingHand.failed(no + ", and all the same " + seen))
                .orElseGet(() -> HostingHand.done(seen));
    }

    private static Came late(PlannedStep step, String id, String said, Bearings bearings) {
        return HostingHand.failed(
                bearings.refused().map(no -> no + "; ").orElse("")
                        + "release "
                        + id
                        + " was not live after "
                        + step.limit().toSeconds()
                        + " s, the hosting says \""
                        + said
                        + "\"; it may still go live",
                "");
    }

    private Came notLive(Hosting hosting, Release release, Bearings bearings) {
        var why =
                switch (release.state()) {
                    case REPLACED ->
                            "release " + release.id() + " was live and another one took over";
                    case FAILED, CANCELED, WAITING, BUILDING, STARTING, STAGED, LIVE, UNKNOWN ->
                            "release "
                                    + release.id()
                                    + " did not go live, the hosting says \""
                                    + release.said()
                                    + "\"";
                };
        if (bearings.refused().isPresent()) {
            // Nothing of it came up: the log of what serves says nothing about it.
            return HostingHand.failed(
                    bearings.refused().get() + "; " + why + withdrawn(hosting, release));
        }
        var said = log.whileComingUp(hosting, release, bearings);
        why += withdrawn(hosting, release);
        // A hosting may apply the migrations itself, before it starts what it built.
        var broken = migrations.broken();
        if (broken.isPresent()) {
            why += "; in the database " + broken.get().says();
            said += "\n" + broken.get().shows();
        }
        return HostingHand.failed(why + Evidence.lastLine(said), Evidence.bounded(said));
    }

    /// What is several services goes live whole or not at all.
    private static String withdrawn(Hosting hosting, Release release) {
        try {
            return hosting.withdraw(release.id()).map(told -> "; " + told).orElse("");
        } catch (HostingException e) {
            return "; what of it is live could not be taken back: " + HostingHand.said(e);
        }
    }
}
