package dev.rutter.engine.run;

import dev.rutter.language.expect.Verdict;

/// Chooses an incident's severity.
@FunctionalInterface
public interface Grading {

    /// Severity and title of the incident that this verdict opens.
    Grade grade(RunState state, Verdict cause);

    /// @param severity the document's own name for the level, and why it was chosen
    record Grade(String severity, String title) {}
}
