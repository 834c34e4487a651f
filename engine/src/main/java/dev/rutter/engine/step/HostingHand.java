package dev.rutter.engine.step;

import dev.rutter.engine.hosting.Hosting;
import dev.rutter.engine.hosting.Hosting.HostingException;
import dev.rutter.engine.hosting.Hosting.Release;
import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.HostingAnswered;
import dev.rutter.engine.journal.RunEvent.HostingAnswered.About;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Acts of a hosting. An act that changes something is asked for once; where its answer was lost,
/// its object is looked for at the hosting before anything is asked again.
final class HostingHand {
    /// How often a release that is not settled is looked at.
    static final Duration POLL = Duration.ofSeconds(1);

    /// How long a request that was under way when the engine died may take to show at the hosting.
    static final Duration ARRIVES_WITHIN = Duration.ofSeconds(10);

    private final Tools tools;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Consumer<RunEvent> record;
    private final ServiceLog log;
    private final MigrationHand migrations;
    private final Settling settling;

    HostingHand(Tools tools, InstantSource clock, Sleeper sleeper, Consumer<RunEvent> record) {
        this.tools = tools;
        this.clock = clock;
        this.sleeper = sleeper;
        this.record = record;
        log = new ServiceLog(clock, sleeper);
        migrations = new MigrationHand(tools);
        settling = new Settling(tools, clock, sleeper, record);
    }

    /// What came of an act.
    sealed interface Came {
        record As(Performed performed) implements Came {}

        /// Log lines, to be held against the step's expectations.
        record Lines(String says, String output) implements Came {}
    }

    Came perform(PlannedStep step, Action.Hosting act, Bearings bearings)
            throws InterruptedException {
        var hosting = tools.hosting();
        if (hosting.isEmpty()) {
            return failed("the environment names no hosting");
        }
        return switch (act.act()) {
            case DEPLOY -> deploy(step, hosting.get(), bearings);
            case AWAIT_LIVE -> awaitLive(step, hosting.get(), bearings);
            case ROLL_BACK -> rollBack(step, hosting.get(), bearings);
            case READ_LOGS -> log.read(step, hosting.get(), act.argument(), bearings);
            case LOGS_WITHOUT_ERRORS -> log.withoutErrors(step, hosting.get(), bearings);
            case RESTART -> restart(hosting.get());
        };
    }

    Came resume(PlannedStep step, Action.Hosting act, Bearings bearings)
            throws InterruptedException {
        var hosting = tools.hosting();
        if (hosting.isEmpty()) {
            return failed("the environment names no hosting");
        }
        return switch (act.act()) {
            case AWAIT_LIVE, READ_LOGS, LOGS_WITHOUT_ERRORS -> perform(step, act, bearings);
            case RESTART ->
                    new Came.As(
                            new Performed.Untold(
                                    "whether the restart was asked for is unknown", ""));
            case DEPLOY -> {
                var known = bearings.deployed();
                if (known.isPresent()) {
                    yield asked(step, hosting.get(), known.get(), bearings);
                }
                yield found(step, hosting.get(), bearings, About.DEPLOY, bearings.commit());
            }
            case ROLL_BACK -> {
                var known = bearings.back();
                if (known.isPresent()) {
                    yield settle(step, hosting.get(), known.get(), bearings);
                }
                yield found(step, hosting.get(), bearings, About.ROLL_BACK, "");
            }
        };
    }

    private Came deploy(PlannedStep step, Hosting hosting, Bearings bearings)
            throws InterruptedException {
        var forbidden = migrations.forbids();
        if (forbidden.isPresent()) {
            return new Came.As(forbidden.get());
        }
        freeze(step, hosting);
        var noted = noted(step, hosting, bearings);
        try {
            var commit = bearings.commit();
            var release = hosting.deploy(commit.isEmpty() ? Optional.empty() : Optional.of(commit));
            record.accept(new HostingAnswered(step.id(), About.DEPLOY, release.id()));
            return asked(step, hosting, release.id(), bearings);
        } catch (HostingException e) {
            return refused(e) ? failed(said(e)) : looked(step, hosting, noted, About.DEPLOY, e);
        }
    }

    private Came asked(PlannedStep step, Hosting hosting, String id, Bearings bearings)
            throws InterruptedException {
        return bearings.waits()
                ? done("asked for release " + id)
                : settle(step, hosting, id, bearings);
    }

    private static Came restart(Hosting hosting) {
        try {
            hosting.restart();
            return done("a restart was asked for");
        } catch (HostingException e) {
            return refused(e) ? failed(said(e)) : new Came.As(new Performed.Untold(said(e), ""));
        }
    }

    private Came rollBack(PlannedStep step, Hosting hosting, Bearings bearings)
            throws InterruptedException {
        if (bearings.target().isEmpty() || bearings.target().get().isEmpty()) {
            return failed("no release to go back to is known");
        }
        freeze(step, hosting);
        var noted = noted(step, hosting, bearings);
        try {
            var release = hosting.rollBack(bearings.target().get());
            record.accept(new HostingAnswered(step.id(), About.ROLL_BACK, release.id()));
            return settle(step, hosting, release.id(), bearings);
        } catch (HostingException e) {
            return refused(e) ? failed(said(e)) : looked(step, hosting, noted, About.ROLL_BACK, e);
        }
    }

    /// What is newest at the hosting before it is asked for more, durable before the asking: what
    /// came of it is told from what was there by the hosting's own order, whatever clocks say.
    private Bearings noted(PlannedStep step, Hosting hosting, Bearings bearings) {
        var newest = About.UNTOLD;
        try {
            newest = hosting.releases(1).stream().findFirst().map(Release::id).orElse("");
        } catch (HostingException e) {
            // The act itself may well succeed; if its answer is lost, people have to tell.
        }
        record.accept(new HostingAnswered(step.id(), About.NEWEST_BEFORE, newest));
        return bearings.noted(newest);
    }

