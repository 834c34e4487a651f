package dev.rutter.platform.release;

import java.util.Locale;
import java.util.Optional;

/// How far a rollout has come; the names are those of Render's API.
public enum RolloutState {
    CREATED,
    QUEUED,
    BUILD_IN_PROGRESS,
    PRE_DEPLOY_IN_PROGRESS,
    UPDATE_IN_PROGRESS,
    LIVE,
    /// Was live, a later one replaced it.
    DEACTIVATED,
    BUILD_FAILED,
    PRE_DEPLOY_FAILED,
    UPDATE_FAILED,
    CANCELED;

    /// The word in Render's API.
    public String said() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The state of that word.
    public static Optional<RolloutState> of(String word) {
        for (var each : values()) {
            if (each.said().equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /// Whether it was never begun and waits for its turn.
    public boolean waiting() {
        return this == CREATED || this == QUEUED;
    }

    /// Whether nothing more is done for it.
    public boolean settled() {
        return switch (this) {
            case CREATED, QUEUED, BUILD_IN_PROGRESS, PRE_DEPLOY_IN_PROGRESS, UPDATE_IN_PROGRESS ->
                    false;
            case LIVE, DEACTIVATED, BUILD_FAILED, PRE_DEPLOY_FAILED, UPDATE_FAILED, CANCELED ->
                    true;
        };
    }
}
