package dev.rutter.platform.release;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One run of a command on a service's live build: a run of a cron job, or what Render calls a
/// one-off job.
///
/// @param id `crr-…` or `job-…`
/// @param rollout whose build it ran on
/// @param reason why it failed; empty otherwise
public record Errand(
        String id,
        Kind kind,
        String command,
        String rollout,
        State state,
        String reason,
        Instant createdAt,
        Optional<Instant> finishedAt) {

    /// What asked for it.
    public enum Kind {
        /// The schedule, or somebody who did not want to wait for it.
        CRON("crr"),
        /// A single call.
        JOB("job");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        String prefix() {
            return prefix;
        }
    }

    /// How far it has come; the names are those of Render's API.
    public enum State {
        PENDING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELED;

        /// The word in Render's API.
        public String said() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether nothing more comes.
        public boolean settled() {
            return this == SUCCEEDED || this == FAILED || this == CANCELED;
        }
    }

    Errand to(State next, String why, Instant now) {
        return new Errand(
                id,
                kind,
                command,
                rollout,
                next,
                why,
                createdAt,
                next.settled() ? Optional.of(now) : Optional.empty());
    }

    Map<String, String> fields() {
        var fields = new TreeMap<String, String>();
        fields.put("id", id);
        fields.put("kind", kind.name());
        fields.put("command", command);
        fields.put("rollout", rollout);
        fields.put("state", state.name());
        fields.put("reason", reason);
        fields.put("createdAt", createdAt.toString());
        finishedAt.ifPresent(at -> fields.put("finishedAt", at.toString()));
        return fields;
    }

    static Errand of(Map<String, String> fields) {
        return new Errand(
                fields.getOrDefault("id", ""),
                Kind.valueOf(fields.getOrDefault("kind", "")),
                fields.getOrDefault("command", ""),
                fields.getOrDefault("rollout", ""),
                State.valueOf(fields.getOrDefault("state", "")),
                fields.getOrDefault("reason", ""),
                Instant.parse(fields.getOrDefault("createdAt", "")),
                Optional.ofNullable(fields.get("finishedAt")).map(Instant::parse));
    }
}