    /// A push in the meantime must go around no gate, and a push in the night must not undo the way
    /// back. What was set is durable before it is changed, so that it can be set again whatever
    /// happens in between.
    private void freeze(PlannedStep step, Hosting hosting) {
        try {
            var before = hosting.autoDeploy();
            if (!before.setting().isEmpty()) {
                record.accept(
                        new HostingAnswered(
                                step.id(),
                                About.AUTO_DEPLOY_OFF,
                                before.setting() + "=" + before.value()));
                hosting.freezeAutoDeploy();
            }
        } catch (HostingException e) {
            // The act itself matters more than keeping others from releasing.
            record.accept(new HostingAnswered(step.id(), About.AUTO_DEPLOY_STAYS, said(e)));
        }
    }

    static boolean refused(HostingException e) {
        // 408 and 429 may come from something on the way, after the request was passed on.
        return e.status() >= 400 && e.status() < 500 && e.status() != 408 && e.status() != 429;
    }

    /// No answer may have acted all the same: the hosting's list tells. What it does not show may
    /// still come; it is not asked for again, and people have to tell.
    private Came looked(
            PlannedStep step, Hosting hosting, Bearings bearings, About act, HostingException e)
            throws InterruptedException {
        var commit = act == About.DEPLOY ? bearings.commit() : "";
        var came = found(step, hosting, bearings, act, commit);
        return came instanceof Came.As(Performed.NeverBegan _)
                ? new Came.As(
                        new Performed.Untold(
                                "nobody can tell whether the hosting took it: "
                                        + said(e)
                                        + "; its list showed no such release within "
                                        + ARRIVES_WITHIN.toSeconds()
                                        + " s. Look at the releases at the hosting"
                                        + (commit.isEmpty() ? "" : " for commit " + commit),
                                ""))
                : came;
    }

    /// The answer was lost with the process that waited for it: the release is recognised by what
    /// was newest before and by its commit. A request that was under way until a moment ago is
    /// given the time to arrive, from now on: the step may have begun long before it was sent.
    private Came found(
            PlannedStep step, Hosting hosting, Bearings bearings, About act, String commit)
            throws InterruptedException {
        if (bearings.newest().isEmpty()) {
            // That is durable before the hosting is asked.
            return new Came.As(new Performed.NeverBegan());
        }
        var patience = new Patience(clock, clock.instant(), ARRIVES_WITHIN);
        while (true) { // ends with `patience`
            try {
                var release =
                        hosting.asked(
                                HostingSearch.since(hosting, bearings),
                                HostingSearch.known(bearings),
                                act == About.ROLL_BACK,
                                HostingSearch.commit(hosting, bearings, act, commit));
                if (release.isPresent() && !HostingSearch.own(act, release.get(), bearings)) {
                    var id = release.get().id();
                    record.accept(new HostingAnswered(step.id(), act, id));
                    return act == About.DEPLOY
                            ? asked(step, hosting, id, bearings)
                            : settle(step, hosting, id, bearings);
                }
                if (patience.over()) {
                    return new Came.As(
                            bearings.newest().equals(Optional.of(About.UNTOLD))
                                    ? new Performed.Untold(
                                            "the hosting shows no such release, and did not tell"
                                                    + " which ones it had before it was asked",
                                            "")
                                    : new Performed.NeverBegan());
                }
            } catch (HostingException e) {
                if (patience.over()) {
                    return new Came.As(
                            new Performed.Untold(
                                    "whether the hosting was asked cannot be told: " + said(e),
                                    ""));
                }
            }
            sleeper.sleep(POLL);
        }
    }

    private Came awaitLive(PlannedStep step, Hosting hosting, Bearings bearings)
            throws InterruptedException {
        if (bearings.target().isPresent()) {
            return bearings.back().isPresent()
                    ? settle(step, hosting, bearings.back().get(), bearings)
                    : failed("no way back was asked of the hosting");
        }
        if (bearings.deployed().isPresent()) {
            return settle(step, hosting, bearings.deployed().get(), bearings);
        }
        // A push or a command released it: the hosting gives it an id of its own.
        var patience = new Patience(clock, bearings.beganAt(), step.limit());
        while (true) { // ends with `patience`
            var said = "the hosting shows no release that began after this deployment did";
            try {
                var release =
                        HostingSearch.newest(
                                hosting, bearings.deploymentBegan(), bearings.commit());
                if (release.isPresent()) {
                    record.accept(new HostingAnswered(step.id(), About.FOUND, release.get().id()));
                    return settling.settle(step, hosting, release.get().id(), bearings, patience);
                }
            } catch (HostingException e) {
                said = said(e);
            }
            if (patience.over()) {
                return failed(said);
            }
            sleeper.sleep(POLL);
        }
    }

    private Came settle(PlannedStep step, Hosting hosting, String id, Bearings bearings)
            throws InterruptedException {
        var patience = new Patience(clock, bearings.waitsFrom(), step.limit());
        return settling.settle(step, hosting, id, bearings, patience);
    }

    static String said(HostingException e) {
        return String.valueOf(e.getMessage());
    }

    static Came done(String seen) {
        return new Came.As(new Performed.Over(new Outcome.Done(seen), List.of(), ""));
    }

    static Came failed(String why) {
        return failed(why, why);
    }

    static Came failed(String why, String shown) {
        return new Came.As(new Performed.Over(new Outcome.Failed(why), List.of(), shown));
    }
}
