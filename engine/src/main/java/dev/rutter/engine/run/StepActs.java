package dev.rutter.engine.run;

import dev.rutter.engine.journal.RunEvent.HostingAnswered;
import java.util.Optional;

/// The words under which [HostingAnswered] events are recorded, beside the names of
/// [dev.rutter.language.runbook.Action.Hosting.Act].
public final class StepActs {
    /// The release that would be gone back to, noted before anything changes; an empty id where
    /// there is none.
    public static final String GOOD_BEFORE = "GOOD_BEFORE";

    /// The release that was found at the hosting rather than asked for.
    public static final String FOUND = "FOUND";

    private StepActs() {}

    /// The hosting's id of this run's release.
    public static Optional<String> deployed(RunState state) {
        return state.hosting("DEPLOY").or(() -> state.hosting(FOUND)).map(HostingAnswered::deploy);
    }
}
