package dev.rutter.engine.store;

import java.time.Instant;
import java.util.List;

/// Who may change an environment now, and until when unless they say that they are alive.
///
/// @param fence rises with every taking: whoever holds a lower one has lost the lock, whatever they
///   think
/// @param owner the person
/// @param process the process that holds it, as [EnvironmentLock] was told
public record Lease(
        String environment,
        long fence,
        String owner,
        String run,
        String process,
        Instant takenAt,
        Instant heartbeatAt,
        Instant expiresAt)
        implements Fence {

    /// This lease is still the environment's: nobody has taken it over, and it was not given back.
    /// Leases change only under the lock that every writing transaction takes first.
    @Override
    public Condition condition() {
        return new Condition(
                "EXISTS (SELECT 1 FROM lease"
                        + " WHERE environment = ? AND fence = ? AND expires_at > 0)",
                List.of(environment, fence));
    }

    @Override
    public String what() {
        return "\"" + environment + "\"";
    }
}
