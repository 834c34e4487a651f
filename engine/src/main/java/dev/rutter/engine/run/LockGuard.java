package dev.rutter.engine.run;

import dev.rutter.engine.journal.Journal;
import dev.rutter.engine.journal.SqlJournal;
import dev.rutter.engine.store.EnvironmentLock;
import dev.rutter.engine.store.Fence;
import dev.rutter.engine.store.Heartbeat;
import dev.rutter.engine.store.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// The lock of an environment in Rutter's own store, with its heartbeat; events are fenced by it.
///
/// @param more what else has to hold for an event to be recorded
public record LockGuard(EnvironmentLock lock, SqlJournal journal, List<Fence> more)
        implements EnvironmentGuard {
    public LockGuard {
        more = List.copyOf(more);
    }

    /// The environment's own lock is all.
    public LockGuard(EnvironmentLock lock, SqlJournal journal) {
        this(lock, journal, List.of());
    }

    @Override
    public Taken take(String environment, String run, String by) {
        return switch (lock.take(environment, by, run)) {
            case EnvironmentLock.Taken.Refused(var holder, var message) ->
                    new Taken.Theirs(message, holder.run());
            case EnvironmentLock.Taken.Held(var lease) ->
                    new Taken.Ours(new Kept(lock, journal, lease, more));
        };
    }

    @Override
    public void takeAway(String environment, String run, String by) {
        lock.release(lock.takeOver(environment, by, run));
    }

    /// A lease that is renewed until it is closed or lost.
    private static final class Kept implements Tenure {
        private final EnvironmentLock lock;
        private final SqlJournal journal;
        private final Lease taken;
        private final List<Fence> more;
        private final AtomicBoolean gone = new AtomicBoolean();
        private final Heartbeat heartbeat;

        Kept(EnvironmentLock lock, SqlJournal journal, Lease taken, List<Fence> more) {
            this.more = more;
            this.lock = lock;
            this.journal = journal;
            this.taken = taken;
            heartbeat = lock.keep(taken, () -> gone.set(true));
        }

        @Override
        public Optional<String> lost() {
            // An expired lease that nobody took is renewed by the next heartbeat.
            if (!gone.get() && lock.holds(taken)) {
                return Optional.empty();
            }
            var taker = lock.holder(taken.environment()).filter(by -> by.fence() != taken.fence());
            return Optional.of(
                    "the lock of \""
                            + taken.environment()
                            + "\" was lost"
                            + taker.map(by -> " to run " + by.run() + " of " + by.owner())
                                    .orElse(
                                            gone.get()
                                                    ? ", it could not be renewed in time"
                                                    : ", somebody took it away")
                            + "; nothing more is done here");
        }

        @Override
        public Journal fenced(Journal any) {
            var fences = new ArrayList<Fence>(more);
            fences.add(heartbeat.lease());
            return journal.heldBy(fences.toArray(Fence[]::new));
        }

        @Override
        public void close() {
            heartbeat.close();
            lock.release(taken);
        }
    }
}
