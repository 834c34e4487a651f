package dev.rutter.engine.store;

import java.time.Instant;

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

    /// Whether this lease is still the environment's, asked within a transaction: nobody has taken
    /// it over, and it was not given back.
    @Override
    public boolean holds(Sql sql) {
        return sql.first(
                        row -> row.number("fence"),
                        "SELECT fence FROM lease"
                                + " WHERE environment = ? AND fence = ? AND expires_at > 0",
                        environment,
                        fence)
                .isPresent();
    }

    @Override
    public String what() {
        return "\"" + environment + "\"";
    }
}
