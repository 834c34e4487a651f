package dev.rutter.engine.run;

import dev.rutter.engine.journal.RunEvent.Setting;
import java.nio.file.Path;

/// What a run is told beside its plan.
///
/// @param release the commit to deploy, or empty where the hosting decides
/// @param by who starts it
/// @param compression by how much the document's windows and waits are shortened; 1 is real time
/// @param folder the companion file's folder, which the environment's `workdir` is relative to
/// @param setting what else it is told, and is recorded with it
public record RunOptions(
        String release, String by, double compression, Path folder, Setting setting) {
    /// A run that is told nothing else.
    public RunOptions(String release, String by, double compression, Path folder) {
        this(release, by, compression, folder, Setting.NONE);
    }

    public RunOptions {
        if (!(compression >= 1) || Double.isInfinite(compression)) {
            throw new IllegalArgumentException("compression is 1 or more, was " + compression);
        }
        if (by.isBlank()) {
            throw new IllegalArgumentException("a run is started by somebody, \"by\" was blank");
        }
    }
}
