package dev.rutter.engine.run;

import dev.rutter.engine.hosting.Hosting;
import dev.rutter.engine.hosting.Hosting.HostingException;
import dev.rutter.engine.hosting.Hosting.Release;
import dev.rutter.engine.hosting.Hosting.Release.State;
import dev.rutter.engine.journal.Journal;
import dev.rutter.engine.journal.RunEvent.Decided.Way;
import dev.rutter.engine.journal.RunEvent.End;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which release to go back to: the newest that served and that an earlier run signed off or proved
/// by a rollback; where no earlier run knows any (the first one in an environment does not), the
/// one that serves now: it has served until now. A release that an earlier run went back from is
/// never it.
record GoodRelease(Optional<Hosting> hosting, Journal journal) {
    private static final int MOST_RELEASES = 50;
    private static final int MOST_RUNS = 50;

    /// What came of looking.
    sealed interface Sought {
        /// The hosting's id of the release.
        record Found(String id) implements Sought {}

        /// The hosting has answered, and none of its releases is one.
        record None() implements Sought {}

        /// The hosting could not be asked: whether there is one is not known.
        record Away(String why) implements Sought {}
    }

    /// Looks once.
    Sought find(RunState state) {
        if (hosting.isEmpty()) {
            return new Sought.None();
        }
        var good = new HashSet<String>();
        var bad = new HashSet<String>();
        state.deployed().ifPresent(bad::add);
        journal.runs().stream()
                .filter(run -> !run.equals(state.run()))
                .limit(MOST_RUNS)
                .map(run -> journal.read(run, 0))
                .filter(events -> !events.isEmpty())
                .forEach(events -> learn(RunState.of(events), state, good, bad));
        try {
            return among(hosting.get().releases(MOST_RELEASES), good, bad, state.began().release())
                    .<Sought>map(Sought.Found::new)
                    .orElseGet(Sought.None::new);
        } catch (HostingException e) {
            return new Sought.Away(e.getMessage());
        }
    }

    private static void learn(RunState earlier, RunState state, Set<String> good, Set<String> bad) {
        var here = state.plan().environment();
        var there = earlier.plan().environment();
        if (!there.name().equals(here.name()) || !there.hosting().equals(here.hosting())) {
            return;
        }
        var deployed = earlier.deployed();
        if (earlier.end().filter(end -> end.end() == End.SIGNED_OFF).isPresent()) {
            deployed.ifPresent(good::add);
        }
        if (earlier.decision(Way.ROLL_BACK).isPresent()) {
            deployed.ifPresent(bad::add);
        }
        earlier.rollback()
                .filter(rollback -> rollback.verified().orElse(false))
                .ifPresent(rollback -> {
                    good.add(rollback.target());
                    good.add(rollback.deploy());
                });
    }

    /// Known good, else what serves now, else what served before that: never the code that is being
    /// deployed, which a push may have put live already.
    private static Optional<String> among(
            List<Release> releases, Set<String> good, Set<String> bad, String commit) {
        var served =
                releases.stream()
                        .filter(one -> one.state() == State.LIVE || one.state() == State.REPLACED)
                        .filter(one -> !bad.contains(one.id()))
                        .filter(one -> commit.isEmpty() || !one.commit().equals(commit))
                        .toList();
        return served.stream()
                .filter(one -> good.contains(one.id()))
                .findFirst()
                .or(() -> served.stream().filter(one -> one.state() == State.LIVE).findFirst())
                .or(() -> served.stream().findFirst())
                .map(Release::id);
    }

    /// The commit that was asked for, or what the hosting says it built.
    static String commit(Optional<Hosting> hosting, RunState state, String deploy) {
        var asked = state.began().release();
        if (!asked.isEmpty() || deploy.isEmpty() || hosting.isEmpty()) {
            return asked;
        }
        try {
            return hosting.get().release(deploy).commit();
        } catch (HostingException e) {
            return "";
        }
    }
}
