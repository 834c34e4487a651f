package dev.rutter.engine.run;

import java.util.List;
import java.util.Optional;

/// What people get from a run: a graded incident, the known issue that matches, and files.
public record Aftermath(Grading grading, Matching matching, List<Scribe> scribes) {
    public Aftermath {
        scribes = List.copyOf(scribes);
    }

    /// No files and no matching; the incident carries the cause. For runs that nobody keeps.
    public static Aftermath none() {
        return new Aftermath(
                (state, cause) -> new Grading.Grade("", Account.of(cause)),
                (plan, step, output) -> Optional.empty(),
                List.of());
    }
}
