package dev.rutter.engine.run;

import dev.rutter.engine.hosting.Hosting;
import dev.rutter.engine.hosting.Hosting.HostingException;
import dev.rutter.engine.hosting.Hosting.Release;
import dev.rutter.engine.hosting.Hosting.Release.State;
import dev.rutter.engine.journal.Journal;
import dev.rutter.engine.journal.RunEvent.Decided.Decision;
import dev.rutter.engine.journal.RunEvent.End;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which release to go back to: the newest that served and that an earlier run signed off or proved
/// by a rollback; where no earlier run knows any, the one that serves now. A release that an
/// earlier run went back from is never it.
final class GoodRelease {
    private static final int MOST_RELEASES = 50;
    private static final int MOST_RUNS = 50;

    private GoodRelease() {}

    /// A release and why it is good.
    record Found(Release release, String why) {}

    static Optional<Found> find(Hosting hosting, Journal journal, RunState state)
            throws HostingException {
        var good = new HashSet<String>();
        var bad = new HashSet<String>();
        var own = StepActs.deployed(state);
        own.ifPresent(bad::add);
        var read = 0;
        for (var run : journal.runs()) {
            if (run.equals(state.run()) || read++ >= MOST_RUNS) {
                continue;
            }
            var events = journal.read(run, 0);
            if (!events.isEmpty()) {
                learn(RunState.of(events), state, good, bad);
            }
        }
        return among(hosting.releases(MOST_RELEASES), good, bad);
    }

    private static void learn(RunState earlier, RunState state, Set<String> good, Set<String> bad) {
        var here = state.plan().environment();
        var there = earlier.plan().environment();
        if (!there.name().equals(here.name()) || !there.hosting().equals(here.hosting())) {
            return;
        }
        var deployed = StepActs.deployed(earlier);
        if (earlier.end().filter(end -> end.end() == End.SIGNED_OFF).isPresent()) {
            deployed.ifPresent(good::add);
        }
        if (earlier.decision(Decision.ROLL_BACK).isPresent()) {
            deployed.ifPresent(bad::add);
        }
        earlier.rollback()
                .filter(rollback -> rollback.verified().orElse(false))
                .ifPresent(rollback -> {
                    good.add(rollback.target());
                    good.add(rollback.deploy());
                });
    }

    private static Optional<Found> among(
            List<Release> releases, Set<String> good, Set<String> bad) {
        var served =
                releases.stream()
                        .filter(one -> one.state() == State.LIVE || one.state() == State.REPLACED)
                        .filter(one -> !bad.contains(one.id()))
                        .toList();
        var proven = served.stream().filter(one -> good.contains(one.id())).findFirst();
        if (proven.isPresent()) {
            return proven.map(one -> new Found(one, "signed off or proven by an earlier run"));
        }
        return served.stream()
                .filter(one -> one.state() == State.LIVE)
                .findFirst()
                .map(one ->
                        new Found(one, "served before this run; no earlier run signed one off"));
    }
}
