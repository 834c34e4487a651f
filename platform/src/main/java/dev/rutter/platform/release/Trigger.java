package dev.rutter.platform.release;

import java.util.Locale;

/// What asked for a rollout; the names are those of Render's API.
public enum Trigger {
    API,
    BLUEPRINT_SYNC,
    NEW_COMMIT,
    ROLLBACK,
    SERVICE_RESUMED;

    /// The word in Render's API.
    public String said() {
        return name().toLowerCase(Locale.ROOT);
    }
}
