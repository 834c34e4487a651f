package dev.rutter.app.demo;

import java.util.Optional;
import java.util.OptionalInt;

/// Who is to blame for an answer.
enum Cause {
    /// The answer was what the request is there to get.
    NONE,
    /// A release answered, and not as it should.
    RELEASE,
    /// No release answered: the connection failed, nothing came in time, or the proxy spoke for
    /// itself. Whatever switches traffic from release to release exists so that this never occurs.
    SWITCH;

    /// @param status of the answer; empty where none came
    /// @param wanted the status that the request is there to get
    /// @param release who answered, as the proxy names it; empty where nobody is named
    /// @param proxy whether the proxy says that the answer is its own
    static Cause of(OptionalInt status, int wanted, Optional<String> release, boolean proxy) {
        if (status.isEmpty() || proxy || release.isEmpty()) {
            return SWITCH;
        }
        return status.getAsInt() == wanted ? NONE : RELEASE;
    }
}
