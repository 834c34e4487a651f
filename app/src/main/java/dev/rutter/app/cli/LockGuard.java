package dev.rutter.app.cli;

import dev.rutter.engine.run.EnvironmentGuard;
import dev.rutter.engine.store.EnvironmentLock;
import dev.rutter.engine.store.Heartbeat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// The store's lock as the engine asks for it: taken for a run, renewed on a thread of its own,
/// given back at the end.
final class LockGuard implements EnvironmentGuard {
    private final EnvironmentLock lock;

    LockGuard(EnvironmentLock lock) {
        this.lock = lock;
    }

    @Override
    public Taken take(String environment, String run, String by) {
        return switch (lock.take(environment, by, run)) {
            case EnvironmentLock.Taken.Refused refused -> new Taken.Theirs(refused.message());
            case EnvironmentLock.Taken.Held held -> {
                var lost = new AtomicBoolean();
                var heartbeat = lock.keep(held.lease(), () -> lost.set(true));
                yield new Taken.Ours(new Kept(lock, heartbeat, lost, environment));
            }
        };
    }

    private record Kept(
            EnvironmentLock lock, Heartbeat heartbeat, AtomicBoolean gone, String environment)
            implements Lease {
        @Override
        public Optional<String> lost() {
            if (!gone.get()) {
                return Optional.empty();
            }
            var holder =
                    lock.holder(environment)
                            .map(lease -> lease.owner() + " (run " + lease.run() + ")");
            return Optional.of(
                    "\""
                            + environment
                            + "\" is no longer held by this run; it is held by "
                            + holder.orElse("nobody: its lease ended without a heartbeat")
                            + ". Nothing more was done here.");
        }

        @Override
        public void close() {
            heartbeat.close();
            if (!gone.get()) {
                lock.release(heartbeat.lease());
            }
        }
    }
}
