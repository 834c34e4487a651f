package dev.rutter.engine.journal;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Fails at the n-th append and at every later one, as if the process had been killed there: what
/// was appended before is in the journal behind it, for whoever recovers.
public final class DyingJournal implements Journal {
    private final Journal behind;
    private final boolean afterWriting;
    private final AtomicInteger left;

    /// @param n which append fails, from 1
    /// @param afterWriting whether the n-th event is durable all the same: the process died before
    ///   it heard of it
    public DyingJournal(Journal behind, int n, boolean afterWriting) {
        this.behind = behind;
        this.afterWriting = afterWriting;
        this.left = new AtomicInteger(n);
    }

    /// Whether it has died.
    public boolean dead() {
        return left.get() <= 0;
    }

    @Override
    public Recorded append(String run, RunEvent event) {
        int now = left.decrementAndGet();
        if (now > 0) {
            return behind.append(run, event);
        }
        if (now == 0 && afterWriting) {
            behind.append(run, event);
        }
        throw new Died();
    }

    @Override
    public List<Recorded> read(String run, long seq) {
        return behind.read(run, seq);
    }

    @Override
    public List<String> runs() {
        return behind.runs();
    }

    @Override
    public String newRun(long above) {
        return behind.newRun(above);
    }

    /// Leaves the journal behind it open.
    @Override
    public void close() {}

    /// The end of the process, as far as a test can have it; an error, so that nothing but the test
    /// catches it.
    public static final class Died extends Error {
        private static final long serialVersionUID = 1L;

        Died() {
            super("the process is dead");
        }
    }
}
