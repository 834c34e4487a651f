package dev.rutter.engine.run;

import dev.rutter.engine.journal.RunEvent.IssueMatched;
import dev.rutter.language.plan.Plan;
import java.util.Optional;

/// Finds the known issue that a failing step's output speaks of.
@FunctionalInterface
public interface Matching {

    /// The best match, where one is good enough.
    ///
    /// @param output what the step printed, and why it failed
    Optional<IssueMatched> match(Plan plan, String step, String output);
}
